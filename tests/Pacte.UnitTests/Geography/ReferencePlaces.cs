using System.Globalization;
using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

/// <summary>The communes that the product ships, read once for the tests that need the real country.</summary>
internal static class ReferencePlaces
{
    private static readonly Lazy<IReadOnlyList<CommunePlace>> Loaded = new(Load);

    private static readonly Lazy<CommuneIndex> Built = new(() => new CommuneIndex(All));

    public static IReadOnlyList<CommunePlace> All => Loaded.Value;

    public static CommuneIndex Index => Built.Value;

    private static List<CommunePlace> Load()
    {
        var departements = Rows("departements.csv").ToDictionary(row => row[0], row => row[1], StringComparer.Ordinal);
        return [.. Rows("communes.csv").Select(row => new CommunePlace(
            row[0], row[1], row[2].Length == 0 ? [] : row[2].Split('|'), row[3].Length == 0 ? null : row[3],
            row[4], departements[row[4]], row[5], row[6].Length == 0 ? 0 : int.Parse(row[6], CultureInfo.InvariantCulture),
            Degrees(row[7]), Degrees(row[8])))];
    }

    private static IEnumerable<string[]> Rows(string file) =>
        File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Data", "Seed", "Reference", file)).Skip(1).Select(line => line.Split(','));

    private static double? Degrees(string text) => text.Length == 0 ? null : double.Parse(text, CultureInfo.InvariantCulture);
}
