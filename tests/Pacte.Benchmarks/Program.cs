using System.Globalization;
using BenchmarkDotNet.Running;
using Pacte.Benchmarks.Building;
using Pacte.Benchmarks.Comparison;
using Pacte.Benchmarks.Model;
using Pacte.Benchmarks.Months;
using Pacte.Benchmarks.Repair;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string usage =
    """
    months FOLDER [SIZE…]            writes seeded national months as DIMACS files (sizes as 500x151; all four by default)
    compare [--rounds N] [SIZE…]     solves them with Pacte, LEMON and OR-Tools in turns, on one core, compares, and draws docs/matching-growth.svg
    structured FILE N                solves a month's file N times, its layers known before
    fairness SIZE SEEDS              shares of days by the matcher, a greedy and first come first served, and what fairness costs
    building [OPTION…]               from the rows of a 5000x600 month to the solver's problem and to its network, and a plan with and without explaining it
    mixing SIZE SEEDS                how far from the bound plans stay when a fifth of the doctors mixes whole days and half-days
    repair [SIZE] [EDITS]            times random edits of a published month (5000x600, 200), from edit to proved plan, and checks some
    """;

switch (args)
{
    case ["months", var folder, .. var sizes] when Sizes(sizes) is { } chosen:
        Directory.CreateDirectory(folder);
        foreach (var size in chosen)
            Console.WriteLine(MonthFiles.Write(size, folder).Words);
        return 0;
    case ["compare", "--rounds", var rounds, .. var sizes] when int.TryParse(rounds, out var count) && count > 0 && Sizes(sizes) is { } chosen:
        return await SolverComparison.RunAsync(chosen, count);
    case ["compare", .. var sizes] when Sizes(sizes) is { } chosen:
        return await SolverComparison.RunAsync(chosen, SolverComparison.UsualRounds);
    case ["structured", var file, var times] when int.TryParse(times, out var count) && count > 0:
        return StructuredSolve.Run(file, count);
    case ["fairness", var size, var seeds] when MonthSize.TryParse(size) is { } month && int.TryParse(seeds, out var count) && count > 0:
        return FairnessTable.Run(month, count);
    case ["mixing", var size, var seeds] when MonthSize.TryParse(size) is { } month && int.TryParse(seeds, out var count) && count > 0:
        return MixingGaps.Run(month, count);
    case ["building", .. var options]:
        return BenchmarkRunner.Run<BuildingBenchmarks>(args: options).Reports.All(report => report.Success) ? 0 : 1;
    case ["repair", .. var rest] when Repair(rest) is var (month, edits):
        return RepairRun.Run(month, edits);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}

static IReadOnlyList<MonthSize>? Sizes(string[] words)
{
    var sizes = Array.ConvertAll(words, MonthSize.TryParse);
    return sizes.Length == 0 ? MonthSize.All : sizes.All(size => size is not null) ? [.. sizes!] : null;
}

static (MonthSize Size, int Edits)? Repair(string[] words) => words switch
{
    [] => (new MonthSize(5_000, 600), 200),
    [var size] when MonthSize.TryParse(size) is { } month => (month, 200),
    [var size, var edits] when MonthSize.TryParse(size) is { } month && int.TryParse(edits, out var count) && count > 0 => (month, count),
    _ => null,
};
