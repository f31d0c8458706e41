using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// A plan as a file, for whoever compares it or checks it elsewhere. Doctors are ids, never names. Values are points of coverage.
/// </summary>
public sealed record PlanDocument
{
    internal static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        // French names as they are written: the file is UTF-8, and no page includes it.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public required Guid Id { get; init; }
    public required string Month { get; init; }

    /// <summary>Null for the whole country.</summary>
    public required string? Region { get; init; }
    public required PlanState State { get; init; }
    public required DateTimeOffset? ComputedAt { get; init; }
    public required long Value { get; init; }
    public required long Bound { get; init; }
    public required long Gap { get; init; }
    public required CertificatePart Certificate { get; init; }
    public required IReadOnlyList<PlacementPart> Placements { get; init; }
    public required IReadOnlyList<UnplacedPart> Unplaced { get; init; }

    /// <summary>Pins of the agency that the plan could not follow, and the rule in the way.</summary>
    public required IReadOnlyList<RefusedPinPart> RefusedPins { get; init; }

    /// <summary>Proposals sent before, still without an answer, that publishing takes back.</summary>
    public required IReadOnlyList<WithdrawnPart> Withdrawn { get; init; }
    public required IReadOnlyList<ZonePart> Zones { get; init; }

    /// <summary>What the independent check of the proof said.</summary>
    public sealed record CertificatePart(bool IsValid);

    /// <param name="Session">The proposal, once sent.</param>
    public sealed record PlacementPart(Guid Offer, Guid Doctor, Guid Site, DateOnly Date, DayPart Part, double RoadKm, Guid? Session);

    public sealed record UnplacedPart(Guid Offer, Guid Doctor, DateOnly Date, UnplacedReason Reason);

    public sealed record RefusedPinPart(Guid Doctor, Guid Site, DateOnly Date, DayPart Part, PinRefusal Reason);

    public sealed record WithdrawnPart(Guid Session, Guid Doctor, Guid Site, DateOnly Date, DayPart Part);

    public sealed record ZonePart(
        string Siren, string Name, int Population, int HalfDaysWanted, int HalfDaysPlaced, int HalfDaysKept, bool IsDemonstration);

    public static PlanDocument Of(PlanView view) => new()
    {
        Id = view.Plan.Id,
        Month = view.Plan.Month.ToString(),
        Region = view.Plan.RegionCode,
        State = view.Plan.State,
        ComputedAt = view.Plan.ComputedAt,
        Value = view.Plan.Objective,
        Bound = view.Plan.Bound,
        Gap = view.Plan.Gap,
        Certificate = new(view.Plan.IsCertified),
        Placements = [.. view.Placements.Select(p => new PlacementPart(p.OfferId, p.DoctorId, p.SiteId, p.Date, p.Part, Math.Round(p.RoadKm, 1), p.SessionId))],
        Unplaced = [.. view.Unplaced.Select(u => new UnplacedPart(u.OfferId, u.DoctorId, u.Date, u.Reason))],
        RefusedPins = [.. view.RefusedPins.Select(p => new RefusedPinPart(p.DoctorId, p.SiteId, p.Date, p.Part, p.Reason))],
        Withdrawn = [.. view.Withdrawn.Select(w => new WithdrawnPart(w.SessionId, w.DoctorId, w.SiteId, w.Date, w.Part))],
        Zones =
        [
            .. view.Zones.Select(z => new ZonePart(
                z.Siren, z.Name, z.Population, z.HalfDaysWanted, z.HalfDaysPlaced, z.HalfDaysKept, z.IsDemonstration)),
        ],
    };

    public Task WriteAsync(Stream stream, CancellationToken ct) => JsonSerializer.SerializeAsync(stream, this, Format, ct);
}
