namespace Pacte.Domain.Geography;

/// <summary>A commune as searches and distances see it, held in memory.</summary>
/// <param name="InseeCode">Five characters, unique.</param>
/// <param name="Name">The official name, with its accents and hyphens.</param>
/// <param name="Postcodes">Five digits each; a large city has several, an uninhabited land may have none.</param>
/// <param name="EpciSiren">The intercommunality, when the commune belongs to one.</param>
/// <param name="DepartementCode">The département or overseas collectivity.</param>
/// <param name="DepartementName">Its name, which tells homonyms apart.</param>
/// <param name="RegionCode">The region, or the collectivity's own code.</param>
/// <param name="Population">Inhabitants; zero where nobody lives.</param>
/// <param name="Latitude">Of a point inside the commune, when known.</param>
/// <param name="Longitude">Of a point inside the commune, when known.</param>
public sealed record CommunePlace(
    string InseeCode,
    string Name,
    IReadOnlyList<string> Postcodes,
    string? EpciSiren,
    string DepartementCode,
    string DepartementName,
    string RegionCode,
    int Population,
    double? Latitude,
    double? Longitude)
{
    /// <summary>The commune's own point; <see cref="CommunePositions"/> also answers for communes without one.</summary>
    public GeoPoint? Point => GeoPoint.From(Latitude, Longitude);

    /// <summary>The land on which the commune lies.</summary>
    public Landmass Landmass => Landmass.Of(InseeCode);
}
