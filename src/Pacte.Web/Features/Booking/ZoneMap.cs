using Pacte.Domain.Geography.Map;
using static Pacte.Web.Languages.Speech;

namespace Pacte.Web.Features.Booking;

/// <summary>Zones as a map lights them.</summary>
public static class ZoneMap
{
    public static IReadOnlyList<MapZone> Of(IReadOnlyList<PublicZone> zones, bool numbered = false) =>
        [.. zones.Select((zone, index) =>
            new MapZone(zone.Siren, zone.State, TitleOf(zone), zone.Href, numbered ? index + 1 : 0))];

    private static string TitleOf(PublicZone zone) =>
        zone.IsDemonstration
        ? Say($"{zone.Name} (démonstration)\u00A0: {zone.Words}")
        : Say($"{zone.Name}\u00A0: {zone.Words}");
}
