using Pacte.Domain.Geography;
using Pacte.Domain.Sites;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.Web.Features.Booking;

/// <summary>Why a search shows no slot.</summary>
public enum NoSlotReason
{
    /// <summary>No site at all within the distance.</summary>
    NoSiteInReach,

    /// <summary>There are sites, without a free slot.</summary>
    SitesAreFull,

    /// <summary>The place has no known position.</summary>
    PlaceWithoutPosition,

    /// <summary>There are free slots, all before the day asked.</summary>
    NoneFromThatDay,

    /// <summary>There are free slots from that day on, none in the half of the day asked.</summary>
    NoneInThatHalf,
}

/// <summary>A site, how far it is by road, and its next slots, none when it is full.</summary>
public sealed record NearbySite(PublicSite Site, double RoadKm, IReadOnlyList<FreeSlot> Slots);

/// <summary>What a search came to, nearest first.</summary>
/// <param name="Sites">Those with slots.</param>
/// <param name="Full">Those without.</param>
/// <param name="Reason">Set when no site has a slot.</param>
/// <param name="Farther">With a reason: the nearest site that has slots, whatever its distance.</param>
/// <param name="Otherwise">With a reason: those of <paramref name="Full"/> that have slots on other days or hours, with these.</param>
public sealed record FoundSites(
    IReadOnlyList<NearbySite> Sites, IReadOnlyList<NearbySite> Full, NoSlotReason? Reason, NearbySite? Farther, IReadOnlyList<NearbySite> Otherwise)
{
    /// <summary>The first slot of the whole page.</summary>
    public FreeSlot? Earliest { get; } = Sites.Count == 0 ? null : Sites.Select(site => site.Slots[0]).MinBy(slot => slot.StartsAt);

    public NearbySite? EarliestSite => Earliest is { } slot ? Sites.First(site => site.Slots[0].Id == slot.Id) : null;
}

/// <summary>
/// Finds the sites nearest to a place with their next free slots: distances and slots from memory. The nearest sites are
/// asked whatever their distance, so that a search that finds none within reach already knows where to go.
/// </summary>
public sealed class FindSites(SiteDirectory directory, FreeSlots slots)
{
    /// <summary>How many sites a page shows.</summary>
    public const int MostSites = 10;

    private const double AnyDistance = 3000;

    public sealed record Request(LandPoint? From, double RadiusKm, SlotWish Wish, bool StepFreeOnly = false);

    public async Task<FoundSites> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (request.From is not { } from)
            return new([], [], NoSlotReason.PlaceWithoutPosition, null, []);
        var sites = await directory.GetAsync(ct);
        var nearest = await WithSlotsAsync(sites, Near(sites, request, from, MostSites), request.Wish, ct);
        var open = nearest.FindAll(near => near.RoadKm <= request.RadiusKm && near.Slots.Count > 0);
        var full = nearest.FindAll(near => near.RoadKm <= request.RadiusKm && near.Slots.Count == 0);
        if (open.Count > 0)
            return new(open, full, null, null, []);
        var (reason, otherwise) = await WhyAsync(full, request.Wish, ct);
        return new(open, full, reason, nearest.Find(near => near.Slots.Count > 0) ?? await FartherAsync(sites, request, from, ct), otherwise);
    }

    // What a narrow wish left out: first the half of the day is let go, then the day.
    private async Task<(NoSlotReason Reason, IReadOnlyList<NearbySite> Otherwise)> WhyAsync(
        List<NearbySite> full, SlotWish wish, CancellationToken ct)
    {
        if (full.Count == 0)
            return (NoSlotReason.NoSiteInReach, []);
        if (wish.Part is not DayPart.FullDay
            && await OtherwiseAsync(full, wish with { Part = DayPart.FullDay }, ct) is { Count: > 0 } anyHour)
            return (NoSlotReason.NoneInThatHalf, anyHour);
        if (wish.From is not null && await OtherwiseAsync(full, wish.Widest, ct) is { Count: > 0 } anyDay)
            return (NoSlotReason.NoneFromThatDay, anyDay);
        return (NoSlotReason.SitesAreFull, []);
    }

    private async Task<List<NearbySite>> OtherwiseAsync(List<NearbySite> full, SlotWish wish, CancellationToken ct) =>
        With(full, await slots.NextAsync(full.ConvertAll(near => near.Site), wish, ct)).FindAll(near => near.Slots.Count > 0);

    // All the nearest are full: the rest of the land, by batches.
    private async Task<NearbySite?> FartherAsync(OpenSites sites, Request request, LandPoint from, CancellationToken ct)
    {
        foreach (var batch in Near(sites, request, from, sites.All.Count).Skip(MostSites).Chunk(4 * MostSites))
        {
            var found = await WithSlotsAsync(sites, batch, request.Wish, ct);
            if (found.Find(near => near.Slots.Count > 0) is { } farther)
                return farther;
        }

        return null;
    }

    private static IReadOnlyList<NearSite> Near(OpenSites sites, Request request, LandPoint from, int limit) => request.StepFreeOnly
        ? [.. sites.Nearest.Find(from, AnyDistance, sites.All.Count).Where(near => sites[near.Id].StepFreeAccess).Take(limit)]
        : sites.Nearest.Find(from, AnyDistance, limit);

    private async Task<List<NearbySite>> WithSlotsAsync(OpenSites sites, IReadOnlyList<NearSite> near, SlotWish wish, CancellationToken ct)
    {
        var found = new List<NearbySite>(near.Count);
        foreach (var site in near)
            found.Add(new(sites[site.Id], site.RoadKm, []));
        return With(found, await slots.NextAsync(found.ConvertAll(site => site.Site), wish, ct));
    }

    private static List<NearbySite> With(List<NearbySite> sites, List<FreeSlot> free)
    {
        var found = new List<NearbySite>(sites.Count);
        var at = 0;
        for (var i = 0; i < sites.Count; i++)
        {
            var first = at;
            while (at < free.Count && free[at].Rank == i + 1)
                at++;
            found.Add(sites[i] with { Slots = free.GetRange(first, at - first) });
        }

        return found;
    }
}
