namespace Pacte.Matching;

/// <summary>
/// Everything that decides the plan of one month, as plain data. The order of the lists has no effect: everything is sorted by key,
/// ordinally. Distances are in metres by road, counts in sessions, caps in half-days.
/// </summary>
public sealed record MatchingProblem
{
    /// <summary>The first day of the month. Offers, needs and standing sessions all lie in this month.</summary>
    public required DateOnly Month { get; init; }

    /// <summary>The volunteers.</summary>
    public required IReadOnlyList<MatchingDoctor> Doctors { get; init; }

    /// <summary>The days they offer.</summary>
    public required IReadOnlyList<MatchingOffer> Offers { get; init; }

    /// <summary>The priority zones.</summary>
    public required IReadOnlyList<MatchingZone> Zones { get; init; }

    /// <summary>The places of consultation, each in one zone.</summary>
    public required IReadOnlyList<MatchingSite> Sites { get; init; }

    /// <summary>What the sites ask for.</summary>
    public required IReadOnlyList<MatchingNeed> Needs { get; init; }

    /// <summary>Sessions that stand whatever the plan says.</summary>
    public IReadOnlyList<StandingSession> Standing { get; init; } = [];

    /// <summary>Pairs of doctor and site that one of the two does not want.</summary>
    public IReadOnlyList<Exclusion> Exclusions { get; init; } = [];

    /// <summary>Sessions that the agency wants; those that a rule forbids are listed in the plan.</summary>
    public IReadOnlyList<Pin> Pins { get; init; } = [];

    /// <summary>In a repair, the proposals already sent, which are kept where nothing above them is lost by it.</summary>
    public IReadOnlyList<SentProposal> Proposals { get; init; } = [];

    /// <summary>Where doctors were before.</summary>
    public IReadOnlyList<PastVisits> Visits { get; init; } = [];
}

/// <summary>A volunteer doctor, with the facts on which hard rules depend.</summary>
public sealed record MatchingDoctor
{
    /// <summary>Stable key, which also orders doctors when all else is equal.</summary>
    public required string Key { get; init; }

    /// <summary>Code of the one specialty practised, the same code as in needs.</summary>
    public required string Specialty { get; init; }

    /// <summary>Whether the authority has verified this doctor.</summary>
    public required bool IsVerified { get; init; }

    /// <summary>The most half-days in the month, sessions that stand included.</summary>
    public required int CapInHalfDays { get; init; }

    /// <summary>The farthest that the doctor accepts to travel, one way.</summary>
    public required int TravelLimitMetres { get; init; }

    /// <summary>The zone where the doctor already practises, where help would be no help; null when in none of them.</summary>
    public string? OwnZoneKey { get; init; }

    /// <summary>Days on which the doctor is exempt and has not waived it.</summary>
    public IReadOnlyList<DateSpan> Exemptions { get; init; } = [];

    /// <summary>
    /// Distances to the sites that a road leads to. A site that is left out cannot be reached; sites beyond the limit may be left out.
    /// </summary>
    public IReadOnlyList<Reach> Reach { get; init; } = [];
}

/// <summary>The distance from a doctor to a site, one way.</summary>
public sealed record Reach(string SiteKey, int Metres);

/// <summary>Days from the first to the last, both included.</summary>
public sealed record DateSpan(DateOnly First, DateOnly Last)
{
    /// <summary>Whether the day lies within.</summary>
    public bool Contains(DateOnly day) => First <= day && day <= Last;
}

/// <summary>A doctor offers one date, with the parts of it that suit; one offer per doctor and date.</summary>
public sealed record MatchingOffer(string Key, string DoctorKey, DateOnly Date, AcceptedParts Accepted);

/// <summary>A place of consultation.</summary>
public sealed record MatchingSite(string Key, string ZoneKey);

/// <summary>A priority zone.</summary>
/// <param name="Key">Stable key.</param>
/// <param name="Population">Inhabitants.</param>
/// <param name="NeedPermille">How needy a zone of this population is; 1000 is ordinary, 2000 counts each inhabitant twice.</param>
public sealed record MatchingZone(string Key, int Population, int NeedPermille = 1000);

/// <summary>A site asks for doctors of a specialty on a part of a date. Numbers are totals: sessions that stand count in them.</summary>
public sealed record MatchingNeed
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>The site that asks.</summary>
    public required string SiteKey { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The part of the day.</summary>
    public required SessionPart Part { get; init; }

    /// <summary>Code of the specialty asked for.</summary>
    public required string Specialty { get; init; }

    /// <summary>Fewer doctors than this hardly make the day worth opening.</summary>
    public required int Min { get; init; }

    /// <summary>As many as the site would like.</summary>
    public required int Desired { get; init; }

    /// <summary>No more than this, ever.</summary>
    public required int Max { get; init; }
}

/// <summary>
/// A session already promised, which the plan keeps: it uses the doctor's cap and day, a place of its need and its zone's returns.
/// A doctor, site or need that the problem does not hold is allowed (another region's, say): the session then counts for the rest.
/// </summary>
public sealed record StandingSession
{
    /// <summary>Stable key.</summary>
    public required string Key { get; init; }

    /// <summary>The doctor.</summary>
    public required string DoctorKey { get; init; }

    /// <summary>The site.</summary>
    public required string SiteKey { get; init; }

    /// <summary>The need that it answers; null when that need is gone.</summary>
    public string? NeedKey { get; init; }

    /// <summary>The day.</summary>
    public required DateOnly Date { get; init; }

    /// <summary>The part of the day.</summary>
    public required SessionPart Part { get; init; }
}

/// <summary>A doctor and a site that must not meet, on one date or, without one, ever: one of the two, or the agency, does not want it.</summary>
public sealed record Exclusion(string DoctorKey, string SiteKey, DateOnly? Date = null);

/// <summary>A proposal already sent: this offer for this need. Keys that the problem does not hold are ignored.</summary>
public sealed record SentProposal(string OfferKey, string NeedKey);

/// <summary>How many sessions a doctor has held at a site. Keys that the problem does not hold are ignored.</summary>
/// <param name="DoctorKey">The doctor.</param>
/// <param name="SiteKey">The site.</param>
/// <param name="Sessions">Sessions held, at least 0; from <see cref="MostCounted"/> on, more make no difference.</param>
public sealed record PastVisits(string DoctorKey, string SiteKey, int Sessions)
{
    /// <summary>After so many sessions, a year of one a month, the doctor is known there.</summary>
    public const int MostCounted = 12;
}
