namespace Pacte.Domain.Geography.Map;

/// <summary>One region at 5 km cells, with a strip of its neighbours around it.</summary>
internal static class RegionMap
{
    private const int Margin = 40;
    private const double LeastAspect = 1.15;
    private const int CityCount = 6;
    private const double CityDistance = 0.16;
    private const double FontSize = 29;
    private const double WidthAtScaleOne = 1250;

    private static readonly LabelSide[] Sides = [LabelSide.Right, LabelSide.Left];

    /// <summary>The sheet of a region of that territory; null when the territory has no such region.</summary>
    public static MapSheet? Draw(HexLand land, string region)
    {
        var inside = land.Grid.Land.Where(cell => land.Grid[cell]!.Region == region).ToList();
        if (inside.Count == 0)
            return null;
        var frame = Frame(inside);
        var shown = frame.Widened(HexCell.Height);
        var away = land.Grid.Land
            .Where(cell => land.Grid[cell]!.Region != region && shown.Meets(new MapFrame(cell.Centre.X, cell.Centre.Y, 1, 1)))
            .ToList();
        var zones = inside.Select(cell => land.Grid[cell]!.Epci).ToHashSet();
        var whole = new MapPart(land, [.. land.Grid.Land.Where(cell => zones.Contains(land.Grid[cell]!.Epci))], default);
        return new MapSheet
        {
            Frame = frame,
            Land = HexOutline.Around(inside),
            Away = HexOutline.Around(away),
            Borders = HexOutline.DepartementBorders(land.Grid, inside.Concat(away)),
            Zones = whole.Zones().ToDictionary(),
            NameScale = frame.Width / WidthAtScaleOne,
            Cities = Cities(land, region, frame),
        };
    }

    // Never taller than wide: beside a table, a tall map would push everything else off the screen.
    private static MapFrame Frame(List<HexCell> inside)
    {
        var frame = MapFrame.Around([.. inside.Select(c => c.Centre)], Margin);
        var width = Math.Max(frame.Width, (int)(frame.Height * LeastAspect));
        return frame with { X = frame.X - ((width - frame.Width) / 2), Width = width };
    }

    // The largest towns, far from one another and with room for their names.
    private static List<MapLabel> Cities(HexLand land, string region, MapFrame frame)
    {
        var apart = CityDistance * frame.Width;
        var board = new LabelBoard(frame, FontSize * frame.Width / WidthAtScaleOne);
        var cities = new List<MapLabel>();
        foreach (var commune in land.Communes.Where(c => c.RegionCode == region).OrderByDescending(c => c.Population).ThenBy(c => c.InseeCode, StringComparer.Ordinal))
        {
            var at = land.Projection.PointAt(commune.Point!.Value);
            if (cities.TrueForAll(c => Math.Max(Math.Abs(c.At.X - at.X) / 2, Math.Abs(c.At.Y - at.Y)) > apart / 2)
                && board.Place(commune.Name, at, HexCell.Width, Sides) is { } side)
                cities.Add(new MapLabel(commune.Name, at, Before: side == LabelSide.Left));
            if (cities.Count == CityCount)
                break;
        }
        return cities;
    }
}
