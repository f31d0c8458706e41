using System.Security.Cryptography;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>Opens a draft for who wants to wait: they then write their name and prove a contact, as for a booking.</summary>
public sealed class StartWaiting(UnitOfWork work, TimeProvider clock, PlaceDirectory places)
{
    /// <summary>The id of the draft: the only key to it. Null when the place is no commune whose position is known.</summary>
    public async Task<Guid?> ExecuteAsync(WishForm form, byte[] network, CancellationToken ct)
    {
        var country = await places.GetAsync(ct);
        if (form.Place is null || country.Positions.Of(form.Place).Place is null)
            return null;
        var now = clock.GetUtcNow();
        var draft = new BookingDraft
        {
            Id = new(RandomNumberGenerator.GetBytes(16)),
            Wish = form.Read(form.Place, LocalTime.DateAt(now, LocalTime.Zone(SiteTimeZones.ForCommune(form.Place)))),
            CreatedAt = now,
            HeldUntil = now,
            NetworkKey = network,
            SubmissionId = new(RandomNumberGenerator.GetBytes(16)),
        };
        var written = await work.WriteAsync<Guid, BookingRefusal>(
            Scope.Service,
            db =>
            {
                db.BookingDrafts.Add(draft);
                return Task.FromResult<Result<Guid, BookingRefusal>>(draft.Id);
            },
            _ => null,
            ct);
        return written.Value;
    }
}
