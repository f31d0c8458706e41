using System.Globalization;
using System.Text.RegularExpressions;
using Pacte.Domain.Geography.Map;

namespace Pacte.UnitTests.Geography.Map;

/// <summary>Reads back the paths that the maps write, and refuses any step that is not one side of a hexagon.</summary>
internal static class Paths
{
    private static readonly Regex Lattice = new(
        @"^(M-?\d+ -?\d+(v-?8( 8|-8)*|l-?7( 4|-4)( 7 4| 7-4|-7 4|-7-4)*)+z?)*$", RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);

    private static readonly Regex Number = new(@"-?\d+", RegexOptions.NonBacktracking);

    public static IReadOnlyList<string> Rings(string path) =>
        path.Split('M', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Every side drawn, without the closing one of each ring.</summary>
    public static IReadOnlyList<(LatticePoint From, LatticePoint To)> Sides(string path)
    {
        Assert.Matches(Lattice, path);
        return [.. Rings(path).SelectMany(SidesOfRing)];
    }

    private static IEnumerable<(LatticePoint From, LatticePoint To)> SidesOfRing(string ring)
    {
        var numbers = Number.Matches(ring).Select(m => int.Parse(m.Value, CultureInfo.InvariantCulture)).ToList();
        var at = new LatticePoint(numbers[0], numbers[1]);
        for (var i = 2; i < numbers.Count;)
        {
            var step = Math.Abs(numbers[i]) == 8 ? new LatticePoint(0, numbers[i]) : new LatticePoint(numbers[i], numbers[i + 1]);
            yield return (at, at + step);
            at += step;
            i += step.X == 0 ? 1 : 2;
        }
    }
}
