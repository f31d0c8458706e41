using System.Diagnostics;
using Pacte.Benchmarks.Comparison;
using Pacte.Benchmarks.Months;
using Pacte.Matching;
using Pacte.Matching.Live;

namespace Pacte.Benchmarks.Repair;

/// <summary>Publishes the plan of a national month, then edits the month and times each repair; compares some with a whole solve.</summary>
internal static class RepairRun
{
    private const int Seed = 1;
    private const int Compared = 10;

    public static int Run(MonthSize size, int edits)
    {
        var matcher = new Matcher(new MatchingWeights());
        var live = new LiveMatcher(new MatchingWeights());
        var problem = new NationalMonths(new France()).Create(size, Seed);
        var plan = matcher.Solve(problem);
        problem = problem with { Proposals = [.. plan.Placements.Select(sent => new SentProposal(sent.OfferKey, sent.NeedKey))] };
        plan = live.Solve(problem);
        Console.WriteLine($"{size}: {plan.Placements.Length} proposals sent, {plan.Effort.Nodes} nodes, {plan.Effort.Arcs} arcs, seed {Seed}");
        var drawn = new RandomEdits(new Random(Seed));
        var repairs = new List<Measured>(edits);
        for (var edit = 0; edit < edits; edit++)
        {
            var (edited, name) = drawn.Next(problem, plan);
            var (start, used) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            plan = live.Solve(edited);
            var processor = (Environment.CpuUsage.TotalTime - used).TotalMilliseconds;
            repairs.Add(new Measured(name, Stopwatch.GetElapsedTime(start).TotalMilliseconds, processor, plan.Effort.Pivots));
            problem = edited;
            if (edit % Math.Max(1, edits / Compared) == 0 && matcher.Solve(problem).Fingerprint != plan.Fingerprint)
            {
                Console.Error.WriteLine($"After edit {edit}, {name}, the repair is not the plan of the whole problem.");
                return 1;
            }
        }

        Print(repairs);
        return 0;
    }

    private static void Print(List<Measured> repairs)
    {
        foreach (var kind in repairs.GroupBy(repair => repair.Name))
            Console.WriteLine(Line(kind.Key, [.. kind]));
        Console.WriteLine(Line("all", repairs));
    }

    private static string Line(string name, List<Measured> repairs) =>
        $"{name}: {repairs.Count} edits, ms {Spread(repairs.Select(repair => repair.Milliseconds))}, "
        + $"of processor {Spread(repairs.Select(repair => repair.Processor))}, pivots {Spread(repairs.Select(repair => (double)repair.Pivots))}";

    private static string Spread(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return $"median {Statistics.Median(sorted):0.#} p95 {sorted[(int)Math.Ceiling(0.95 * sorted.Length) - 1]:0.#} max {sorted[^1]:0.#}";
    }

    /// <summary>A repair: milliseconds by the clock, and of processor in all threads.</summary>
    private sealed record Measured(string Name, double Milliseconds, double Processor, long Pivots);
}
