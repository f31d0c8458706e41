using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>Who waits for such a slot and may be offered it now, in the order of the public rule.</summary>
internal static class WaitingPeople
{
    private const double KmPerDegree = 111;

    public static async Task<IReadOnlyList<WaitingCandidate>> ForAsync(PacteDb db, Slot slot, Site site, CancellationToken ct)
    {
        var local = LocalTime.FromInstant(slot.StartsAt, LocalTime.Zone(site.TimeZone));
        var (day, afternoon) = (WaitingEntry.DayOf(local.Date), local.Time >= WaitingEntry.Noon);
        // Whoever frees or opens the slot may see no patient: everybody who waits is meant. Roads are longer than the band of latitudes
        // is high, so it leaves nobody out.
        var rows = await db.WaitingEntries.IgnoreQueryFilters().AsNoTracking()
            .Where(e => e.State == WaitingState.Waiting && e.Specialty == slot.Specialty)
            .Where(e => e.Latitude >= site.Latitude - (e.RadiusKm / KmPerDegree) && e.Latitude <= site.Latitude + (e.RadiusKm / KmPerDegree))
            .Where(e => e.FirstDay <= local.Date && e.LastDay >= local.Date && (e.Days & day) == day)
            .Where(e => afternoon ? e.Afternoons : e.Mornings)
            .Where(e => !e.StepFreeOnly || site.StepFreeAccess)
            .Where(e => !db.SlotOffers.Any(o => o.PersonId == e.PersonId && o.State == OfferState.Offered))
            .Where(e => !db.SlotOffers.Any(o => o.SlotId == slot.Id && o.EntryId == e.Id))
            .Select(e => new { e.Id, e.PersonId, e.Since, e.HasTreatingDoctor, e.PlaceInsee, e.Latitude, e.Longitude, e.RadiusKm })
            .ToListAsync(ct);
        var there = new LandPoint(new(site.Latitude, site.Longitude), Landmass.Of(site.CommuneInsee));
        return WaitingRule.Current.Rank(
            from row in rows
            let km = Distance.RoadKm(new(new(row.Latitude, row.Longitude), Landmass.Of(row.PlaceInsee)), there)
            where km <= row.RadiusKm
            select new WaitingCandidate(row.Id, row.PersonId, row.Since, row.HasTreatingDoctor, (int)Math.Round(km.Value)));
    }
}
