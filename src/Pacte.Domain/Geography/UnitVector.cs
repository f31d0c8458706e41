namespace Pacte.Domain.Geography;

/// <summary>
/// A point of the globe as a vector of length one. The squared chord between two of them grows with their distance,
/// so that distances are compared without trigonometry, and stays exact for points a few metres apart.
/// </summary>
internal readonly record struct UnitVector(double X, double Y, double Z)
{
    public static UnitVector Of(GeoPoint point)
    {
        var (sinLatitude, cosLatitude) = Math.SinCos(double.DegreesToRadians(point.Latitude));
        var (sinLongitude, cosLongitude) = Math.SinCos(double.DegreesToRadians(point.Longitude));
        return new UnitVector(cosLatitude * cosLongitude, cosLatitude * sinLongitude, sinLatitude);
    }

    /// <summary>The squared chord of an arc; half a turn or more gives the diameter.</summary>
    public static double SquaredChord(double arcKm)
    {
        var halfChord = Math.Sin(Math.Min(arcKm / (2 * Distance.EarthRadiusKm), Math.PI / 2));
        return 4 * halfChord * halfChord;
    }

    public double SquaredChordTo(UnitVector other)
    {
        var (x, y, z) = (X - other.X, Y - other.Y, Z - other.Z);
        return x * x + y * y + z * z;
    }

    public static double ArcKm(double squaredChord) => 2 * Distance.EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(squaredChord) / 2));
}
