namespace Pacte.Domain.Geography.Map;

/// <summary>The room left for names on a sheet.</summary>
/// <param name="frame">Names stay inside it.</param>
/// <param name="fontSize">Height of the letters, in lattice units.</param>
public sealed class LabelBoard(MapFrame frame, double fontSize)
{
    // Semi-bold sans-serif letters are about six tenths as wide as high; a little more, to be safe with the reader's own font.
    private const double LetterWidth = 0.6;

    private readonly List<MapFrame> _taken = [];

    /// <summary>Nothing may be written on a marker of that size.</summary>
    public void Reserve(LatticePoint at, int size) => _taken.Add(new MapFrame(at.X - (size / 2), at.Y - (size / 2), size, size));

    /// <summary>The first side of a marker where its name fits; null when there is none. The room is then taken.</summary>
    public LabelSide? Place(string name, LatticePoint at, int markerSize, IEnumerable<LabelSide> sides)
    {
        foreach (var side in sides)
        {
            var box = Box(name, at, markerSize, side);
            if (!frame.Contains(box) || _taken.Exists(box.Meets))
                continue;
            _taken.Add(box);
            return side;
        }
        return null;
    }

    private MapFrame Box(string name, LatticePoint at, int markerSize, LabelSide side)
    {
        var (width, height) = ((int)(name.Length * fontSize * LetterWidth), (int)fontSize);
        var half = (markerSize / 2) + 2;
        return side switch
        {
            LabelSide.Right => new MapFrame(at.X + half, at.Y - (height / 2), width, height),
            LabelSide.Left => new MapFrame(at.X - half - width, at.Y - (height / 2), width, height),
            LabelSide.Below => new MapFrame(at.X - (width / 2), at.Y + half, width, height),
            _ => new MapFrame(at.X - (width / 2), at.Y - half - height, width, height),
        };
    }
}
