using Pacte.Domain.Sites;

namespace Pacte.Domain.Planning;

/// <summary>Requested → Computing → Draft → Published; a newer draft supersedes an older one; a computation may fail.</summary>
public enum PlanState
{
    Requested,
    Computing,
    Draft,
    Published,
    Superseded,
    Failed,
}

/// <summary>Why an act on a plan is refused.</summary>
public enum PlanRefusal
{
    NotFound,
    NotADraft,

    /// <summary>Rows that the plan uses changed since it was computed; the result names its placements.</summary>
    SourcesMoved,
    NothingToPublish,
    MonthInThePast,
    AlreadyRunning,
}

/// <summary>The result of a matching run for a month, for the country or one region.</summary>
public sealed class Plan
{
    public required Guid Id { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>Null for the whole country.</summary>
    public string? RegionCode { get; init; }
    public PlanState State { get; set; } = PlanState.Requested;
    public Guid? RequestedBy { get; init; }
    public required DateTimeOffset RequestedAt { get; init; }

    /// <summary>A worker's claim; another may take the run again after it.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
    public DateTimeOffset? ComputedAt { get; set; }
    public DateTimeOffset? PublishedAt { get; set; }

    /// <summary>Percent of the computation done.</summary>
    public int Progress { get; set; }
    public int ComputeMilliseconds { get; set; }

    /// <summary>Value of the coverage goal, in points, and what is proved that no plan exceeds; equal when nothing can do better.</summary>
    public long Objective { get; set; }
    public long Bound { get; set; }
    public bool IsCertified { get; set; }

    public int OffersCount { get; set; }
    public int ZonesWithNeed { get; set; }
    public int ZonesCovered { get; set; }
    public int HalfDaysOffered { get; set; }
    public int HalfDaysPlaced { get; set; }
    public double MeanKm { get; set; }

    /// <summary>95 placements of 100 are no farther. This and what follows are null in plans that did not compute them.</summary>
    public double? P95Km { get; set; }

    /// <summary>Zones whose sites ask for somebody and that have no session at all.</summary>
    public int? ZonesWithoutSession { get; set; }

    /// <summary>Days of doctors per million inhabitants, in the zone that has least of those whose sites ask for somebody.</summary>
    public int? LeastDaysPerMillion { get; set; }
    public int? MedianDaysPerMillion { get; set; }

    /// <summary>Gini index of days per inhabitant over these zones, in thousandths.</summary>
    public int? GiniPermille { get; set; }

    /// <summary>Code of the failure, when it failed.</summary>
    public string? Failure { get; set; }
    public uint Version { get; private set; }
    public List<PlanPlacement> Placements { get; } = [];
    public List<PlanUnplaced> Unplaced { get; } = [];
    public List<PlanZone> Zones { get; } = [];
    public List<PlanWithdrawal> Withdrawals { get; } = [];
    public List<PlanRefusedPin> RefusedPins { get; } = [];
}

/// <summary>One offer given to one need, with the versions of the four rows it was decided from.</summary>
public sealed class PlanPlacement
{
    public required Guid PlanId { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid DoctorId { get; init; }
    public required Guid NeedId { get; init; }
    public required Guid SiteId { get; init; }
    public required DateOnly Date { get; init; }
    public required DayPart Part { get; init; }
    public required double RoadKm { get; init; }
    public required uint OfferVersion { get; init; }
    public required uint DoctorVersion { get; init; }
    public required uint NeedVersion { get; init; }
    public required uint SiteVersion { get; init; }

    /// <summary>The session proposed when the plan was published; or, from the start, a proposal sent before that the plan keeps.</summary>
    public Guid? SessionId { get; set; }

    /// <summary>The other site that would cost the plan least; null when no other is allowed.</summary>
    public Guid? RunnerUpSiteId { get; set; }

    /// <summary>Points of coverage that the plan would lose there, at least.</summary>
    public long RunnerUpPoints { get; set; }

    /// <summary>How much farther it is, negative when nearer.</summary>
    public double RunnerUpKm { get; set; }
}

/// <summary>A proposal sent before, not answered yet, that the plan gives up: publishing takes it back.</summary>
public sealed class PlanWithdrawal
{
    public required Guid PlanId { get; init; }
    public required Guid SessionId { get; init; }
}

/// <summary>A pin of the agency that the plan could not follow, and the rule in the way.</summary>
public sealed class PlanRefusedPin
{
    public required Guid PlanId { get; init; }
    public required Guid DoctorId { get; init; }
    public required Guid SiteId { get; init; }
    public required DateOnly Date { get; init; }
    public required DayPart Part { get; init; }
    public required PinRefusal Reason { get; init; }
}

/// <summary>An offer that found no place, and why.</summary>
public sealed class PlanUnplaced
{
    public required Guid PlanId { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid DoctorId { get; init; }
    public required DateOnly Date { get; init; }
    public required UnplacedReason Reason { get; init; }

    /// <summary>The smallest change that would place it, with its site, date, part and distance; all null without one.</summary>
    public ChangeKind? Change { get; set; }
    public Guid? ChangeSiteId { get; set; }
    public DateOnly? ChangeDate { get; set; }
    public DayPart? ChangePart { get; set; }
    public double? ChangeKm { get; set; }
}

/// <summary>What a plan gives a zone, in half-days.</summary>
public sealed class PlanZone
{
    public required Guid PlanId { get; init; }
    public required string EpciSiren { get; init; }
    public required int HalfDaysWanted { get; init; }
    public required int HalfDaysPlaced { get; init; }

    /// <summary>Half-days of sessions that already stood when the plan was computed; counted in <see cref="HalfDaysPlaced"/>.</summary>
    public required int HalfDaysKept { get; init; }

    /// <summary>Points of coverage that the plan would gain with one more doctor there for one session; null when not computed.</summary>
    public long? OneMoreDay { get; set; }
    public ZoneRoom? Room { get; set; }

    /// <summary>Where and when that session would be; null when it brings nothing.</summary>
    public Guid? OneMoreSiteId { get; set; }
    public DateOnly? OneMoreDate { get; set; }
}

/// <summary>Whether the sites of a zone could receive one more doctor, once the plan is carried out.</summary>
public enum ZoneRoom
{
    /// <summary>They ask for nobody.</summary>
    NoNeed,

    /// <summary>Every need is at its maximum.</summary>
    Full,
    Open,
}

/// <summary>Why an offer stays without a place.</summary>
public enum UnplacedReason
{
    NoNeedThatDay,
    PartNotAsked,
    SpecialtyNotAsked,
    BeyondTravelLimit,
    OwnZoneOnly,
    Excluded,
    NeedsFilledByOthers,
    CapReached,
    NotVerified,
    Exempt,
    MixedKinds,
    AlreadyInSession,
}
