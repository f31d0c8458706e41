namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Every way on from a search without a slot, what helps most first. There are always at least two.</summary>
public sealed class WaysOn(ZoneDirectory zones, AdviceDirectory advices, NextDates next)
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
        if (found.Reason is NoSlotReason.SitesAreFull && await next.OfAsync(found.Full.Take(MostSites).Select(near => near.Site), answer.Wish.Slots.Specialty, ct) is { Count: > 0 } dates)
            ways.Add(new WayOn.NextDates(dates));
        ways.Add(new WayOn.WaitingList(answer.Wish.WaitingHrefOf(place)));
        if (await advices.FindAsync(place.DepartementCode, ct) is { } advice)
            ways.Add(new WayOn.Phone(advice));
        if (found.Farther is null && picture.Regions.Count > 0)
            ways.Add(new WayOn.ChooseZone());
        ways.Add(new WayOn.Help());
        return ways;
    }
}
