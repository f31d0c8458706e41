using System.Text.RegularExpressions;

namespace Pacte.UnitTests.Architecture;

/// <summary>The tests that a decision names are there.</summary>
public sealed partial class NamedTestsTests
{
    [Fact]
    public void Every_test_named_by_the_page_of_complaints_exists()
    {
        var root = RootOf();
        var page = File.ReadAllText(Path.Combine(root, "docs", "decisions", "0110-what-answers-each-known-complaint.md"));
        var sources = string.Join('\n', Directory.EnumerateFiles(Path.Combine(root, "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(File.ReadAllText));
        var named = TestName().Matches(page).Select(match => match.Groups["found"].Value).ToList();

        Assert.True(named.Count > 40, $"{named.Count} tests are named.");
        Assert.All(named, name => Assert.Contains($" {name}(", sources, StringComparison.Ordinal));
    }

    [Fact]
    public void Each_of_the_complaints_has_a_line()
    {
        var page = File.ReadAllText(Path.Combine(RootOf(), "docs", "decisions", "0110-what-answers-each-known-complaint.md"));

        Assert.Equal(Enumerable.Range(1, 25), Line().Matches(page).Select(match => int.Parse(match.Groups["found"].Value, System.Globalization.CultureInfo.InvariantCulture)));
    }

    private static string RootOf()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Pacte.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the project.");
    }

    [GeneratedRegex("`(?<found>[A-Z][A-Za-z0-9]*_[A-Za-z0-9_]+)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| (?<found>\d+) \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Line();
}
