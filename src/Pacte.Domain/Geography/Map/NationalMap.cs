namespace Pacte.Domain.Geography.Map;

/// <summary>France on one sheet: the mainland, Corsica brought nearer, and a row of overseas départements, each at its own scale.</summary>
internal static class NationalMap
{
    private const string CorsicaRegion = "94";
    private const int CorsicaWestward = -112;
    private const int Margin = 10;
    private const int RowGap = 96;
    private const int RowStep = 290;
    private const int NameDrop = 112;

    // INSEE code, side of the name, whether it still shows on a phone.
    private static readonly (string Insee, bool Before, bool Major)[] Cities =
    [
        ("75056", false, true), ("59350", false, true), ("67482", true, false), ("69123", false, true), ("13055", false, true),
        ("31555", false, true), ("33063", false, true), ("44109", false, false), ("29019", false, false), ("2A004", true, false),
    ];

    public static MapSheet Draw(IReadOnlyList<MapTerritory> territories)
    {
        var parts = Parts(territories);
        var row = parts.Skip(2).Zip(territories.Skip(1), (part, territory) => (Part: part, territory.Name)).ToList();
        var bounds = MapFrame.Around([.. parts.SelectMany(p => Ends(p.Bounds))], Margin);
        return new MapSheet
        {
            Frame = row.Count == 0 ? bounds : bounds with { Height = NameLine(parts[0]) + 24 - bounds.Y },
            Land = string.Concat(parts.Select(p => p.Outline)),
            Borders = string.Concat(parts.Select(p => p.Borders)),
            Zones = parts.SelectMany(p => p.Zones()).DistinctBy(z => z.Key).ToDictionary(),
            Cities = [.. Cities.SelectMany(city => CityLabel(parts, city.Insee, city.Before, city.Major))],
            Insets = [.. row.Select(r => new MapLabel(r.Name, new LatticePoint(r.Part.Bounds.Centre.X, NameLine(parts[0]))))],
        };
    }

    private static List<MapPart> Parts(IReadOnlyList<MapTerritory> territories)
    {
        var land = territories[0].National;
        var mainland = new MapPart(land, [.. land.Grid.Land.Where(c => land.Grid[c]!.Region != CorsicaRegion)], default);
        var corsica = new MapPart(land, [.. land.Grid.Land.Where(c => land.Grid[c]!.Region == CorsicaRegion)], default);
        var left = mainland.Bounds.X + (RowStep / 2);
        var parts = new List<MapPart> { mainland, corsica.MovedBy(CorsicaWestward, 0) };
        foreach (var territory in territories.Skip(1))
        {
            var at = new LatticePoint(left + ((parts.Count - 2) * RowStep), mainland.Bounds.Y + mainland.Bounds.Height + RowGap);
            parts.Add(new MapPart(territory.National, [.. territory.National.Grid.Land], default).CentredOn(at));
        }
        return parts;
    }

    private static int NameLine(MapPart mainland) => mainland.Bounds.Y + mainland.Bounds.Height + RowGap + NameDrop;

    private static IEnumerable<MapLabel> CityLabel(IEnumerable<MapPart> parts, string insee, bool before, bool major) =>
        from part in parts
        from commune in part.Land.Communes
        where commune.InseeCode == insee && part.Cells.Contains(part.Land.Projection.CellAt(commune.Point!.Value))
        select new MapLabel(commune.Name, part.PointAt(commune), before, major);

    private static LatticePoint[] Ends(MapFrame frame) =>
        [new LatticePoint(frame.X, frame.Y), new LatticePoint(frame.X + frame.Width, frame.Y + frame.Height)];
}
