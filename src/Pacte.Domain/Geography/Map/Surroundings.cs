namespace Pacte.Domain.Geography.Map;

/// <summary>Something to point at on a local map.</summary>
/// <param name="Name">The name written beside the pin.</param>
/// <param name="Point">Where it is.</param>
/// <param name="Href">Where the pin leads; null when it leads nowhere.</param>
public sealed record MapPin(string Name, GeoPoint Point, string? Href = null);

/// <summary>A local map ready to be shown.</summary>
/// <param name="Sheet">Land, borders and zones.</param>
/// <param name="Pins">The pins, in the order given, kept apart from one another.</param>
/// <param name="Here">Where the search began; null on the map of one site.</param>
/// <param name="Scale">Size of pins and names, in lattice units for one unit of the drawing.</param>
public sealed record Surroundings(MapSheet Sheet, IReadOnlyList<PlacedMarker> Pins, PlacedMarker? Here, double Scale);

/// <summary>A marker at its place on a sheet.</summary>
/// <param name="At">Its middle.</param>
/// <param name="Name">The name beside it; null when there was no room for it.</param>
/// <param name="Side">Where the name stands.</param>
/// <param name="Href">Where the marker leads; null when it leads nowhere.</param>
public sealed record PlacedMarker(LatticePoint At, string? Name, LabelSide Side, string? Href = null);

/// <summary>Where a name stands from its marker.</summary>
public enum LabelSide
{
    /// <summary>To the right.</summary>
    Right,

    /// <summary>To the left.</summary>
    Left,

    /// <summary>Under it.</summary>
    Below,

    /// <summary>Over it.</summary>
    Above,
}
