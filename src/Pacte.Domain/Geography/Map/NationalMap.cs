namespace Pacte.Domain.Geography.Map;

/// <summary>France on one sheet: the mainland, Corsica brought nearer, and a row of overseas départements, each at its own scale.</summary>
internal static class NationalMap
{
    private const string CorsicaRegion = "94";
    private const int CorsicaWestward = -112;
    private const int Margin = 14;
    private const int RowGap = 104;
    private const int RowStep = 290;
    private const int NameDrop = 124;

    private static readonly Dictionary<string, (bool Before, bool Major)> Cities = new()
    {
        ["75056"] = (false, true),
        ["59350"] = (false, true),
        ["67482"] = (true, false),
        ["69123"] = (false, true),
        ["13055"] = (false, true),
        ["31555"] = (false, true),
        ["33063"] = (false, true),
        ["44109"] = (false, false),
        ["29019"] = (false, false),
        ["2A004"] = (true, false),
    };

    public static MapSheet Draw(IReadOnlyList<MapTerritory> territories)
    {
        var parts = Parts(territories);
        var row = parts.Skip(2).Zip(territories.Skip(1), (part, territory) => (Part: part, territory.Name)).ToList();
        // Without a Corsican commune, as in a small database, there is no Corsica to frame.
        var bounds = MapFrame.Around([.. parts.Where(p => p.Cells.Count > 0).SelectMany(p => Ends(p.Bounds))], Margin);
        return new MapSheet
        {
            Frame = row.Count == 0 ? bounds : bounds with { Height = NameLine(parts[0]) + 24 - bounds.Y },
            Land = string.Concat(parts.Select(p => p.Outline)),
            Borders = string.Concat(parts.Select(p => p.Borders)),
            Zones = parts.SelectMany(p => p.Zones()).DistinctBy(z => z.Key).ToDictionary(),
            Cities = [.. territories[0].National.Communes.Where(c => Cities.ContainsKey(c.InseeCode)).Select(c => CityLabel(parts, c))],
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

    private static MapLabel CityLabel(List<MapPart> parts, CommunePlace city)
    {
        var part = city.RegionCode == CorsicaRegion ? parts[1] : parts[0];
        var (before, major) = Cities[city.InseeCode];
        return new MapLabel(city.Name, part.PointAt(city), before, major);
    }

    private static LatticePoint[] Ends(MapFrame frame) =>
        [new LatticePoint(frame.X, frame.Y), new LatticePoint(frame.X + frame.Width, frame.Y + frame.Height)];
}
