using Pacte.Domain.Geography.Map;

namespace Pacte.Web.Features.Booking;

/// <summary>Zones as a map lights them.</summary>
public static class ZoneMap
{
    public static IReadOnlyList<MapZone> Of(IReadOnlyList<PublicZone> zones, bool numbered = false) =>
        [.. zones.Select((zone, index) =>
            new MapZone(zone.Siren, zone.State, $"{zone.Name}\u00A0: {zone.Words}", zone.Href, numbered ? index + 1 : 0))];
}
