using System.Collections.Concurrent;

namespace Pacte.Web.Data.Availability;

/// <summary>
/// The slots to come that can be taken or may be again, by site and in the order of their hours. Any number may read while one writes:
/// the rows of a site are replaced whole when one is added, and what becomes of a slot is written in its place.
/// </summary>
public sealed class SlotBoard
{
    private readonly ConcurrentDictionary<Guid, SiteSlots> sites;
    private readonly ConcurrentDictionary<Guid, Place> places;
    private int moments;

    internal SlotBoard(IReadOnlyCollection<SlotRow> rows)
    {
        sites = new(rows.GroupBy(row => row.SiteId).Select(site => KeyValuePair.Create(site.Key, new SiteSlots(Sorted([.. site])))));
        places = new(concurrencyLevel: 1, rows.Count);
        foreach (var site in sites.Values)
            Index(site);
    }

    /// <summary>In the order of hours, then of ids.</summary>
    public ReadOnlySpan<KnownSlot> OfSite(Guid site) => sites.TryGetValue(site, out var known) ? known.Slots : [];

    /// <summary>A moment after all those before, by no clock: when something was asked, or became known.</summary>
    internal int NextMoment() => ++moments;

    /// <summary>Somebody has the slot until an instant, or nobody when that is past.</summary>
    internal void Take(Guid slot, DateTimeOffset until)
    {
        if (places.TryGetValue(slot, out var place))
            place.Site.Slots[place.At].Take(until.UtcTicks, NextMoment());
    }

    /// <summary>What the node itself just committed.</summary>
    internal void Learn(in SlotRow row) => Learn(row, asked: int.MaxValue);

    /// <summary>
    /// What the database answered to a question asked at a moment. False when the node knows something of the slot since then: the answer
    /// may be older, and the question must be asked again.
    /// </summary>
    internal bool Learn(in SlotRow row, int asked)
    {
        if (!places.TryGetValue(row.Id, out var place))
        {
            if (row.MayBeTaken)
                Add(row);
            return true;
        }

        ref var known = ref place.Site.Slots[place.At];
        if (known.KnownAt > asked)
            return false;
        known.Learn(row, NextMoment());
        return true;
    }

    /// <summary>The slot is no more. False as for an answer.</summary>
    internal bool Lose(Guid slot, int asked)
    {
        if (!places.TryGetValue(slot, out var place))
            return true;
        ref var known = ref place.Site.Slots[place.At];
        if (known.KnownAt > asked)
            return false;
        known.Take(long.MaxValue, NextMoment());
        return true;
    }

    private void Add(in SlotRow row)
    {
        var site = sites.GetOrAdd(row.SiteId, _ => new SiteSlots([]));
        var slot = new KnownSlot(row, NextMoment());
        var before = site.Slots;
        var at = Array.BinarySearch(before, slot, InOrder.Comparer);
        site.Slots = [.. before[..~at], slot, .. before[~at..]];
        Index(site);
    }

    private void Index(SiteSlots site)
    {
        for (var at = 0; at < site.Slots.Length; at++)
            places[site.Slots[at].Id] = new(site, at);
    }

    private static KnownSlot[] Sorted(SlotRow[] rows)
    {
        var slots = Array.ConvertAll(rows, row => new KnownSlot(row, 0));
        Array.Sort(slots, InOrder.Comparer);
        return slots;
    }

    private readonly record struct Place(SiteSlots Site, int At);

    private sealed class SiteSlots(KnownSlot[] slots)
    {
        private volatile KnownSlot[] slots = slots;

        public KnownSlot[] Slots { get => slots; set => slots = value; }
    }

    private sealed class InOrder : IComparer<KnownSlot>
    {
        public static readonly InOrder Comparer = new();

        public int Compare(KnownSlot x, KnownSlot y) => x.StartsAt != y.StartsAt ? x.StartsAt.CompareTo(y.StartsAt) : x.Id.CompareTo(y.Id);
    }
}
