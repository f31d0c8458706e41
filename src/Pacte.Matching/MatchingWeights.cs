namespace Pacte.Matching;

/// <summary>
/// What a session is worth to coverage, in points. A point is one inhabitant of an ordinary zone who gets a first doctor-session in
/// the month. README.md derives the defaults and says what they trade.
/// </summary>
public sealed record MatchingWeights
{
    /// <summary>The most that one term of a session's worth may be; it keeps the solver's numbers far from 64 bits.</summary>
    public const long LargestWorth = 1_000_000_000;

    /// <summary>Added to every zone's population, so that the smallest zones are not forgotten.</summary>
    public long ZoneBase { get; init; } = 10_000;

    /// <summary>Each session that brings a need towards its minimum.</summary>
    public long TowardsMin { get; init; } = 40_000;

    /// <summary>Each session that brings a need from its minimum towards what is desired.</summary>
    public long TowardsDesired { get; init; } = 10_000;

    /// <summary>Each session beyond what is desired. At least 1, so that a session is always worth more than none.</summary>
    public long TowardsMax { get; init; } = 1_000;

    /// <summary>What a whole day is worth above a half-day.</summary>
    public long FullDay { get; init; } = 4_000;

    /// <summary>The first session of a zone in a week; the k-th is worth this divided by k.</summary>
    public long WeekSpread { get; init; } = 3_000;

    /// <summary>Refuses weights that would break the order of goals stated in README.md.</summary>
    /// <exception cref="InvalidProblemException">A weight is out of range, or smaller goals could overturn a need's tiers.</exception>
    public void EnsureCoherent()
    {
        if (((long[])[ZoneBase, TowardsMin, TowardsDesired, FullDay, WeekSpread]).Any(weight => weight is < 0 or > LargestWorth))
            throw new InvalidProblemException($"A weight lies outside 0 to {LargestWorth}.");
        if (TowardsMax < 1)
            throw new InvalidProblemException("A session within a need's maximum is worth at least 1.");
        var smallerGoals = FullDay + WeekSpread;
        if (TowardsDesired - TowardsMax <= smallerGoals || TowardsMin - TowardsDesired <= smallerGoals)
            throw new InvalidProblemException("A need's tiers must differ by more than a whole day and a week's spread together.");
    }

    /// <summary>What the n-th session of the month brings to a zone, n from 1: its weight divided by n, rounded down.</summary>
    public long ZoneSession(MatchingZone zone, int n) => ZoneWeight(zone) / n;

    /// <summary>What the k-th session of the week brings to a zone, k from 1.</summary>
    public long WeekSession(int k) => WeekSpread / k;

    /// <summary>What the n-th session of a need brings, n from 1 to its maximum.</summary>
    public long NeedSession(MatchingNeed need, int n) =>
        n <= need.Min ? TowardsMin : n <= need.Desired ? TowardsDesired : TowardsMax;

    /// <summary>What the part of the day brings by itself.</summary>
    public long Part(SessionPart part) => part == SessionPart.FullDay ? FullDay : 0;

    private long ZoneWeight(MatchingZone zone) => (ZoneBase + zone.Population) * zone.NeedPermille / 1000;
}
