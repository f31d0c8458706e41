using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class BaselinesTests
{
    private static readonly MatchingWeights Weights = new();

    [Fact]
    public void Who_comes_first_takes_the_nearest_need()
    {
        var month = new Scenario().Zone("near").Zone("far").Need("near", 1).Need("far", 1, min: 1)
            .Doctor("a", reach: [("near", 1_000), ("far", 2_000)]).Doctor("b", reach: [("near", 1_000), ("far", 2_000)])
            .Offer("b", 1).Offer("a", 1).Build();
        Assert.Equal(["a/01→far", "b/01→near"], Words(Baselines.FirstComeFirstServed(month)));
    }

    [Fact]
    public void The_greedy_takes_what_brings_most_and_then_what_is_nearest()
    {
        var month = new Scenario().Zone("near").Zone("far").Need("near", 1).Need("far", 1, min: 1)
            .Doctor("a", reach: [("near", 1_000), ("far", 9_000)]).Doctor("b", reach: [("near", 1_000), ("far", 2_000)])
            .Offer("b", 1).Offer("a", 1).Build();
        Assert.Equal(["a/01→near", "b/01→far"], Words(Baselines.BestMarginalGain(month, Weights)));
    }

    [Fact]
    public void The_greedy_goes_far_for_a_need_below_its_minimum() =>
        AssertGreedy("d/01→far", new Scenario().Zone("near").Zone("far").Need("near", 1).Need("far", 1, min: 1)
            .Doctor("d", reach: [("near", 1_000), ("far", 9_000)]).Offer("d", 1));

    [Fact]
    public void The_greedy_prefers_a_whole_day() =>
        AssertGreedy("d/01→whole", new Scenario().Zone("half").Site("whole", "half").Need("half", 1, SessionPart.Morning).Need("whole", 1)
            .Doctor("d", reach: [("half", 1_000), ("whole", 9_000)]).Offer("d", 1, AcceptedParts.Morning | AcceptedParts.FullDay));

    [Fact]
    public void The_greedy_prefers_a_zone_without_a_session() =>
        AssertGreedy("d/09→b", new Scenario().Zone("a").Zone("b").Need("a", 9).Need("b", 9).Standing("other", "a", 1).Doctor("d").Offer("d", 9));

    [Fact]
    public void The_greedy_prefers_a_week_without_a_session() =>
        AssertGreedy("d/09→a", new Scenario().Zone("a").Need("a", 2).Need("a", 9).Standing("other", "a", 1)
            .Doctor("d", cap: 2).Offer("d", 2).Offer("d", 9));

    [Fact]
    public void The_greedy_prefers_a_first_session_to_a_shorter_road() =>
        AssertGreedy("b/01→z", new Scenario().Zone("z").Need("z", 1).Doctor("a", reach: ("z", 1_000)).Doctor("b", reach: ("z", 9_000))
            .Standing("a", "z", 8).Offer("a", 1).Offer("b", 1));

    [Fact]
    public void The_greedy_takes_the_nearer_of_two_doctors() =>
        AssertGreedy("b/01→z", new Scenario().Zone("z").Need("z", 1).Doctor("a", reach: ("z", 9_000)).Doctor("b", reach: ("z", 1_000))
            .Offer("a", 1).Offer("b", 1));

    [Fact]
    public void The_greedy_looks_again_once_a_zone_has_its_first_session()
    {
        var month = new Scenario().Zone("large", 20_000).Zone("small").Need("large", 1).Need("large", 2).Need("small", 2)
            .Doctor("d").Offer("d", 1).Offer("d", 2).Build();
        Assert.Equal(["d/01→large", "d/02→small"], Words(Baselines.BestMarginalGain(month, Weights)));
    }

    [Fact]
    public void Both_keep_the_pins()
    {
        var month = new Scenario().Zone("large", 20_000).Zone("small").Need("large", 1).Need("small", 1)
            .Doctor("d", reach: [("large", 1_000), ("small", 9_000)]).Offer("d", 1).Pin("d", 1, "small").Build();
        Assert.Equal(["d/01→small"], Words(Baselines.FirstComeFirstServed(month)));
        Assert.Equal(["d/01→small"], Words(Baselines.BestMarginalGain(month, Weights)));
    }

    [Fact]
    public void Both_obey_the_rules_and_neither_beats_the_plan()
    {
        var random = new Random(83);
        var byFirst = 0;
        for (var round = 0; round < 200; round++)
        {
            var problem = RandomMonths.Pinned(RandomMonths.Small(random, mixing: false), random);
            var best = new Matcher(Weights).Solve(problem).Value.Coverage;
            var greedy = Coverage(problem, Baselines.BestMarginalGain(problem, Weights));
            var first = Coverage(problem, Baselines.FirstComeFirstServed(problem));
            Assert.True(greedy <= best && first <= best, $"greedy {greedy}, first come {first}, plan {best}");
            byFirst += first < best ? 1 : 0;
        }

        Assert.True(byFirst > 0, "first come, first served was always best");
    }

    [Fact]
    public void A_national_month_is_better_planned_than_greedily_and_greedily_than_by_who_comes_first()
    {
        var problem = NationalMonths.Create(seed: 8, doctors: 400, sites: 100, zones: 40, Scenario.Month);
        var best = new Matcher(Weights).Solve(problem).Value.Coverage;
        var greedy = Coverage(problem, Baselines.BestMarginalGain(problem, Weights));
        Assert.True(greedy < best, $"{greedy} and {best}");
        Assert.True(Coverage(problem, Baselines.FirstComeFirstServed(problem)) < greedy);
    }

    /// <summary>The coverage of the placements, which as pins must all be allowed.</summary>
    private static long Coverage(MatchingProblem problem, IReadOnlyList<Placement> placements)
    {
        var needs = problem.Needs.ToDictionary(need => need.Key);
        Assert.Equal(placements.Count, placements.Select(placement => placement.OfferKey).Distinct().Count());
        Assert.All(placements.CountBy(placement => placement.NeedKey), need => Assert.True(need.Value <= needs[need.Key].Max));
        Assert.All(placements.GroupBy(placement => placement.DoctorKey), own => Assert.True(
            own.Sum(placement => placement.Part.HalfDays()) <= problem.Doctors.Single(doctor => doctor.Key == own.Key).CapInHalfDays));
        return PlanFigures.Of(problem, Weights, placements).Coverage;
    }

    private static void AssertGreedy(string placed, Scenario month) =>
        Assert.Equal([placed], Words(Baselines.BestMarginalGain(month.Build(), Weights)));

    private static IEnumerable<string> Words(IEnumerable<Placement> placements) =>
        placements.Select(placement => $"{placement.OfferKey}→{placement.SiteKey}");
}
