using System.Globalization;
using System.Text;

namespace Pacte.Domain.Geography.Map;

/// <summary>Writes the <c>d</c> of an SVG path whose every step is one side of a hexagon: <c>v±8</c> or <c>l±7 ±4</c>.</summary>
internal sealed class LatticePath
{
    private readonly StringBuilder _text = new();
    private char _command;

    public void Add(List<LatticePoint> points, bool closed)
    {
        _text.Append(CultureInfo.InvariantCulture, $"M{points[0].X} {points[0].Y}");
        _command = 'M';
        for (var i = 1; i < points.Count; i++)
            Step(points[i].X - points[i - 1].X, points[i].Y - points[i - 1].Y);
        if (closed)
            _text.Append('z');
    }

    public override string ToString() => _text.ToString();

    // A repeated command letter is left out, and so is the space before a minus sign.
    private void Step(int dx, int dy)
    {
        var command = dx == 0 ? 'v' : 'l';
        if (command != _command)
            _text.Append(command);
        else if ((dx == 0 ? dy : dx) > 0)
            _text.Append(' ');
        _command = command;
        if (dx != 0)
            _text.Append(CultureInfo.InvariantCulture, $"{dx}").Append(dy < 0 ? "" : " ");
        _text.Append(CultureInfo.InvariantCulture, $"{dy}");
    }
}
