using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Pacte.Web.Commands;
using Pacte.Web.Starting;

namespace Pacte.UnitTests.Commands;

public sealed class SolveCommandTests : IDisposable
{
    private const string TwoWays = "p min 2 2\nn 1 3\nn 2 -3\na 1 2 0 2 1\na 1 2 0 9 4\n";

    private readonly string file = Path.GetTempFileName();
    private readonly StringWriter output = new();
    private readonly StringWriter error = new();

    public void Dispose() => File.Delete(file);

    [Fact]
    public async Task The_optimum_is_printed_with_its_flows()
    {
        Assert.Equal(0, await SolveAsync(TwoWays, "--flows"));

        Assert.Equal(["s 6", "f 1 2 2", "f 1 2 1"], Lines().SkipWhile(line => line[0] == 'c'));
        Assert.Empty(error.ToString());
    }

    [Fact]
    public async Task Each_repetition_has_its_time_with_a_point_whatever_the_culture()
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("fr-FR");
        try
        {
            Assert.Equal(0, await SolveAsync(TwoWays, "--repeat", "3"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        Assert.Equal(3, Lines().Count(line => line.StartsWith("c solve_ms ", StringComparison.Ordinal)));
        foreach (var key in (string[])["nodes", "arcs", "read_ms", "solve_ms", "pivots", "check_ms", "peak_mb"])
            Assert.Contains(Lines(), line => line.StartsWith($"c {key} ", StringComparison.Ordinal));
        Assert.All(Lines().Where(line => line[0] == 'c'), line =>
            Assert.True(double.TryParse(line.Split(' ')[2], NumberStyles.Float, CultureInfo.InvariantCulture, out _), line));
    }

    [Fact]
    public async Task A_malformed_file_is_refused_with_file_line_and_reason()
    {
        Assert.Equal(3, await SolveAsync("p min 2 1\na 1 3 0 1 1\n"));

        Assert.Equal($"{file}, ligne 2 : 3 n’est pas le numéro d’un nœud annoncé.", error.ToString().TrimEnd());
        Assert.Empty(output.ToString());
    }

    [Fact]
    public async Task A_problem_without_an_optimum_says_which_kind()
    {
        Assert.Equal(1, await SolveAsync("p min 2 1\nn 1 1\nn 2 -1\na 2 1 0 1 1\n"));

        Assert.Contains("Irréalisable", error.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain(Lines(), line => line[0] == 's');
    }

    [Fact]
    public async Task A_problem_of_numbers_too_large_has_no_optimum_either()
    {
        Assert.Equal(1, await SolveAsync("p min 2 1\nn 1 1\nn 2 -1\na 1 2 0 1 9223372036854775807\n"));
        Assert.DoesNotContain(Lines(), line => line[0] == 's');
    }

    [Fact]
    public async Task A_run_that_is_given_up_has_no_answer()
    {
        await File.WriteAllTextAsync(file, TwoWays);
        var chosen = CommandTable.Choose(["solve", file], output, error).Command!;
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => chosen.Command.RunAsync(
            new CommandRun(nothing, chosen.Arguments, StartConsole.Silent, output, error), new CancellationToken(canceled: true)));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("1001")]
    [InlineData("zero")]
    public async Task A_number_of_repetitions_out_of_range_is_a_misuse(string times) =>
        Assert.Equal(2, await SolveAsync(TwoWays, "--repeat", times));

    [Fact]
    public async Task A_file_that_is_not_there_and_a_wrong_number_are_told_apart()
    {
        Assert.Equal(3, await RunAsync("solve", file + ".absent"));
        Assert.Equal(2, await RunAsync("solve", file, "--repeat", "zero"));
        Assert.Equal(2, await RunAsync("solve"));
    }

    private string[] Lines() => output.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);

    private async Task<int> SolveAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(file, text);
        return await RunAsync(["solve", file, .. options]);
    }

    // No service at all: the command needs none.
    private async Task<int> RunAsync(params string[] words)
    {
        var (chosen, exitCode) = CommandTable.Choose(words, output, error);
        await using var nothing = new ServiceCollection().BuildServiceProvider();
        return exitCode ?? await chosen!.Command.RunAsync(new CommandRun(nothing, chosen.Arguments, StartConsole.Silent, output, error), default);
    }
}
