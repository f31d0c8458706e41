using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>One test per goal: with its weight taken away, the same month gives another plan or another value.</summary>
public sealed class GoalTests
{
    [Theory]
    [InlineData(10_000, 10_001, "b")]
    [InlineData(10_001, 10_000, "a")]
    public void More_people_come_first(int a, int b, string served) =>
        Assert.Equal([$"d/01→{served}"], TwoZones(a, b).Placed());

    [Fact]
    public void A_needier_zone_comes_before_a_larger_one() =>
        Assert.Equal(
            ["d/01→needy"],
            new Scenario().Zone("large", 12_000).Zone("needy", 10_000, needPermille: 1_500).Need("large", 1).Need("needy", 1)
                .Doctor("d").Offer("d", 1).Placed());

    [Theory]
    [InlineData(29_000, new[] { "a", "b" })]
    [InlineData(31_000, new[] { "b", "b" })]
    public void The_second_session_of_a_zone_is_worth_half_its_first(int larger, string[] served)
    {
        var month = TwoZones(10_000, larger).Need("a", 2).Need("b", 2).Offer("d", 2);
        var plan = month.Solve(new MatchingWeights { WeekSpread = 0 });
        Assert.Equal(served, plan.Placements.Select(placement => placement.SiteKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_need_below_its_minimum_comes_first() =>
        Assert.Equal(["d/01→b"], Needs(a: (0, 1), b: (1, 1)).Placed());

    [Fact]
    public void What_is_desired_comes_before_what_is_merely_possible() =>
        Assert.Equal(["d/01→b"], Needs(a: (0, 0), b: (0, 1)).Placed());

    [Fact]
    public void A_minimum_is_served_before_another_need_goes_beyond_its_own()
    {
        var month = new Scenario().Zone("a").Site("b", "a").Need("a", 1, min: 1, desired: 2, max: 2).Need("b", 1, min: 1)
            .Doctor("d").Doctor("e").Offer("d", 1).Offer("e", 1);
        Assert.Equal(["a", "b"], month.Solve().Placements.Select(placement => placement.SiteKey).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_whole_day_is_worth_more_than_a_half_day_by_a_fixed_part()
    {
        static long Worth(SessionPart part) => new Scenario().Zone("a").Need("a", 1, part)
            .Doctor("d").Offer("d", 1, AcceptedParts.Morning | AcceptedParts.FullDay).Solve().Value.Coverage;
        Assert.Equal(new MatchingWeights().FullDay, Worth(SessionPart.FullDay) - Worth(SessionPart.Morning));
    }

    [Fact]
    public void A_zone_s_sessions_are_spread_over_its_weeks()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 2).Need("z", 9)
            .Doctor("d").Offer("d", 1).Offer("d", 2).Offer("d", 9);
        var weeks = month.Solve().Placements.Select(placement => ProblemIndex.WeekOf(placement.Date));
        Assert.Equal(2, weeks.Distinct().Count());
    }

    [Fact]
    public void A_week_starts_on_Monday_even_across_the_year()
    {
        int[] weeks = [.. Enumerable.Range(1, 11).Select(day => ProblemIndex.WeekOf(new DateOnly(2027, 1, day)))];
        Assert.Equal([202653, 202653, 202653, 202701, 202701, 202701, 202701, 202701, 202701, 202701, 202702], weeks);
    }

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void Sessions_that_stand_count_as_the_first_of_their_zone(string standing, string served) =>
        Assert.Equal([$"d/01→{served}"], TwoZones(10_000, 10_000).Standing("other", standing, 15).Placed());

    [Theory]
    [InlineData(3, "d/09→z")]
    [InlineData(10, "d/02→z")]
    public void Sessions_that_stand_count_as_the_first_of_their_week(int standing, string served) =>
        Assert.Equal(
            [served],
            new Scenario().Zone("z").Need("z", 2).Need("z", 9).Doctor("d", cap: 2).Offer("d", 2).Offer("d", 9)
                .Standing("other", "z", standing).Placed());

    [Fact]
    public void Every_volunteer_gets_a_first_session_before_anyone_a_second()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8).Doctor("a").Doctor("b")
            .Offer("a", 1).Offer("a", 8).Offer("b", 8);
        Assert.Equal(["a/01→z", "b/08→z"], month.Placed());
    }

    [Fact]
    public void A_doctor_whose_first_session_stands_does_not_come_before_one_without()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8, max: 2)
            .Doctor("a", reach: ("z", 1_000)).Doctor("b", reach: ("z", 9_000))
            .Standing("a", "z", 8).Offer("a", 1).Offer("b", 1);
        Assert.Equal(["b/01→z"], month.Placed());
    }

    [Fact]
    public void Fairness_never_costs_coverage()
    {
        var month = new Scenario().Zone("large", 50_000).Zone("small", 0).Need("large", 1).Need("large", 8).Need("small", 8)
            .Doctor("a", reach: ("large", 1_000)).Doctor("b", reach: ("small", 1_000)).Offer("a", 1).Offer("a", 8).Offer("b", 8);
        Assert.Equal(["a/01→large", "a/08→large", "b/08→small"], month.Placed());
    }

    [Fact]
    public void When_all_else_is_equal_doctors_travel_least() =>
        Assert.Equal(
            ["a/01→x", "b/01→y"],
            new Scenario().Zone("x").Zone("y").Need("x", 1).Need("y", 1)
                .Doctor("a", reach: [("x", 4_000), ("y", 6_000)]).Doctor("b", reach: [("x", 5_000), ("y", 6_000)])
                .Offer("a", 1).Offer("b", 1).Placed());

    [Fact]
    public void Travel_never_costs_a_first_session()
    {
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8)
            .Doctor("near", reach: ("z", 1_000)).Doctor("far", reach: ("z", 49_000))
            .Offer("near", 1).Offer("near", 8).Offer("far", 8);
        Assert.Equal(["far/08→z", "near/01→z"], month.Placed());
    }

    private static Scenario TwoZones(int a, int b) =>
        new Scenario().Zone("a", a).Zone("b", b).Need("a", 1).Need("b", 1).Doctor("d").Offer("d", 1);

    private static Scenario Needs((int Min, int Desired) a, (int Min, int Desired) b) =>
        new Scenario().Zone("a").Zone("b").Need("a", 1, min: a.Min, desired: a.Desired).Need("b", 1, min: b.Min, desired: b.Desired)
            .Doctor("d").Offer("d", 1);
}
