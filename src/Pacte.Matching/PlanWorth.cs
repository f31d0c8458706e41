namespace Pacte.Matching;

/// <summary>What a set of sessions brings to coverage, computed from the weights alone, without any network.</summary>
internal sealed class PlanWorth(ProblemIndex index, StandingTally standing, MatchingWeights weights)
{
    /// <summary>Points brought to each zone by sessions that answer these needs, one entry per session.</summary>
    public long[] OfZones(IEnumerable<int> needs)
    {
        var worth = new long[index.Zones.Length];
        var counted = new Counter<int>(standing.OfNeed);
        var weeks = new Counter<(int Zone, int Week)>(key => standing.OfZoneWeek(key.Zone, key.Week));
        var zones = new Counter<int>(standing.OfZone);
        foreach (var number in needs)
        {
            var (need, zone) = (index.Needs[number], index.ZoneOfNeed(number));
            worth[zone] += weights.NeedSession(need, counted.Next(number))
                + weights.Part(need.Part)
                + weights.WeekSession(weeks.Next((zone, ProblemIndex.WeekOf(need.Date))))
                + weights.ZoneSession(index.Zones[zone], zones.Next(zone));
        }

        return worth;
    }

    private sealed class Counter<TKey>(Func<TKey, int> start)
        where TKey : notnull
    {
        private readonly Dictionary<TKey, int> _counts = [];

        public int Next(TKey key) => _counts[key] = _counts.GetValueOrDefault(key, start(key)) + 1;
    }
}
