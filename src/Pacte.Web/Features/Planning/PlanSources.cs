using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>Everything that a plan is computed from, as the database held it at one instant. Versions are those of the rows.</summary>
internal sealed record PlanSources
{
    public required MonthOfYear Month { get; init; }

    /// <summary>Null for the whole country.</summary>
    public required string? RegionCode { get; init; }

    /// <summary>Nothing is placed before this date.</summary>
    public required DateOnly FirstDate { get; init; }
    public required IReadOnlyList<PlanZoneSource> Zones { get; init; }
    public required IReadOnlyList<SiteSource> Sites { get; init; }
    public required IReadOnlyList<NeedSource> Needs { get; init; }
    public required IReadOnlyList<DoctorSource> Doctors { get; init; }
    public required IReadOnlyList<OfferSource> Offers { get; init; }
    public required IReadOnlyList<ExemptionSource> Exemptions { get; init; }
    public required IReadOnlyList<ExclusionSource> Exclusions { get; init; }
    public required IReadOnlyList<StandingSource> Standing { get; init; }
    public required IReadOnlyList<VisitSource> Visits { get; init; }
    public required IReadOnlyList<ChoiceSource> Choices { get; init; }
}

/// <summary>A designated zone and when it counts.</summary>
internal sealed record PlanZoneSource(string Siren, int Population, DateOnly From, DateOnly? Until)
{
    public bool CountsOn(DateOnly date) => From <= date && (Until is null || date <= Until);
}

internal sealed record SiteSource(
    Guid Id,
    uint Version,
    string EpciSiren,
    string CommuneInsee,
    double Latitude,
    double Longitude,
    int RoomCount,
    string TimeZone,
    OpeningHours Hours);

internal sealed record NeedSource(
    Guid Id, uint Version, Guid SiteId, DateOnly Date, DayPart Part, Specialty Specialty, int Min, int Desired, int Max);

internal sealed record DoctorSource(
    Guid Id,
    uint Version,
    DoctorState State,
    Specialty Specialty,
    string HomeCommuneInsee,
    string? OwnEpciSiren,
    string RegionCode,
    int TravelLimitKm,
    int Cap);

internal sealed record OfferSource(Guid Id, uint Version, Guid DoctorId, DateOnly Date, DayParts Parts);

internal sealed record ExemptionSource(Guid DoctorId, DateOnly From, DateOnly? Until);

internal sealed record ExclusionSource(Guid DoctorId, Guid SiteId);

/// <summary>A choice of the agency that holds.</summary>
internal sealed record ChoiceSource(ChoiceKind Kind, Guid DoctorId, Guid SiteId, DateOnly? Date, DayPart? Part);

/// <summary>How many sessions a doctor held at a site.</summary>
internal sealed record VisitSource(Guid DoctorId, Guid SiteId, int Sessions);

/// <summary>A session that already takes its doctor, its room and a place of its need.</summary>
/// <param name="IsAwaited">An earlier plan of the same month and area proposed it, and the doctor has not answered: another plan may change it.</param>
internal sealed record StandingSource(
    Guid Id,
    Guid DoctorId,
    Guid SiteId,
    Guid NeedId,
    DateOnly Date,
    DayPart Part,
    int Room,
    DateTimeOffset StartsAt,
    DateTimeOffset EndsAt,
    bool IsAwaited);
