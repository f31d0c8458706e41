using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Every way on from a search without a slot, what helps most first. There are always at least two.</summary>
public sealed class WaysOn(UnitOfWork work, ZoneDirectory zones, AdviceDirectory advices, TimeProvider clock)
{
    private const int MostSites = 3;

    public async Task<IReadOnlyList<WayOn>> FindAsync(SearchAnswer answer, CancellationToken ct)
    {
        var (found, place) = (answer.Found!, answer.Place!);
        var picture = await zones.GetAsync(ct);
        var ways = new List<WayOn>();
        if (found.Otherwise.Count > 0)
            ways.Add(new WayOn.OtherTimes([.. found.Otherwise.Take(MostSites)], answer.Wish.AnyTime.HrefOf(place)));
        if (found.Farther is { } farther)
            ways.Add(new WayOn.FartherSite(farther));
        if (answer.UsefulKm is { } km && km > answer.Wish.DistanceKm)
            ways.Add(new WayOn.WiderSearch(km, answer.Wish.HrefOf(place, km)));
        if (picture.Find(found.Farther?.Site.EpciSiren) is { Href: not null } zone)
            ways.Add(new WayOn.NextZone(zone));
        if (found.Reason is NoSlotReason.SitesAreFull && await NextDatesAsync(answer, ct) is { Count: > 0 } dates)
            ways.Add(new WayOn.NextDates(dates));
        ways.Add(new WayOn.WaitingList(answer.Wish.WaitingHrefOf(place)));
        if (await advices.FindAsync(place.DepartementCode, ct) is { } advice)
            ways.Add(new WayOn.Phone(advice));
        if (found.Farther is null && picture.Regions.Count > 0)
            ways.Add(new WayOn.ChooseZone());
        ways.Add(new WayOn.Help());
        return ways;
    }

    private async Task<IReadOnlyList<FullSiteDate>> NextDatesAsync(SearchAnswer answer, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var full = answer.Found!.Full.Take(MostSites).ToDictionary(near => near.Site.Id, near => near.Site);
        var ids = full.Keys.ToArray();
        var specialty = answer.Wish.Slots.Specialty;
        var rows = await work.ReadAsync(Scope.None, db => db.Slots
            .Where(s => ids.Contains(s.SiteId) && s.Specialty == specialty && s.StartsAt > now && s.State != SlotState.Closed)
            .GroupBy(s => s.SiteId)
            .Select(g => new
            {
                SiteId = g.Key,
                At = g.Min(s => s.StartsAt),
                Opens = g.Min(s => s.State == SlotState.Free && s.PublicFrom > now ? s.PublicFrom : null),
            })
            .ToListAsync(ct));
        return [.. rows.Select(row => new FullSiteDate(full[row.SiteId], row.At, row.Opens)).OrderBy(date => date.At)];
    }
}
