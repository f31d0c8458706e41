using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>A plan as its page shows it.</summary>
public sealed record PlanView
{
    public required PlanHeader Plan { get; init; }
    public required IReadOnlyList<PlanZoneLine> Zones { get; init; }
    public required IReadOnlyList<PlacementLine> Placements { get; init; }

    /// <summary>Without the dates that already have their session, which are only counted.</summary>
    public required IReadOnlyList<UnplacedLine> Unplaced { get; init; }
    public required int AlreadyInSession { get; init; }

    /// <summary>What moved since the computation; only for a draft.</summary>
    public required IReadOnlyList<MovedLine> Moved { get; init; }

    /// <summary>What changes against the draft that this one replaces; null without one.</summary>
    public required PlanDifference? Difference { get; init; }
    public required int FirstTimers { get; init; }

    /// <summary>Proposals sent before, still without an answer, that the plan takes back.</summary>
    public required IReadOnlyList<WithdrawnLine> Withdrawn { get; init; }

    /// <summary>Pins of the agency that the plan could not follow.</summary>
    public required IReadOnlyList<RefusedPinLine> RefusedPins { get; init; }

    /// <summary>Doctors whom other drafts of the month want too; only for a draft.</summary>
    public required IReadOnlyList<ContestLine> Contests { get; init; }

    /// <summary>How the days are shared out; null when no site asks for anybody, and in plans that did not compute it.</summary>
    public PlanEquity? Equity { get; init; }

    public int DoctorsPlaced => Placements.Select(p => p.DoctorId).Distinct().Count();

    /// <summary>What publishing would send: all but the proposals that the plan keeps.</summary>
    public IEnumerable<PlacementLine> NewPlacements => Placements.Where(p => p.SessionId is null);

    public bool ChangesSomething => Withdrawn.Count > 0 || NewPlacements.Any();
}

/// <summary>The plan itself, without its lists.</summary>
public sealed record PlanHeader(
    Guid Id,
    DateOnly FirstDay,
    string? RegionCode,
    string? RegionName,
    PlanState State,
    int Progress,
    DateTimeOffset RequestedAt,
    DateTimeOffset? ComputedAt,
    DateTimeOffset? PublishedAt,
    string? FailureCode,
    bool IsCertified,
    long Objective,
    long Bound,
    int OffersCount,
    int ZonesWithNeed,
    int ZonesCovered,
    int HalfDaysOffered,
    int HalfDaysPlaced,
    double MeanKm)
{
    public MonthOfYear Month => MonthOfYear.Of(FirstDay);

    /// <summary>The area of a national plan, in words.</summary>
    public const string Country = "Toute la France";

    public string Area => RegionName ?? Country;

    /// <summary>How much better, in points of coverage, a plan could at most be.</summary>
    public long Gap => Bound - Objective;

    /// <summary>The same in percent of what the plan covers, to two decimals. Upwards: what is said is never better than what is proved.</summary>
    public decimal GapPercent => Gap == 0 ? 0 : Objective <= 0 ? 100 : Math.Ceiling(Gap * 10_000m / Objective) / 100;

    /// <summary>Verified by the independent check, and no plan at all can be worth more.</summary>
    public bool IsProvenBest => IsCertified && Gap == 0;

    /// <summary>Its id while its rows offer choices: those about a published plan come with the next draft.</summary>
    public Guid? ChoosableId => State is PlanState.Draft ? Id : null;

    public bool IsUnderWay => State is PlanState.Requested or PlanState.Computing;

    public PlanFailure? Failure =>
        FailureCode is null ? null
        : Enum.TryParse<PlanFailure>(FailureCode, out var failure) ? failure
        : PlanFailure.Unexpected;
}

/// <summary>How far a plan serves a zone.</summary>
public enum ZoneCover
{
    Covered,
    InPart,
    None,
    NoNeed,
}

/// <param name="IsDemonstration">Designated in that month for the demonstration only: no public source names it.</param>
/// <param name="OneMoreDay">Points of coverage that the plan would gain with one more doctor there for one session.</param>
/// <param name="OneMoreCommune">Where that session would be, null when it brings nothing; <paramref name="OneMoreDate"/> says when.</param>
public sealed record PlanZoneLine(
    int Number,
    string Siren,
    string Name,
    int Population,
    int HalfDaysWanted,
    int HalfDaysPlaced,
    int HalfDaysKept,
    bool IsDemonstration,
    long? OneMoreDay = null,
    ZoneRoom? Room = null,
    string? OneMoreCommune = null,
    DateOnly? OneMoreDate = null)
{
    public ZoneCover Cover =>
        HalfDaysWanted == 0 ? ZoneCover.NoNeed
        : HalfDaysPlaced >= HalfDaysWanted ? ZoneCover.Covered
        : HalfDaysPlaced > 0 ? ZoneCover.InPart
        : ZoneCover.None;
}

/// <param name="IsPinned">Whether a pin of the agency held there when the plan was computed.</param>
public sealed record PlacementLine(
    Guid OfferId,
    Guid DoctorId,
    string DoctorName,
    string DoctorRegionCode,
    DateOnly Date,
    DayPart Part,
    Guid SiteId,
    string SiteName,
    string CommuneName,
    double RoadKm,
    Guid? SessionId,
    SessionState? Session,
    RunnerUpLine? RunnerUp = null,
    bool IsPinned = false)
{
    public bool CanBeCancelled => Session is { } state && state.TakesTime() && state is not SessionState.Held;
}

/// <summary>The site that came second for a placement.</summary>
/// <param name="Points">Points of coverage that the plan would lose there, at least.</param>
/// <param name="KmMore">How much farther it is, negative when nearer.</param>
public sealed record RunnerUpLine(string SiteName, long Points, double KmMore);

/// <param name="Change">The smallest change that would place it.</param>
public sealed record UnplacedLine(
    Guid OfferId,
    Guid DoctorId,
    string DoctorName,
    Specialty Specialty,
    int TravelLimitKm,
    DateOnly Date,
    UnplacedReason Reason,
    NearestChange? Change = null);

/// <summary>How a plan shares the days out, over the zones whose sites ask for somebody.</summary>
/// <param name="ZonesWithoutSession">How many have nobody at all.</param>
/// <param name="LeastDaysPerMillion">Days per million inhabitants where there are least.</param>
/// <param name="MedianDaysPerMillion">The same in the middle zone.</param>
/// <param name="GiniPermille">0 when every zone has as many days per inhabitant, near 1000 when one has all.</param>
/// <param name="MeanKm">One way.</param>
/// <param name="P95Km">95 placements of 100 are no farther.</param>
public sealed record PlanEquity(
    int ZonesWithoutSession, int LeastDaysPerMillion, int MedianDaysPerMillion, int GiniPermille, double MeanKm, double P95Km);

public sealed record WithdrawnLine(
    Guid SessionId, Guid DoctorId, string DoctorName, DateOnly Date, DayPart Part, Guid SiteId, string SiteName, string CommuneName);

/// <summary>A pin that the plan could not follow.</summary>
public sealed record RefusedPinLine(
    Guid DoctorId, string DoctorName, DateOnly Date, DayPart Part, Guid SiteId, string SiteName, string CommuneName, PinRefusal Reason);

public sealed record MovedLine(PlacementLine Placement, MovedReason Reason);
