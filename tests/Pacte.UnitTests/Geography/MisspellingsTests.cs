using System.Diagnostics;
using Pacte.Domain.Geography;

namespace Pacte.UnitTests.Geography;

/// <summary>What people really type, by hand, with the commune that they meant: see misspellings.csv beside this file.</summary>
public sealed class MisspellingsTests(ITestOutputHelper output)
{
    private static readonly IReadOnlyList<(string Typed, string Insee)> Misspellings =
        [.. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Geography", "misspellings.csv")).Skip(1)
            .Select(line => line.Split(',')).Select(cells => (cells[0], cells[1]))];

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(10);

    [Fact]
    public void The_file_holds_many_and_from_everywhere()
    {
        var places = Misspellings.Select(one => ReferencePlaces.Index.Find(one.Insee)!).ToList();

        Assert.True(Misspellings.Distinct().Count() >= 320);
        Assert.True(places.Select(place => place.DepartementCode).Distinct().Count() >= 90);
        Assert.True(places.Count(place => place.InseeCode.StartsWith("97", StringComparison.Ordinal)) >= 30);
        Assert.DoesNotContain(Misspellings, one => one.Typed == ReferencePlaces.Index.Find(one.Insee)!.Name);
    }

    [Fact]
    public void The_commune_meant_is_among_the_first_three_97_times_in_100()
    {
        var missed = Misspellings.Where(one => Rank(one) is < 0 or > 2).Select(one => one.Typed).ToList();
        var share = 1 - (double)missed.Count / Misspellings.Count;
        output.WriteLine($"{share:P1} of {Misspellings.Count}; missed: {string.Join(", ", missed)}");

        Assert.True(share >= 0.97, $"{share:P1}; missed: {string.Join(", ", missed)}");
    }

    [Fact]
    public void No_search_takes_ten_milliseconds()
    {
        string[] hard =
        [
            "saint saint saint saint saint saint saint saint", new string('a', 5000), "saint", "sa", "de la sur en",
            "abcdefghijklm nopqrstuvwxyz", "saint martin de la mer sur seine les bains 75 80200",
        ];
        var slowest = Misspellings.Select(one => one.Typed).Concat(hard).Select(typed => (Time: Fastest(typed), typed)).Max();
        output.WriteLine($"slowest: {slowest}");

        Assert.True(slowest.Time < Limit, $"slowest: {slowest}");
    }

    private static int Rank((string Typed, string Insee) one)
    {
        var matches = ReferencePlaces.Index.Search(one.Typed, 8);
        return matches.Places.Concat(matches.Others).ToList().FindIndex(place => place.InseeCode == one.Insee);
    }

    // The fastest run is the search itself; the others are what else the machine was doing. A busy machine gets many chances,
    // a search that is too slow none.
    private static TimeSpan Fastest(string typed)
    {
        var fastest = TimeSpan.MaxValue;
        for (var run = 0; run < 10 || (run < 300 && fastest >= Limit); run++)
        {
            var start = Stopwatch.GetTimestamp();
            ReferencePlaces.Index.Search(typed);
            var elapsed = Stopwatch.GetElapsedTime(start);
            fastest = elapsed < fastest ? elapsed : fastest;
        }

        return fastest;
    }
}
