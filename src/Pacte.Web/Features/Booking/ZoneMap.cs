using Pacte.Domain.Geography.Map;

namespace Pacte.Web.Features.Booking;

/// <summary>Zones as a map lights them.</summary>
public static class ZoneMap
{
    public static IReadOnlyList<MapZone> Of(IReadOnlyList<PublicZone> zones, bool numbered = false) =>
        [.. zones.Select((zone, index) =>
            new MapZone(zone.Siren, zone.State, TitleOf(zone), zone.Href, numbered ? index + 1 : 0))];

    private static string TitleOf(PublicZone zone) =>
        $"{zone.Name}{(zone.IsDemonstration ? " (démonstration)" : "")}\u00A0: {zone.Words}";
}
