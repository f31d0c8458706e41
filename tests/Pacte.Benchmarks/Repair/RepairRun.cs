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
        var repairs = new List<(string Name, double Milliseconds, long Pivots)>(edits);
        for (var edit = 0; edit < edits; edit++)
        {
            var (edited, name) = drawn.Next(problem, plan);
            var start = Stopwatch.GetTimestamp();
            plan = live.Solve(edited);
            repairs.Add((name, Stopwatch.GetElapsedTime(start).TotalMilliseconds, plan.Effort.Pivots));
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

    private static void Print(List<(string Name, double Milliseconds, long Pivots)> repairs)
    {
        foreach (var kind in repairs.GroupBy(repair => repair.Name))
            Console.WriteLine(Line(kind.Key, [.. kind]));
        Console.WriteLine(Line("all", repairs));
    }

    private static string Line(string name, List<(string Name, double Milliseconds, long Pivots)> repairs)
    {
        var times = repairs.Select(repair => repair.Milliseconds).Order().ToArray();
        return $"{name}: {repairs.Count} edits, median {Statistics.Median(times):0.0} ms, p95 {times[(int)Math.Ceiling(0.95 * times.Length) - 1]:0.0} ms, "
            + $"max {times[^1]:0.0} ms, median {Statistics.Median(repairs.Select(repair => (double)repair.Pivots)):0} pivots, most {repairs.Max(repair => repair.Pivots)}";
    }
}
