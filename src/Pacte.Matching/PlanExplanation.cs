using System.Collections.Immutable;

namespace Pacte.Matching;

/// <summary>A plan and why it is as it is.</summary>
public sealed record ExplainedPlan(MatchingPlan Plan, PlanExplanation Why);

/// <summary>
/// Why a plan is as it is. With doctors who mix whole days and half-days, values are those of plans that keep the kinds chosen.
/// </summary>
public sealed record PlanExplanation
{
    /// <summary>What one more session would bring to each zone, ordered by key.</summary>
    public required ImmutableArray<ZoneValue> Zones { get; init; }

    /// <summary>For every unplaced offer, in the plan's order, the small changes that would place it.</summary>
    public required ImmutableArray<OfferChanges> Unplaced { get; init; }

    /// <summary>For every placement, in the plan's order, the site that came second; pins have none.</summary>
    public required ImmutableArray<PlacementReason> Placed { get; init; }
}

/// <summary>What one more session would bring.</summary>
/// <param name="ZoneKey">The zone.</param>
/// <param name="Points">
/// Points of coverage that the whole plan gains when one more doctor is there for one session, free any day, of the specialty that
/// brings most, who goes to this zone only: exactly what solving again with that doctor gains. Others may move to make the most of it.
/// </param>
/// <param name="State">Whether the zone asks for anybody and has room.</param>
/// <param name="NeedKey">The need where the session would go; null when it brings nothing.</param>
public sealed record ZoneValue(string ZoneKey, long Points, ZoneState State, string? NeedKey);

/// <summary>What a zone's needs are like after the plan.</summary>
public enum ZoneState
{
    /// <summary>Its sites ask for nobody.</summary>
    NoNeed,

    /// <summary>Every need is at its maximum: one more session brings something only by freeing someone for elsewhere.</summary>
    Exhausted,

    /// <summary>Some need has room.</summary>
    Open,
}

/// <summary>What would place an offer: at most one change of each kind, the smallest, in the order of the kinds.</summary>
public sealed record OfferChanges(string OfferKey, UnplacedReason Reason, ImmutableArray<OfferChange> Changes);

/// <summary>A change by one doctor that would place an offer, all else being equal.</summary>
/// <param name="Kind">What would change.</param>
/// <param name="NeedKey">The need that the doctor would answer.</param>
/// <param name="SiteKey">Its site.</param>
/// <param name="Date">Its date.</param>
/// <param name="Part">Its part of the day.</param>
/// <param name="TravelMetres">The distance to it, one way.</param>
/// <param name="Points">Points of coverage gained.</param>
public sealed record OfferChange(
    ChangeKind Kind, string NeedKey, string SiteKey, DateOnly Date, SessionPart Part, int TravelMetres, long Points);

/// <summary>What a doctor could change.</summary>
public enum ChangeKind
{
    /// <summary>Accept another part of the same day.</summary>
    OtherPart,

    /// <summary>Offer another date instead, the nearest that helps.</summary>
    OtherDate,

    /// <summary>Travel farther, as little as helps.</summary>
    LargerTravelLimit,

    /// <summary>Give more half-days this month.</summary>
    LargerCap,
}

/// <summary>Why an offer goes where it goes.</summary>
/// <param name="OfferKey">The offer.</param>
/// <param name="RunnerUp">The other site where one more session is worth most; null when no other is allowed.</param>
public sealed record PlacementReason(string OfferKey, RunnerUp? RunnerUp);

/// <summary>The site that came second for an offer.</summary>
/// <param name="SiteKey">The site.</param>
/// <param name="NeedKey">The need there.</param>
/// <param name="Points">
/// What the choice gained, at most: what the plan loses without this session, less what one more at the runner-up brings. It is exact
/// unless others can change places with this doctor.
/// </param>
/// <param name="Metres">How much farther it is than the site chosen, one way; negative when nearer.</param>
public sealed record RunnerUp(string SiteKey, string NeedKey, long Points, int Metres);
