using System.Globalization;
using System.Text;
using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Trials;

namespace Pacte.LoadTests;

/// <summary>What a run came to, as tables for people to read and to keep.</summary>
internal sealed class Report
{
    public Report(LoadOptions options, string server, int places, IReadOnlyList<Comparison> comparisons, IReadOnlyList<Finding> findings, IReadOnlyList<string> broken, int promised)
    {
        var limits = options.Thresholds;
        var climbed = limits.Rate is null;
        IsReached = broken.Count == 0 && findings.All(f => f.IsReached) && comparisons.All(c => !climbed || c.Ratio >= limits.RatioOf(c.Figure));
        var text = new StringBuilder();
        if (climbed && comparisons.Count > 0)
            text.AppendLine().AppendLine("| | bare endpoint | Pacte | ratio, median (each round) | wanted | |").AppendLine("|---|---|---|---|---|---|");
        foreach (var comparison in climbed ? comparisons : [])
            text.AppendLine(RateRow(comparison, limits.RatioOf(comparison.Figure)));
        if (findings.Count > 0)
            text.AppendLine().AppendLine("| | found | wanted | |").AppendLine("|---|---|---|---|");
        foreach (var finding in findings)
            text.AppendLine($"| {finding.Words} | {finding.Found} | {finding.Wanted} | {(finding.IsReached ? "reached" : "not reached")} |");
        if (comparisons.Count > 0)
            Describe(text, options, server, places, comparisons, broken, promised);
        Text = text.ToString();
    }

    public bool IsReached { get; }

    public string Text { get; }

    private static void Describe(
        StringBuilder text, LoadOptions options, string server, int places, IReadOnlyList<Comparison> comparisons, IReadOnlyList<string> broken, int promised)
    {
        var limits = options.Thresholds;
        text.AppendLine()
            .AppendLine("| at the rate held | p50 | p99 | generator | server | PostgreSQL | machine | server + PostgreSQL, each |")
            .AppendLine("|---|---|---|---|---|---|---|---|");
        foreach (var comparison in comparisons)
        {
            text.AppendLine(UseRow($"bare, {comparison.Figure.Words}", [.. comparison.Rounds.Select(round => round.Limit)]));
            text.AppendLine(UseRow($"Pacte, {comparison.Figure.Words}", [.. comparison.Rounds.Select(round => round.App)]));
        }
        text.AppendLine().AppendLine(
            $"Arrivals a second, the highest step of a ladder (ten steps to a doubling) held {limits.Seconds} s "
            + $"with p99 ≤ {limits.P99Milliseconds:0} ms from the moment each arrival was due and no error; medians of {limits.Rounds} "
            + $"interleaved rounds. One hold per {limits.SearchesPerHold} searches; people drawn by population from {places.ToString("N0", CultureInfo.InvariantCulture)} communes, each with an address of their own. "
            + $"Processor columns are cores in use, of {Environment.ProcessorCount}, the generator's among them. {server}.");
        if (options.IsShort)
            text.AppendLine().AppendLine("**A short run, less than the thresholds ask for: it shows the way, it proves nothing.**");
        text.AppendLine().AppendLine(broken.Count == 0
            ? $"{promised} holds and bookings answered, none lost, no slot held or booked twice."
            : $"BROKEN: {string.Join("; ", broken.Distinct())}");
    }

    private static string RateRow(Comparison comparison, double wanted) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {comparison.Figure.Words} | {Median(comparison.Rounds, r => r.Limit.Rate):0}/s | {Median(comparison.Rounds, r => r.App.Rate):0}/s "
        + $"| **{comparison.Ratio:0.00}** ({string.Join(", ", comparison.Rounds.Select(r => r.Ratio.ToString("0.00", CultureInfo.InvariantCulture)))}) "
        + $"| ≥ {wanted:0.00} | {(comparison.Ratio >= wanted ? "reached" : "not reached")} |");

    private static string UseRow(string name, IReadOnlyList<StepResult> steps) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {name} | {Median(steps, s => s.P50):0.0} ms | {Median(steps, s => s.P99):0.0} ms | {Median(steps, s => s.Cores.Generator):0.00} "
        + $"| {Median(steps, s => s.Cores.Server):0.00} | {Median(steps, s => s.Cores.Postgres):0.00} "
        + $"| {Median(steps, s => s.Cores.Machine):0.00} | {Median(steps, s => s.MicrosecondsEach):0} µs |");

    private static double Median<T>(IEnumerable<T> values, Func<T, double> of) => Comparison.Median(values.Select(of));
}
