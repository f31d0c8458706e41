using System.Globalization;
using Pacte.Benchmarks.Comparison;
using Pacte.Benchmarks.Model;
using Pacte.Benchmarks.Months;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
const string usage =
    """
    months FOLDER [SIZE…]            writes seeded national months as DIMACS files (sizes as 500x151; all four by default)
    compare [--rounds N] [SIZE…]     solves them with Pacte, LEMON and OR-Tools in turns, on one core, and compares
    fairness SIZE SEEDS              shares of days by the matcher, a greedy and first come first served, and what fairness costs
    mixing SIZE SEEDS                how far from the bound plans stay when a fifth of the doctors mixes whole days and half-days
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
    case ["fairness", var size, var seeds] when MonthSize.TryParse(size) is { } month && int.TryParse(seeds, out var count) && count > 0:
        return FairnessTable.Run(month, count);
    case ["mixing", var size, var seeds] when MonthSize.TryParse(size) is { } month && int.TryParse(seeds, out var count) && count > 0:
        return MixingGaps.Run(month, count);
    default:
        Console.Error.WriteLine(usage);
        return 2;
}

static IReadOnlyList<MonthSize>? Sizes(string[] words)
{
    var sizes = Array.ConvertAll(words, MonthSize.TryParse);
    return sizes.Length == 0 ? MonthSize.All : sizes.All(size => size is not null) ? [.. sizes!] : null;
}
