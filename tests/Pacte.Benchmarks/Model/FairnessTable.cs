using System.Collections.Immutable;
using Pacte.Benchmarks.Months;
using Pacte.Matching;

namespace Pacte.Benchmarks.Model;

/// <summary>
/// How fairly seeded national months are shared out by the matcher, by first come first served and by a good greedy, and what fairness
/// costs in days against the plan that only counts days.
/// </summary>
internal static class FairnessTable
{
    private static readonly MatchingWeights Weights = new();

    /// <summary>Worth one point a half-day whatever the need, once needs and zones weigh nothing.</summary>
    private static readonly MatchingWeights DaysOnly = new()
    {
        TowardsMin = 20,
        TowardsDesired = 10,
        TowardsMax = 1,
        FullDay = 1,
        WeekSpread = 0,
    };

    public static int Run(MonthSize size, int seeds)
    {
        var france = new NationalMonths(new France());
        string[] names = ["Pacte", "greedy", "first come"];
        var figures = names.Select(_ => new List<PlanFigures>()).ToArray();
        var cost = new List<int>();
        for (var seed = 1; seed <= seeds; seed++)
        {
            var problem = Declared(france.Create(size, seed), seed);
            ImmutableArray<Placement>[] plans =
            [
                new Matcher(Weights).Solve(problem).Placements,
                Baselines.BestMarginalGain(problem, Weights),
                Baselines.FirstComeFirstServed(problem),
            ];
            for (var i = 0; i < plans.Length; i++)
                figures[i].Add(PlanFigures.Of(problem, Weights, plans[i]));
            cost.Add(MostHalfDays(problem) - figures[0][^1].HalfDays);
        }

        Console.WriteLine($"{size}, {seeds} months: mean (worst)");
        Console.WriteLine("| | coverage, points | days | doctors with a session | zones without | Gini ‰ | mean km | p95 km |");
        Console.WriteLine("|---|---|---|---|---|---|---|---|");
        for (var i = 0; i < names.Length; i++)
        {
            Console.WriteLine(
                $"| {names[i]} | {Low(figures[i], f => f.Coverage)} | {Low(figures[i], f => f.HalfDays / 2.0)} | {Low(figures[i], f => f.Doctors)} "
                + $"| {High(figures[i], f => f.ZonesWithout)} | {High(figures[i], f => f.GiniPermille)} "
                + $"| {High(figures[i], f => f.MeanTravelMetres / 1000.0)} | {High(figures[i], f => f.P95TravelMetres / 1000.0)} |");
        }

        Console.WriteLine($"fairness cost {cost.Average() / 2:0.0} days a month, at most {cost.Max() / 2.0:0.0}");
        return 0;
    }

    /// <summary>Doctors declare their days at random moments.</summary>
    private static MatchingProblem Declared(MatchingProblem problem, int seed)
    {
        MatchingOffer[] offers = [.. problem.Offers];
        new Random(seed).Shuffle(offers);
        return problem with { Offers = offers };
    }

    private static int MostHalfDays(MatchingProblem problem)
    {
        var plan = new Matcher(DaysOnly).Solve(problem with
        {
            Zones = [.. problem.Zones.Select(zone => zone with { NeedPermille = 0 })],
            Needs = [.. problem.Needs.Select(need => need with { Min = 0, Desired = 0 })],
        });
        return plan.Placements.Sum(placement => placement.Part.HalfDays());
    }

    private static string Low(List<PlanFigures> months, Func<PlanFigures, double> figure) =>
        $"{months.Average(figure):#,0.#} ({months.Min(figure):#,0.#})";

    private static string High(List<PlanFigures> months, Func<PlanFigures, double> figure) =>
        $"{months.Average(figure):#,0.#} ({months.Max(figure):#,0.#})";
}
