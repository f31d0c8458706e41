using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>A slot kept for the person of a displaced appointment.</summary>
public sealed record KeptSlot(DateTimeOffset StartsAt, DateTimeOffset Until, string SiteName, string ZoneId, string Path);

/// <summary>Finds what is kept for them now, if anything.</summary>
public sealed class FindKeptSlot(UnitOfWork work, TimeProvider clock, OfferLinks links)
{
    public async Task<KeptSlot?> ExecuteAsync(Guid appointmentId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var row = await work.ReadAsync(Scope.Service, db => (
            from offer in db.SlotOffers
            join slot in db.Slots on offer.SlotId equals slot.Id
            join site in db.Sites on slot.SiteId equals site.Id
            where offer.AppointmentId == appointmentId && offer.State == OfferState.Offered && offer.Until > now
            select new { offer.Id, offer.Until, slot.StartsAt, site.Name, site.TimeZone }).SingleOrDefaultAsync(ct));
        return row is null ? null : new(row.StartsAt, row.Until, row.Name, row.TimeZone, links.OfferPath(row.Id));
    }
}
