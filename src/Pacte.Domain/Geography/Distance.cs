namespace Pacte.Domain.Geography;

/// <summary>
/// Distances as people travel them, estimated without a road network: great circle × <see cref="RoadFactor"/>.
/// They are estimates and every screen says « environ » or « à peu près ».
/// </summary>
public static class Distance
{
    /// <summary>Mean radius of the Earth, in kilometres (IUGG).</summary>
    public const double EarthRadiusKm = 6371.0088;

    /// <summary>Roads are longer than the crow's flight by about this much between French communes; see decision 0020.</summary>
    public const double RoadFactor = 1.3;

    /// <summary>The great-circle distance, in kilometres.</summary>
    public static double GreatCircleKm(GeoPoint a, GeoPoint b)
    {
        var halfLatitude = double.DegreesToRadians(b.Latitude - a.Latitude) / 2;
        var halfLongitude = double.DegreesToRadians(b.Longitude - a.Longitude) / 2;
        var latitudes = Math.Cos(double.DegreesToRadians(a.Latitude)) * Math.Cos(double.DegreesToRadians(b.Latitude));
        var haversine = Square(Math.Sin(halfLatitude)) + latitudes * Square(Math.Sin(halfLongitude));
        return 2 * EarthRadiusKm * Math.Asin(Math.Min(1, Math.Sqrt(haversine)));
    }

    /// <summary>Kilometres by road, or null when the sea (or a forest without road) lies between.</summary>
    public static double? RoadKm(LandPoint a, LandPoint b) =>
        a.Landmass == b.Landmass ? RoadFactor * GreatCircleKm(a.Point, b.Point) : null;

    /// <summary>Minutes by car for a distance by road, or null when there is no road.</summary>
    public static int? RoadMinutes(LandPoint a, LandPoint b) => RoadKm(a, b) is { } km ? RoadMinutes(km) : null;

    /// <summary>
    /// Minutes by car for a distance by road: three minutes to leave and to park, then 40 km/h on the first ten
    /// kilometres, 65 km/h up to sixty, 85 km/h beyond. Rounded up to the minute.
    /// </summary>
    public static int RoadMinutes(double roadKm)
    {
        var slow = Math.Min(roadKm, 10);
        var country = Math.Clamp(roadKm - 10, 0, 50);
        var fast = Math.Max(roadKm - 60, 0);
        return (int)Math.Ceiling(3 + (slow / 40 + country / 65 + fast / 85) * 60);
    }

    private static double Square(double value) => value * value;
}
