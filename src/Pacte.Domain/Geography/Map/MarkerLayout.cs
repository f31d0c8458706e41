namespace Pacte.Domain.Geography.Map;

/// <summary>Places markers and names so that none covers another.</summary>
public static class MarkerLayout
{
    private const int Rounds = 200;

    /// <summary>Moves points away from one another until they are <paramref name="apart"/> units apart, each as near its place as it can.</summary>
    public static IReadOnlyList<LatticePoint> Spread(IReadOnlyList<LatticePoint> points, double apart, MapFrame within)
    {
        var (x, y) = (points.Select(p => (double)p.X).ToArray(), points.Select(p => (double)p.Y).ToArray());
        for (var round = 0; round < Rounds; round++)
        {
            var moved = false;
            for (var i = 0; i < points.Count; i++)
            {
                for (var j = i + 1; j < points.Count; j++)
                    moved |= Part(x, y, i, j, apart);
            }
            Keep(x, within.X + (apart / 2), within.X + within.Width - (apart / 2));
            Keep(y, within.Y + (apart / 2), within.Y + within.Height - (apart / 2));
            if (!moved)
                break;
        }
        return [.. x.Zip(y, (a, b) => new LatticePoint((int)Math.Round(a), (int)Math.Round(b)))];
    }

    private static bool Part(double[] x, double[] y, int i, int j, double apart)
    {
        var (dx, dy) = (x[j] - x[i], y[j] - y[i]);
        var distance = Math.Sqrt((dx * dx) + (dy * dy));
        if (distance >= apart - 0.5)
            return false;
        if (distance < 0.01)
            (dx, dy, distance) = (1, 0, 1);
        var push = (apart - Math.Min(distance, apart)) / 2 / distance;
        (x[i], y[i], x[j], y[j]) = (x[i] - (dx * push), y[i] - (dy * push), x[j] + (dx * push), y[j] + (dy * push));
        return true;
    }

    private static void Keep(double[] values, double least, double most)
    {
        for (var i = 0; i < values.Length && least <= most; i++)
            values[i] = Math.Clamp(values[i], least, most);
    }
}
