namespace Pacte.Domain.Geography;

/// <summary>A position on the globe, in decimal degrees of WGS 84.</summary>
/// <param name="Latitude">North is positive, from −90 to 90.</param>
/// <param name="Longitude">East is positive, from −180 to 180.</param>
public readonly record struct GeoPoint(double Latitude, double Longitude)
{
    /// <summary>A point, or nothing when either coordinate is missing or off the globe.</summary>
    public static GeoPoint? From(double? latitude, double? longitude) =>
        latitude is >= -90 and <= 90 && longitude is >= -180 and <= 180 ? new GeoPoint(latitude.Value, longitude.Value) : null;

    /// <summary>The point rounded to a hundredth of a degree (about one kilometre), so that it no longer tells a home.</summary>
    public GeoPoint Blurred() => new(Math.Round(Latitude, 2), Math.Round(Longitude, 2));
}

/// <summary>A point and the land it lies on: what a distance by road needs to know.</summary>
public readonly record struct LandPoint(GeoPoint Point, Landmass Landmass);
