using System.Collections.Concurrent;

namespace Pacte.Domain.Geography.Map;

/// <summary>
/// All the maps of France. Build it once from the communes and keep it: each sheet is computed when first asked for, then shared.
/// Safe to use from several threads.
/// </summary>
public sealed class FranceMaps
{
    private readonly IReadOnlyList<MapTerritory> _territories;
    private readonly Lazy<MapSheet> _national;
    private readonly ConcurrentDictionary<string, MapSheet?> _regions = [];
    private readonly ConcurrentDictionary<string, Lazy<LocalMap>> _local = [];

    /// <summary>Maps of these communes, those of metropolitan France at least. Communes without a position are left out.</summary>
    public FranceMaps(IEnumerable<CommunePlace> communes)
    {
        _territories = MapTerritory.Split(communes);
        _national = new Lazy<MapSheet>(() => NationalMap.Draw(_territories));
    }

    /// <summary>The whole country, overseas départements included.</summary>
    public MapSheet National => _national.Value;

    /// <summary>A region by its INSEE code; null when there is no such region.</summary>
    public MapSheet? Region(string code) => _regions.GetOrAdd(code, DrawRegion);

    /// <summary>The surroundings of a place, wide enough for the pins given.</summary>
    /// <param name="name">Name of the place, written on the map; null leaves it unmarked.</param>
    /// <param name="place">Where the search began, or the one site shown.</param>
    /// <param name="pins">What to point at, in the order of the list beside the map.</param>
    /// <param name="leastHalfWidthKm">Kilometres shown at least to the east and to the west.</param>
    public Surroundings Around(string? name, GeoPoint place, IReadOnlyList<MapPin> pins, double leastHalfWidthKm = 25)
    {
        var territory = _territories.MinBy(t => Math.Abs(t.Origin.Latitude - place.Latitude) + Math.Abs(t.Origin.Longitude - place.Longitude))!;
        var map = _local.GetOrAdd(territory.Code, _ => new Lazy<LocalMap>(() => new LocalMap(territory.Local))).Value;
        return SurroundingsLayout.Arrange(map, name, map.Projection.PointAt(place), pins, leastHalfWidthKm);
    }

    private MapSheet? DrawRegion(string code) =>
        _territories.Select(t => t.Holds(code) ? RegionMap.Draw(t.Regional, code) : null).FirstOrDefault(s => s is not null);
}
