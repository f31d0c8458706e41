using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>One test per goal: with its weight taken away, the same month gives another plan.</summary>
public sealed class GoalTests
{
    [Fact]
    public void More_people_come_first() =>
        Assert.Equal(["d/01→large"], TwoZones(small: 10_000, large: 10_001).Placed());

    [Fact]
    public void A_needier_zone_comes_before_a_larger_one() =>
        Assert.Equal(
            ["d/01→needy"],
            new Scenario().Zone("large", 12_000).Zone("needy", 10_000, needPermille: 1_500).Need("large", 1).Need("needy", 1)
                .Doctor("d").Offer("d", 1).Placed());

    [Fact]
    public void The_second_session_of_a_zone_is_worth_half_so_the_smaller_zone_gets_its_first()
    {
        var month = TwoZones(small: 10_000, large: 29_000).Need("large", 2).Need("small", 2).Offer("d", 2);
        Assert.Equal(["large", "small"], month.Solve().Placements.Select(placement => placement.SiteKey).Order(StringComparer.Ordinal));
        var larger = TwoZones(small: 10_000, large: 31_000).Need("large", 2).Need("small", 2).Offer("d", 2);
        Assert.Equal(["d/01→large", "d/02→large"], larger.Placed(new MatchingWeights { WeekSpread = 0 }));
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
    public void A_whole_day_is_worth_more_than_a_half_day() =>
        Assert.Equal(
            ["whole/01→b"],
            new Scenario().Zone("a").Zone("b").Need("a", 1, SessionPart.Morning).Need("b", 1)
                .Doctor("whole", cap: 2).Offer("whole", 1, AcceptedParts.Morning | AcceptedParts.FullDay)
                .Placed());

    [Fact]
    public void Among_offers_for_one_zone_the_whole_day_wins()
    {
        var month = new Scenario().Zone("z", 100_000).Zone("y", 0).Need("z", 1, SessionPart.Morning).Need("z", 2).Need("y", 1, SessionPart.Morning)
            .Doctor("d", cap: 2).Offer("d", 1, AcceptedParts.Morning).Offer("d", 2);
        Assert.Equal(["d/02→z"], month.Placed());
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
    public void Sessions_that_stand_count_as_the_first_of_their_zone_and_week()
    {
        var month = TwoZones(small: 10_000, large: 11_000).Standing("other", "large", 5);
        Assert.Equal(["d/01→small"], month.Placed());
    }

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
        var month = new Scenario().Zone("z").Need("z", 1).Need("z", 8, max: 2).Doctor("a", reach: ("z", 1_000)).Doctor("b", reach: ("z", 9_000))
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

    private static Scenario TwoZones(int small, int large) =>
        new Scenario().Zone("small", small).Zone("large", large).Need("small", 1).Need("large", 1).Doctor("d").Offer("d", 1);

    private static Scenario Needs((int Min, int Desired) a, (int Min, int Desired) b) =>
        new Scenario().Zone("a").Zone("b").Need("a", 1, min: a.Min, desired: a.Desired).Need("b", 1, min: b.Min, desired: b.Desired)
            .Doctor("d").Offer("d", 1);
}
