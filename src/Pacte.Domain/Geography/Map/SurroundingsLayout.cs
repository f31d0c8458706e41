namespace Pacte.Domain.Geography.Map;

/// <summary>Chooses the frame of a local map and places its pins and names.</summary>
internal static class SurroundingsLayout
{
    private const double WidthAtScaleOne = 338;
    private const double HeightToWidth = 0.716;
    private const double MostHalfWidthKm = 120;
    private const double LeastWidth = 231;
    private const int PinSize = 34;
    private const int HereSize = 16;
    private const double FontSize = 14;

    private static readonly LabelSide[] Beside = [LabelSide.Right, LabelSide.Left, LabelSide.Below, LabelSide.Above];

    public static Surroundings Arrange(LocalMap map, string? name, LatticePoint place, IReadOnlyList<MapPin> pins, double leastHalfWidthKm)
    {
        var points = pins.Select(p => map.Projection.PointAt(p.Point)).ToList();
        var frame = Frame([place, .. points], leastHalfWidthKm, map.Projection.UnitsPerKm);
        var scale = frame.Width / WidthAtScaleOne;
        var (pinSize, hereSize) = ((int)(PinSize * scale), (int)(HereSize * scale));
        var placed = MarkerLayout.Spread(points, pinSize, frame);
        var board = new LabelBoard(frame, FontSize * scale);
        foreach (var at in placed)
            board.Reserve(at, pinSize);
        if (name is not null)
            board.Reserve(place, hereSize);
        var here = name is null ? null : Marker(board, name, place, hereSize);
        return new Surroundings(map.Draw(frame), [.. pins.Select((p, i) => Marker(board, p.Name, placed[i], pinSize) with { Href = p.Href })], here, scale);
    }

    private static PlacedMarker Marker(LabelBoard board, string name, LatticePoint at, int size)
    {
        var side = board.Place(name, at, size, Beside);
        return new PlacedMarker(at, side is null ? null : name, side ?? LabelSide.Right);
    }

    // As wide as the farthest pin asks, centred between all that is shown, always of the same proportions.
    private static MapFrame Frame(IReadOnlyCollection<LatticePoint> points, double leastHalfWidthKm, double unitsPerKm)
    {
        var bounds = MapFrame.Around(points, 0);
        var room = Math.Max(bounds.Width, bounds.Height / HeightToWidth) * 1.35;
        var width = (int)Math.Max(LeastWidth, Math.Clamp(room, leastHalfWidthKm * 2 * unitsPerKm, MostHalfWidthKm * 2 * unitsPerKm));
        var height = (int)(width * HeightToWidth);
        return new MapFrame(bounds.Centre.X - (width / 2), bounds.Centre.Y - (height / 2), width, height);
    }
}
