using System.Text.Json;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// What hypotheses would do to a month, as a file: the month without them, the month with them, and the difference. Doctors are ids,
/// never names; those who are imagined are <c>null</c>.
/// </summary>
public sealed record WhatIfDocument
{
    public required string Month { get; init; }

    /// <summary>Null for the whole country.</summary>
    public required string? Region { get; init; }
    public required MonthPart Before { get; init; }
    public required MonthPart After { get; init; }
    public required DifferencePart Difference { get; init; }

    /// <summary>Values are points of coverage.</summary>
    public sealed record MonthPart(
        long Value, long Bound, long Gap, PlanDocument.CertificatePart Certificate, int ZonesCovered, int HalfDaysPlaced, IReadOnlyList<PlacementPart> Placements);

    /// <summary>Points and half-days are those after less those before.</summary>
    public sealed record DifferencePart(
        long Value,
        int ZonesCovered,
        int HalfDaysPlaced,
        IReadOnlyList<ChangedZone> Zones,
        IReadOnlyList<PlacementPart> OneMoreDay,
        IReadOnlyList<PlacementPart> Added,
        IReadOnlyList<PlacementPart> Removed,
        IReadOnlyList<ChangePart> Changed);

    public sealed record ChangePart(PlacementPart Before, PlacementPart After);

    public sealed record PlacementPart(Guid? Offer, Guid? Doctor, Guid Site, DateOnly Date, DayPart Part, double RoadKm)
    {
        internal static PlacementPart Of(PlacementLine line) => OneMoreDay.IsNewcomer(line.DoctorId)
            ? new(null, null, line.SiteId, line.Date, line.Part, Math.Round(line.RoadKm, 1))
            : new(line.OfferId, line.DoctorId, line.SiteId, line.Date, line.Part, Math.Round(line.RoadKm, 1));
    }

    public static WhatIfDocument Of(MonthOfYear month, string? region, WhatIfView view) => new()
    {
        Month = month.ToString(),
        Region = region,
        Before = Part(view.Before),
        After = Part(view.After),
        Difference = new(
            view.After.Points - view.Before.Points,
            view.After.ZonesCovered - view.Before.ZonesCovered,
            view.After.HalfDaysPlaced - view.Before.HalfDaysPlaced,
            view.Zones,
            [.. view.Newcomers.Select(PlacementPart.Of)],
            [.. view.Placements.Added.Select(PlacementPart.Of)],
            [.. view.Placements.Removed.Select(PlacementPart.Of)],
            [.. view.Placements.Changed.Select(c => new ChangePart(PlacementPart.Of(c.Before), PlacementPart.Of(c.After)))]),
    };

    public Task WriteAsync(Stream stream, CancellationToken ct) => JsonSerializer.SerializeAsync(stream, this, PlanDocument.Format, ct);

    private static MonthPart Part(WhatIfMonth month) => new(
        month.Points,
        month.Bound,
        month.Bound - month.Points,
        new(month.IsCertified),
        month.ZonesCovered,
        month.HalfDaysPlaced,
        [.. month.Placements.Select(PlacementPart.Of)]);
}
