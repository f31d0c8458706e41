using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>The best plan of a month, with its proof.</summary>
public sealed record MatchingPlan
{
    /// <summary>Sessions to propose, ordered by offer key.</summary>
    public required ImmutableArray<Placement> Placements { get; init; }

    /// <summary>Offers that lead to no new session, each with the reason, ordered by key; with the placements, all the offers.</summary>
    public required ImmutableArray<UnplacedOffer> Unplaced { get; init; }

    /// <summary>How every zone fares, ordered by key.</summary>
    public required ImmutableArray<ZoneFigures> Zones { get; init; }

    /// <summary>Standing sessions that break a rule. They are kept all the same: someone has to decide.</summary>
    public required ImmutableArray<Contradiction> Contradictions { get; init; }

    /// <summary>Pins that a rule forbids, in the order of date, doctor, part and site. All the others are among the placements.</summary>
    public required ImmutableArray<RefusedPin> RefusedPins { get; init; }

    /// <summary>
    /// What the plan is worth at each level, the first deciding first. Lower levels are the best of the plans in which the doctors who
    /// mix whole days and half-days keep the kinds chosen for coverage.
    /// </summary>
    public required PlanValue Value { get; init; }

    /// <summary>Proved: no plan whatever brings more points of coverage than this.</summary>
    public required long Bound { get; init; }

    /// <summary>How far coverage could at most be from the best, in points: 0 means that no plan covers better.</summary>
    public long Gap => Bound - Value.Coverage;

    /// <summary>Doctors whose whole days and half-days share a cap that can bind; without any the gap is 0.</summary>
    public required int MixingDoctors { get; init; }

    /// <summary>The independent check of the proof. A plan is never returned when it fails.</summary>
    public required CertificateVerdict Certificate { get; init; }

    /// <summary>How large the network was and what solving it took.</summary>
    public required PlanEffort Effort { get; init; }

    /// <summary>SHA-256, in hexadecimal, of all that was decided: equal plans have equal fingerprints on any machine.</summary>
    public required string Fingerprint { get; init; }
}

/// <summary>An offer goes to a need.</summary>
public sealed record Placement(
    string OfferKey,
    string NeedKey,
    string DoctorKey,
    string SiteKey,
    string ZoneKey,
    DateOnly Date,
    SessionPart Part,
    int TravelMetres);

/// <summary>An offer that leads to no new session.</summary>
public sealed record UnplacedOffer(string OfferKey, string DoctorKey, DateOnly Date, UnplacedReason Reason);

/// <summary>
/// Why an offer leads to no new session: the last rule in the way of the need that came nearest to it. Members go from the farthest
/// from a session to the nearest.
/// </summary>
public enum UnplacedReason
{
    /// <summary>The doctor is not verified.</summary>
    NotVerified,

    /// <summary>The doctor is exempt that day and has not waived it.</summary>
    Exempt,

    /// <summary>The doctor already has a session that day.</summary>
    AlreadyEngaged,

    /// <summary>No site asks for anybody that day.</summary>
    NoNeedThatDay,

    /// <summary>Sites ask for somebody that day, on parts of the day that the offer does not accept.</summary>
    PartNotAsked,

    /// <summary>Sites ask for somebody then, of another specialty.</summary>
    SpecialtyNotAsked,

    /// <summary>Every need that fits is farther than the doctor travels, or no road leads there.</summary>
    NoNeedWithinTravelLimit,

    /// <summary>The needs that fit are in the doctor's own zone.</summary>
    OwnZoneOnly,

    /// <summary>The doctor and the sites that remain were told not to meet.</summary>
    Excluded,

    /// <summary>Every need that fits is filled by others.</summary>
    NeedsFilledByOthers,

    /// <summary>What is left of the doctor's monthly cap does not allow this session.</summary>
    CapReached,

    /// <summary>The doctor's other sessions leave room in the cap for this one, but the kinds chosen for the month do not.</summary>
    MixedKinds,
}

/// <summary>How a zone fares.</summary>
/// <param name="ZoneKey">The zone.</param>
/// <param name="Standing">Sessions that stand.</param>
/// <param name="Placed">Sessions that the plan adds.</param>
/// <param name="PlacedHalfDays">The same in half-days.</param>
/// <param name="Desired">Sessions that its sites would like.</param>
/// <param name="Max">The most that its sites ask for.</param>
/// <param name="Worth">What the added sessions bring to coverage, in points.</param>
public sealed record ZoneFigures(
    string ZoneKey, int Standing, int Placed, int PlacedHalfDays, int Desired, int Max, long Worth);

/// <summary>A standing session and the rule that it breaks.</summary>
public sealed record Contradiction(string SessionKey, ContradictionReason Reason);

/// <summary>What a standing session may break.</summary>
public enum ContradictionReason
{
    /// <summary>The doctor is not verified.</summary>
    NotVerified,

    /// <summary>The doctor is exempt that day.</summary>
    Exempt,

    /// <summary>The doctor already has a session then.</summary>
    OverlapsAnother,

    /// <summary>The doctor's sessions exceed the monthly cap.</summary>
    OverCap,

    /// <summary>No need asks for it, or the need is of another day, part or site.</summary>
    NoSuchNeed,

    /// <summary>The need is for another specialty.</summary>
    OtherSpecialty,

    /// <summary>Farther than the doctor travels.</summary>
    BeyondTravelLimit,

    /// <summary>In the doctor's own zone.</summary>
    OwnZone,

    /// <summary>The doctor and the site were told not to meet.</summary>
    Excluded,

    /// <summary>The need has more sessions than its maximum.</summary>
    OverNeed,
}

/// <summary>What a plan is worth, the most important level first.</summary>
/// <param name="Coverage">Points of coverage that the added sessions bring; more is better.</param>
/// <param name="KeptProposals">Proposals already sent that the plan keeps; more is better.</param>
/// <param name="FirstSessions">Doctors who get their first session of the month; more is better.</param>
/// <param name="Familiarity">Past sessions of the doctors at the sites they go to, each pair counted to a limit; more is better.</param>
/// <param name="TravelMetres">One-way travel, summed over the added sessions; less is better.</param>
public sealed record PlanValue(long Coverage, long KeptProposals, long FirstSessions, long Familiarity, long TravelMetres)
{
    /// <summary>The two together, level by level.</summary>
    public static PlanValue operator +(PlanValue one, PlanValue other) => new(
        one.Coverage + other.Coverage,
        one.KeptProposals + other.KeptProposals,
        one.FirstSessions + other.FirstSessions,
        one.Familiarity + other.Familiarity,
        one.TravelMetres + other.TravelMetres);
}

/// <summary>Size of the network, steps of the solver, and how many flows it solved.</summary>
public sealed record PlanEffort(int Nodes, int Arcs, long Pivots, int Solves);
