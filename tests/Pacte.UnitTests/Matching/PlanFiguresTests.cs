using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class PlanFiguresTests
{
    private static readonly MatchingWeights Weights = new();

    [Fact]
    public void When_all_have_the_same_the_index_is_zero() => Assert.Equal(0, PlanFigures.Gini([7, 7, 7]));

    [Fact]
    public void When_one_of_four_has_all_the_index_is_three_quarters() => Assert.Equal(750, PlanFigures.Gini([0, 12, 0, 0]));

    [Fact]
    public void Without_any_session_the_index_is_zero() => Assert.Equal(0, PlanFigures.Gini([0, 0]));

    [Fact]
    public void The_index_is_the_mean_difference_over_twice_the_mean()
    {
        var random = new Random(81);
        for (var round = 0; round < 100; round++)
        {
            long[] values = [.. Enumerable.Range(0, random.Next(1, 12)).Select(_ => (long)random.Next(1, 1_000))];
            var differences = values.Sum(x => values.Sum(y => Math.Abs(x - y)));
            Assert.Equal((int)(1000 * differences / (2 * values.Length * values.Sum())), PlanFigures.Gini(values));
        }
    }

    [Fact]
    public void Zones_without_a_session_count_and_zones_without_a_need_do_not()
    {
        var month = new Scenario().Zone("served", 5_000).Zone("waiting").Zone("asks for nobody").Need("served", 1).Need("waiting", 2)
            .Need("asks for nobody", 3, max: 0)
            .Doctor("d").Offer("d", 1);
        var figures = FiguresOf(month.Build());
        Assert.Equal(["served", "waiting"], figures.Zones.Select(zone => zone.ZoneKey));
        Assert.Equal((1, 500), (figures.ZonesWithout, figures.GiniPermille));
        Assert.Equal(200_000, figures.Zones[0].DaysPerBillion);
    }

    [Fact]
    public void The_index_is_that_of_days_per_inhabitant()
    {
        var month = new Scenario().Zone("few", 5_000).Zone("many", 15_000).Need("few", 1).Need("many", 2)
            .Doctor("d").Offer("d", 1).Offer("d", 2);
        var figures = FiguresOf(month.Build());
        Assert.Equal((250, 2, 1), (figures.GiniPermille, figures.Sessions, figures.Doctors));
    }

    [Fact]
    public void A_zone_without_inhabitants_counts_as_one_of_one() =>
        Assert.Equal(1_000_000_000, new ZoneShare("z", 0, 2).DaysPerBillion);

    [Fact]
    public void Sessions_that_stand_count_for_their_zone_only()
    {
        var figures = FiguresOf(new Scenario().Zone("a").Need("a", 1).Doctor("d").Standing("d", "a", 1).Build());
        Assert.Equal((0, 0, 0, 0L), (figures.Sessions, figures.HalfDays, figures.ZonesWithout, figures.Coverage));
        Assert.Equal(2, Assert.Single(figures.Zones).HalfDays);
    }

    [Fact]
    public void Travel_is_told_by_its_mean_and_by_the_farthest_of_95_in_100()
    {
        var month = new Scenario().Zone("a").Zone("b").Need("a", 1).Need("b", 1)
            .Doctor("d", reach: ("a", 10_000)).Doctor("e", reach: ("b", 31_001)).Offer("d", 1).Offer("e", 1);
        var figures = FiguresOf(month.Build());
        Assert.Equal((20_500, 31_001), (figures.MeanTravelMetres, figures.P95TravelMetres));
    }

    [Fact]
    public void Of_21_sessions_the_farthest_of_95_in_100_is_the_20th()
    {
        var month = new Scenario().Zone("a").Need("a", 1, max: 21);
        for (var km = 1; km <= 21; km++)
            month.Doctor($"d{km}", reach: ("a", km * 1_000)).Offer($"d{km}", 1);
        Assert.Equal(20_000, FiguresOf(month.Build()).P95TravelMetres);
    }

    [Fact]
    public void The_figures_of_a_plan_agree_with_the_plan()
    {
        var random = new Random(82);
        for (var round = 0; round < 100; round++)
        {
            var problem = RandomMonths.Pinned(RandomMonths.Small(random, mixing: true), random);
            var plan = new Matcher(Weights).Solve(problem);
            var figures = PlanFigures.Of(problem, Weights, plan.Placements);
            Assert.Equal(plan.Value.Coverage, figures.Coverage);
            Assert.Equal(plan.Zones.Sum(zone => zone.PlacedHalfDays), figures.HalfDays);
        }
    }

    private static PlanFigures FiguresOf(MatchingProblem problem) =>
        PlanFigures.Of(problem, Weights, new Matcher(Weights).Solve(problem).Placements);
}
