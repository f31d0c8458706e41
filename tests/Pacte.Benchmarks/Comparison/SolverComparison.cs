using System.Diagnostics;
using Pacte.Benchmarks.Months;

namespace Pacte.Benchmarks.Comparison;

/// <summary>
/// Solves the same files with Pacte, with LEMON's network simplex and cost scaling, and with OR-Tools, in turns, and prints medians
/// and ratios. Beside Pacte's general engine, which knows nothing of the file, stands the one that knows the month's layers. Same
/// optimum everywhere, or no time counts.
/// </summary>
internal static class SolverComparison
{
    public const int UsualRounds = 5;

    private const int Repetitions = 4;
    private const double WantedRatio = 1.0;

    public static async Task<int> RunAsync(IReadOnlyList<MonthSize> sizes, int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("pacte-months-").FullName;
        var contenders = await PrepareAsync(folder);
        var (reached, growth) = (true, new GrowthPlot());
        foreach (var month in sizes.Select(size => MonthFiles.Write(size, folder)))
        {
            Console.WriteLine($"\n### {month.Size}: {month.Nodes:N0} nodes, {month.Arcs:N0} arcs\n");
            var runs = contenders.ToDictionary(contender => contender, _ => new List<SolverRun>());
            for (var round = 0; round < rounds; round++)
            {
                // Whoever goes first changes, so that none always meets the quieter machine.
                for (var turn = 0; turn < contenders.Length; turn++)
                {
                    var contender = contenders[(round + turn) % contenders.Length];
                    runs[contender].Add(await contender.RunAsync(month.Path, Repetitions));
                }
            }

            reached &= Report([.. contenders.Select(contender => (contender.Name, runs[contender]))]);
            foreach (var contender in contenders)
                growth.Add(contender.Name, month.Size.Doctors, Statistics.Median(runs[contender].Select(r => r.Warm)));
        }

        if (sizes.Count > 1)
            Console.WriteLine($"\nGrowth: {growth.Write(Built.GrowthPlot)}");

        return reached ? 0 : 1;
    }

    /// <summary>Prints a size's table; whether the optimum is the same, and time and memory are within what is wanted.</summary>
    private static bool Report((string Name, List<SolverRun> Runs)[] all)
    {
        Console.WriteLine("| solver | optimum | warm, median | first of a process | peak memory |\n|---|---|---|---|---|");
        foreach (var (name, runs) in all)
        {
            Console.WriteLine(
                $"| {name} | {runs[0].Optimum} | {Statistics.Median(runs.Select(r => r.Warm)):0.0} ms "
                + $"| {Statistics.Median(runs.Select(r => r.First)):0.0} ms | {runs.Max(r => r.PeakMegabytes):0} MB |");
        }

        var (pacte, simplex, scaling, structured) = (all[0].Runs, all[1].Runs, all[2].Runs, all[3].Runs);
        var ratios = RatiosToBest(pacte, simplex, scaling);
        var memory = pacte.Max(r => r.PeakMegabytes) / simplex.Max(r => r.PeakMegabytes);
        var same = all.SelectMany(solver => solver.Runs).Select(run => run.Optimum).Distinct().Count() == 1;
        Console.WriteLine(
            $"\nTime over the better of LEMON's two: **{Statistics.Median(ratios):0.00}** ({Words(ratios)}); "
            + $"structured: **{Statistics.Median(RatiosToBest(structured, simplex, scaling)):0.00}** ({Words(RatiosToBest(structured, simplex, scaling))}); "
            + $"memory over its network simplex: {memory:0.0}; optimum {(same ? "the same" : "NOT THE SAME")}.");
        return same && Statistics.Median(ratios) <= WantedRatio;
    }

    private static List<double> RatiosToBest(List<SolverRun> runs, List<SolverRun> simplex, List<SolverRun> scaling) =>
        [.. runs.Zip(simplex, scaling).Select(round => round.First.Warm / Math.Min(round.Second.Warm, round.Third.Warm))];

    private static string Words(List<double> ratios) => string.Join(", ", ratios.Select(r => $"{r:0.00}"));

    private static async Task<Contender[]> PrepareAsync(string folder)
    {
        var lemon = Path.Combine(folder, "lemon");
        await DoAsync("g++", "-O3", "-march=native", "-o", lemon, Built.Source("lemon.cpp"));
        if (!Directory.Exists(Built.Source("node_modules")))
            await DoAsync("npm", "ci", "--ignore-scripts", "--prefix", Built.Source(""));
        return
        [
            new("Pacte", (file, times) => ["dotnet", Built.App, "solve", file, "--repeat", $"{times}"]),
            new("LEMON NetworkSimplex", (file, times) => [lemon, "ns", file, $"{times}"]),
            new("LEMON CostScaling", (file, times) => [lemon, "cs", file, $"{times}"]),
            new("Pacte, structured", (file, times) => ["dotnet", Built.Tool, "structured", file, $"{times}"]),
            new("OR-Tools (WebAssembly)", (file, times) => ["node", Built.Source("ortools.mjs"), file, $"{times}"]),
        ];
    }

    private static async Task DoAsync(string program, params string[] words)
    {
        using var process = Process.Start(program, words);
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} ended with {process.ExitCode}: is it installed, with LEMON's headers (Debian: liblemon-dev)?");
    }
}
