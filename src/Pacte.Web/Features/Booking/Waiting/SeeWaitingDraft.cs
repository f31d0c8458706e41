using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Data;
using Pacte.Web.Data.Places;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>A draft of somebody who joins the list.</summary>
/// <param name="Joined">Where their place in the list is, once they have it.</param>
public sealed record WaitingDraftView(PatientForm Form, WaitingWish Wish, string PlaceName, TimeZoneInfo Zone, CodeView? Code, string? Joined)
{
    public DateOnly Today(DateTimeOffset now) => LocalTime.DateAt(now, Zone);

    public TimeOnly Local(DateTimeOffset instant) => LocalTime.FromInstant(instant, Zone).Time;
}

/// <summary>Shows a visitor what they would wait for and what they wrote.</summary>
public sealed class SeeWaitingDraft(UnitOfWork work, PlaceDirectory places, OfferLinks links)
{
    /// <summary>Null when the id names no such draft.</summary>
    public async Task<WaitingDraftView?> ExecuteAsync(Guid draftId, CancellationToken ct)
    {
        var draft = await work.ReadAsync(Scope.Service, db => db.BookingDrafts.SingleOrDefaultAsync(d => d.Id == draftId, ct));
        if (draft?.Wish is not { } wish)
            return null;
        var place = (await places.GetAsync(ct)).Index.Find(wish.PlaceInsee);
        var code = draft.CodeExpiresAt is { } expiry && Contact.Parse(draft.Contact).Value is { } contact
            ? new CodeView(contact.Masked, contact.IsEmail, expiry)
            : null;
        return new(
            PatientForm.Of(draft),
            wish,
            place?.Name ?? wish.PlaceInsee,
            LocalTime.Zone(SiteTimeZones.ForCommune(wish.PlaceInsee)),
            code,
            draft.EntryId is { } entry ? links.EntryPath(entry) : null);
    }
}
