namespace Pacte.Web.Features.Planning;

/// <summary>What changes would do to a month, compared with the same month computed at the same moment without them.</summary>
/// <param name="Before">Without the changes.</param>
/// <param name="After">With them; doctors who are imagined included.</param>
/// <param name="Zones">Zones that would get more or fewer days.</param>
/// <param name="Placements">Placements of real doctors that would differ.</param>
/// <param name="Newcomers">Where the doctors who are imagined would go.</param>
public sealed record WhatIfView(
    WhatIfMonth Before,
    WhatIfMonth After,
    IReadOnlyList<ChangedZone> Zones,
    PlanDifference Placements,
    IReadOnlyList<PlacementLine> Newcomers);

/// <param name="Points">Value of the coverage goal.</param>
/// <param name="Bound">What is proved that no plan exceeds.</param>
public sealed record WhatIfMonth(
    int ZonesCovered, int HalfDaysPlaced, long Points, long Bound, bool IsCertified, IReadOnlyList<PlacementLine> Placements);

public sealed record ChangedZone(string Siren, string Name, int HalfDaysBefore, int HalfDaysAfter);

/// <summary>The comparison, or the first change that speaks of what the month does not have.</summary>
/// <param name="Number">Of that change, from 0.</param>
public sealed record WhatIfAnswer(WhatIfView? View, int Number = 0, WhatIfUnknown? Unknown = null);
