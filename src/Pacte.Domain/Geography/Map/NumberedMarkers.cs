namespace Pacte.Domain.Geography.Map;

/// <summary>Numbered markers on the zones of a sheet, kept apart, with the names of the towns that they leave visible.</summary>
/// <param name="Zones">The zones of the sheet, in the order given.</param>
/// <param name="At">The middle of each zone's marker.</param>
/// <param name="Cities">Towns whose name touches no marker.</param>
/// <param name="Scale">Size of markers and names, in lattice units for one unit of the drawing.</param>
public sealed record NumberedMarkers(
    IReadOnlyList<MapZone> Zones, IReadOnlyList<LatticePoint> At, IReadOnlyList<PlacedMarker> Cities, double Scale)
{
    private const double WidthAtScaleOne = 460;
    private const double WidthAtScaleOneWhenMany = 570;
    private const int Many = 12;
    private const double Apart = 37;
    private const double FontSize = 15;

    private static readonly LabelSide[] RightFirst = [LabelSide.Right, LabelSide.Left];
    private static readonly LabelSide[] LeftFirst = [LabelSide.Left, LabelSide.Right];

    /// <summary>Places a marker for each zone that the sheet shows.</summary>
    public static NumberedMarkers Arrange(MapSheet sheet, IEnumerable<MapZone> zones)
    {
        var shown = zones.Where(z => sheet.Zones.ContainsKey(z.Siren)).ToList();
        var scale = sheet.Frame.Width / (shown.Count > Many ? WidthAtScaleOneWhenMany : WidthAtScaleOne);
        var at = MarkerLayout.Spread([.. shown.Select(z => sheet.Zones[z.Siren].Middle)], Apart * scale, sheet.Frame);
        var board = new LabelBoard(sheet.Frame, FontSize * scale);
        foreach (var point in at)
            board.Reserve(point, (int)(Apart * scale));
        return new NumberedMarkers(shown, at, [.. sheet.Cities.SelectMany(city => City(board, city, scale))], scale);
    }

    private static IEnumerable<PlacedMarker> City(LabelBoard board, MapLabel city, double scale)
    {
        if (board.Place(city.Text, city.At, (int)(8 * scale), city.Before ? LeftFirst : RightFirst) is { } side)
            yield return new PlacedMarker(city.At, city.Text, side);
    }
}
