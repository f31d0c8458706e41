using System.Globalization;
namespace Pacte.Domain.Geography.Map;

/// <summary>A rectangle of the drawing, in lattice units.</summary>
public readonly record struct MapFrame(int X, int Y, int Width, int Height)
{
    /// <summary>The point in the middle.</summary>
    public LatticePoint Centre => new(X + (Width / 2), Y + (Height / 2));

    /// <summary>The smallest frame that holds some points, widened on every side.</summary>
    public static MapFrame Around(IReadOnlyCollection<LatticePoint> points, int margin)
    {
        var (left, top) = (points.Min(p => p.X) - margin, points.Min(p => p.Y) - margin);
        return new MapFrame(left, top, points.Max(p => p.X) + margin - left, points.Max(p => p.Y) + margin - top);
    }

    /// <summary>Whether two frames share some surface.</summary>
    public bool Meets(MapFrame other) =>
        X < other.X + other.Width && other.X < X + Width && Y < other.Y + other.Height && other.Y < Y + Height;

    /// <summary>Whether another frame lies wholly inside this one.</summary>
    public bool Contains(MapFrame other) =>
        other.X >= X && other.Y >= Y && other.X + other.Width <= X + Width && other.Y + other.Height <= Y + Height;

    /// <summary>The same frame with this much more on every side.</summary>
    public MapFrame Widened(int margin) => new(X - margin, Y - margin, Width + (2 * margin), Height + (2 * margin));

    /// <summary>The value of an SVG <c>viewBox</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{X} {Y} {Width} {Height}");
}

/// <summary>The place of an intercommunality on a sheet.</summary>
/// <param name="Path">The <c>d</c> of its outline.</param>
/// <param name="Middle">Where a marker for it belongs.</param>
/// <param name="Bounds">A frame that holds it.</param>
public sealed record ZoneShape(string Path, LatticePoint Middle, MapFrame Bounds);

/// <summary>A name written on a sheet.</summary>
/// <param name="Text">The words.</param>
/// <param name="At">The point named.</param>
/// <param name="Before">Whether the words stand to the left of the point instead of its right.</param>
/// <param name="Major">Whether it still shows on a small screen.</param>
public sealed record MapLabel(string Text, LatticePoint At, bool Before = false, bool Major = true);

/// <summary>
/// A prepared drawing that does not depend on what is happening in the zones: paths, names and the shape of every intercommunality.
/// This is the seam for true outlines: whoever fills a sheet with other paths gets the same maps, links and legends.
/// </summary>
public sealed record MapSheet
{
    /// <summary>What is seen of the drawing.</summary>
    public required MapFrame Frame { get; init; }

    /// <summary>The <c>d</c> of the land shown.</summary>
    public required string Land { get; init; }

    /// <summary>The <c>d</c> of neighbouring land, drawn dimmer; empty when there is none.</summary>
    public string Away { get; init; } = "";

    /// <summary>The <c>d</c> of the lines between départements.</summary>
    public required string Borders { get; init; }

    /// <summary>The shape of each intercommunality of the sheet, by SIREN.</summary>
    public required IReadOnlyDictionary<string, ZoneShape> Zones { get; init; }

    /// <summary>Size of the names of towns, in lattice units for one unit of the drawing.</summary>
    public double NameScale { get; init; } = 1;

    /// <summary>A few towns to find one's way.</summary>
    public IReadOnlyList<MapLabel> Cities { get; init; } = [];

    /// <summary>Names of the lands that have a scale of their own, each under its picture.</summary>
    public IReadOnlyList<MapLabel> Insets { get; init; } = [];

    /// <summary>Whether land is a mosaic of hexagons, with its grid drawn over it.</summary>
    public bool Mosaic { get; init; } = true;
}
