namespace Pacte.Web.Features.Planning;

/// <summary>What a change would do to a month, compared with the same month computed at the same moment without it.</summary>
/// <param name="Before">Without the change.</param>
/// <param name="After">With it.</param>
/// <param name="Zones">Zones that would get more or fewer days.</param>
/// <param name="Placements">Placements of real doctors that would differ.</param>
/// <param name="Newcomer">Where the doctor who is imagined would go.</param>
public sealed record WhatIfView(
    WhatIfFigures Before,
    WhatIfFigures After,
    IReadOnlyList<ChangedZone> Zones,
    PlanDifference Placements,
    IReadOnlyList<PlacementLine> Newcomer);

public sealed record WhatIfFigures(int ZonesCovered, int HalfDaysPlaced, int PlacementsCount, long Points);

public sealed record ChangedZone(string Name, int HalfDaysBefore, int HalfDaysAfter);
