using Pacte.Domain.Geography.Map;

namespace Pacte.Web.Features.Zones;

/// <summary>The zones of a month on a map: the same numbers as the table beside it.</summary>
internal static class ZonesMap
{
    public static IReadOnlyList<MapZone> Of(IReadOnlyList<ZoneLine> zones) =>
    [
        .. zones.Select((zone, index) => new MapZone(
            zone.Siren,
            StateOf(zone),
            $"{zone.Name}{(zone.IsDemonstration ? " (démonstration)" : "")}\u00A0: {ZonesText.Of(zone.Coverage).ToLowerInvariant()}",
            $"/ars/lieux?zone={zone.Siren}",
            index + 1)),
    ];

    /// <summary>A map has three glyphs: a zone that asks for nothing has no doctor either.</summary>
    public static ZoneCoverage Shown(ZoneLine zone) => zone.Coverage is ZoneCoverage.NothingAsked ? ZoneCoverage.NoDoctor : zone.Coverage;

    private static MapZoneState StateOf(ZoneLine zone) => Shown(zone) switch
    {
        ZoneCoverage.Covered => MapZoneState.Full,
        ZoneCoverage.Partly => MapZoneState.Seed,
        _ => MapZoneState.Hollow,
    };
}
