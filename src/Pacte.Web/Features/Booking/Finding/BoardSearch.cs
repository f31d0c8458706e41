using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Data.Availability;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Answers from the slots that a node knows what <see cref="FreeSlots"/> would answer from the database.</summary>
public static class BoardSearch
{
    private const int Wanted = 3;

    extension(SlotBoard board)
    {
        /// <summary>The next three slots of each site that are wanted; the rank of the first is 1.</summary>
        public List<FreeSlot> Next(IReadOnlyList<PublicSite> sites, SlotWish wish, DateTimeOffset now)
        {
            var found = new List<FreeSlot>(Wanted * sites.Count);
            for (var i = 0; i < sites.Count; i++)
                Add(found, i + 1, board.OfSite(sites[i].Id), sites[i], wish, now);
            return found;
        }

        /// <summary>All the slots of a site, in order of hour.</summary>
        public List<SiteSlot> All(Guid site, bool openToAllOnly, DateTimeOffset now)
        {
            var slots = board.OfSite(site);
            var found = new List<SiteSlot>();
            for (var at = After(slots, now.UtcTicks); at < slots.Length; at++)
            {
                if (!IsOffered(slots[at], now.UtcTicks, openToAllOnly, out var residents))
                    continue;
                var slot = new SiteSlot(slots[at].Id, Instant(slots[at].StartsAt), slots[at].Specialty, InstantOrNull(residents));
                var same = found.Count - 1;
                while (same >= 0 && found[same] is var other && other.Specialty != slot.Specialty)
                    same = other.StartsAt == slot.StartsAt ? same - 1 : -1;
                if (same >= 0 && found[same].StartsAt != slot.StartsAt)
                    same = -1;
                if (same < 0)
                    found.Add(slot);
                else if (IsBetter(slot.ResidentsUntil, found[same].ResidentsUntil))
                    found[same] = slot;
            }

            return [.. found.OrderBy(slot => slot.StartsAt).ThenBy(slot => slot.Specialty.ToString(), StringComparer.Ordinal)];
        }
    }

    private static void Add(List<FreeSlot> found, int rank, ReadOnlySpan<KnownSlot> slots, PublicSite site, SlotWish wish, DateTimeOffset now)
    {
        var first = found.Count;
        var end = long.MaxValue;
        var at = After(slots, now.UtcTicks);
        if (wish.IsNarrow)
        {
            var today = LocalTime.DateAt(now, site.Zone);
            var day = wish.From is { } from && from > today ? from : today;
            at = Math.Max(at, After(slots, LocalTime.ToInstant(day, TimeOnly.MinValue, site.Zone).UtcTicks - 1));
            if (wish.Part is not DayPart.FullDay)
                end = LocalTime.ToInstant(day.AddDays(SlotWish.HalfDays), TimeOnly.MinValue, site.Zone).UtcTicks;
        }

        for (; at < slots.Length && slots[at].StartsAt < end; at++)
        {
            ref readonly var slot = ref slots[at];
            if (slot.Specialty != wish.Specialty || !IsOffered(slot, now.UtcTicks, wish.OpenToAllOnly, out var residents))
                continue;
            var starts = Instant(slot.StartsAt);
            // Two doctors at one hour make one button, that of the slot that everybody may book.
            var isSameHour = found.Count > first && found[^1].StartsAt == starts;
            if (found.Count - first == Wanted && !isSameHour)
                return;
            if (wish.Part is not DayPart.FullDay && !wish.Wants(starts, site.Zone))
                continue;
            var free = new FreeSlot(rank, slot.Id, starts, InstantOrNull(residents));
            if (!isSameHour)
                found.Add(free);
            else if (IsBetter(free.ResidentsUntil, found[^1].ResidentsUntil))
                found[^1] = free;
        }
    }

    // The first to come of equals stays: slots of one hour follow each other by their ids.
    private static bool IsBetter(DateTimeOffset? until, DateTimeOffset? other) => other is not null && (until is null || until < other);

    private static bool IsOffered(in KnownSlot slot, long now, bool openToAllOnly, out long residentsUntil) =>
        slot.MayBeHeldAt(now, out residentsUntil) && (residentsUntil == 0 || !openToAllOnly);

    private static int After(ReadOnlySpan<KnownSlot> slots, long instant)
    {
        var (from, to) = (0, slots.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            if (slots[middle].StartsAt > instant)
                to = middle;
            else
                from = middle + 1;
        }

        return from;
    }

    private static DateTimeOffset Instant(long ticks) => new(ticks, TimeSpan.Zero);

    private static DateTimeOffset? InstantOrNull(long ticks) => ticks == 0 ? null : Instant(ticks);
}
