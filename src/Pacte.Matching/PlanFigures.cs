using System.Collections.Immutable;

namespace Pacte.Matching;

/// <summary>How a month's sessions are shared out, whoever placed them: sessions that stand and sessions placed.</summary>
public sealed record PlanFigures
{
    /// <summary>Sessions placed.</summary>
    public required int Sessions { get; init; }

    /// <summary>Half-days of the sessions placed.</summary>
    public required int HalfDays { get; init; }

    /// <summary>Points of coverage that they bring.</summary>
    public required long Coverage { get; init; }

    /// <summary>Doctors with at least one session placed.</summary>
    public required int Doctors { get; init; }

    /// <summary>Every zone whose sites ask for somebody, ordered by key.</summary>
    public required ImmutableArray<ZoneShare> Zones { get; init; }

    /// <summary>Of these zones, those without any session.</summary>
    public int ZonesWithout => Zones.Count(zone => zone.HalfDays == 0);

    /// <summary>
    /// The Gini index of days per inhabitant over these zones, zeros included, in thousandths: 0 when all have the same, near 1000 when
    /// one has all.
    /// </summary>
    public required int GiniPermille { get; init; }

    /// <summary>Mean travel of the sessions placed, one way, rounded down; 0 without any.</summary>
    public required int MeanTravelMetres { get; init; }

    /// <summary>95 sessions of 100 are no farther than this.</summary>
    public required int P95TravelMetres { get; init; }

    /// <summary>The figures of sessions placed for a problem, by the matcher or otherwise.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    public static PlanFigures Of(MatchingProblem problem, MatchingWeights weights, IReadOnlyList<Placement> placements)
    {
        var index = new ProblemIndex(problem);
        var sessions = placements.Select(index.SessionOf).ToArray();
        var zones = Shares(index, sessions);
        return new PlanFigures
        {
            Sessions = sessions.Length,
            HalfDays = sessions.Sum(session => index.Needs[session.Need].Part.HalfDays()),
            Coverage = new PlanWorth(index, new StandingTally(index), weights).OfZones(sessions.Select(session => session.Need)).Sum(),
            Doctors = sessions.Select(session => index.DoctorOfOffer[session.Offer]).Distinct().Count(),
            Zones = zones,
            GiniPermille = Gini([.. zones.Select(zone => zone.DaysPerBillion)]),
            MeanTravelMetres = sessions.Length == 0 ? 0 : (int)(sessions.Sum(session => (long)session.Metres) / sessions.Length),
            P95TravelMetres = P95([.. sessions.Select(session => session.Metres).Order()]),
        };
    }

    /// <summary>With x sorted and i from 1: (2·Σ i·x − (n + 1)·Σ x) / (n·Σ x), rounded down to thousandths; 0 when all are zero.</summary>
    internal static int Gini(long[] values)
    {
        Array.Sort(values);
        Int128 total = 0, ranked = 0;
        for (var i = 0; i < values.Length; i++)
        {
            total += values[i];
            ranked += (Int128)(i + 1) * values[i];
        }

        return total == 0 ? 0 : (int)(1000 * ((2 * ranked) - ((values.Length + 1) * total)) / (values.Length * total));
    }

    /// <summary>The nearest rank.</summary>
    private static int P95(int[] sorted) => sorted.Length == 0 ? 0 : sorted[(((95 * sorted.Length) + 99) / 100) - 1];

    private static ImmutableArray<ZoneShare> Shares(ProblemIndex index, Candidate[] sessions)
    {
        var (halfDays, asks) = (new int[index.Zones.Length], new bool[index.Zones.Length]);
        for (var need = 0; need < index.Needs.Length; need++)
            asks[index.ZoneOfNeed(need)] |= index.Needs[need].Max > 0;
        foreach (var session in index.Standing)
        {
            if (index.FindSite(session.SiteKey) is { } site)
                halfDays[index.ZoneOfSite[site]] += session.Part.HalfDays();
        }

        foreach (var session in sessions)
            halfDays[index.ZoneOfNeed(session.Need)] += index.Needs[session.Need].Part.HalfDays();
        return
        [
            .. Enumerable.Range(0, asks.Length).Where(zone => asks[zone])
                .Select(zone => new ZoneShare(index.Zones[zone].Key, index.Zones[zone].Population, halfDays[zone])),
        ];
    }
}

/// <summary>What a zone has.</summary>
/// <param name="ZoneKey">The zone.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="HalfDays">Half-days of sessions that stand or are placed.</param>
public sealed record ZoneShare(string ZoneKey, int Population, int HalfDays)
{
    private const long HalfDaysPerBillion = 500_000_000;

    /// <summary>Days of doctors per 1,000 inhabitants, in millionths; a zone without inhabitants counts as one of one.</summary>
    public long DaysPerBillion => HalfDays * HalfDaysPerBillion / Math.Max(1, Population);
}
