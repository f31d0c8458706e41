using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class InvalidProblemTests
{
    [Fact]
    public void A_key_used_twice_is_named() => AssertRefused("'a'", Sound().Zone("a"));

    [Fact]
    public void An_offer_of_an_unknown_doctor_is_named() => AssertRefused("'nobody'", Sound().Offer("nobody", 1));

    [Fact]
    public void A_site_in_an_unknown_zone_is_named() => AssertRefused("'nowhere'", Sound().Site("b", "nowhere"));

    [Fact]
    public void A_need_of_an_unknown_site_is_named() => AssertRefused("'nowhere'", Sound().Need("nowhere", 1));

    [Fact]
    public void A_need_whose_minimum_exceeds_its_maximum_is_named() =>
        AssertRefused("'a/02/FullDay'", Sound().Need("a", 2, min: 2, max: 1));

    [Fact]
    public void A_negative_cap_is_named() => AssertRefused("'e'", Sound().Doctor("e", cap: -1));

    [Fact]
    public void Numbers_beyond_any_real_month_are_refused()
    {
        AssertRefused("'a/02/FullDay'", Sound().Need("a", 2, max: 1_001));
        AssertRefused("'b'", Sound().Zone("b", needPermille: 10_001));
    }

    [Fact]
    public void Numbers_below_zero_and_a_cap_beyond_any_month_are_refused()
    {
        AssertRefused("'e'", Sound().Doctor("e", cap: 1_001));
        AssertRefused("'e'", Sound().Doctor("e", but: doctor => doctor with { TravelLimitMetres = -1 }));
        AssertRefused("'b'", Sound().Zone("b", population: -1));
        AssertRefused("'b'", Sound().Zone("b", needPermille: -1));
        AssertRefused("'a/02/FullDay'", Sound().Need("a", 2, min: -1));
        AssertRefused("'d'", Sound().Visited("d", "a", -1));
    }

    [Fact]
    public void A_need_that_desires_more_than_its_maximum_is_named() =>
        AssertRefused("'a/02/FullDay'", Sound().Need("a", 2, desired: 2, max: 1));

    [Fact]
    public void A_second_offer_for_the_same_day_is_named()
    {
        var problem = Sound().Build();
        AssertRefused("'other'", problem with { Offers = [.. problem.Offers, problem.Offers[0] with { Key = "other" }] });
    }

    [Fact]
    public void A_date_outside_the_month_is_named()
    {
        var problem = Sound().Build();
        AssertRefused("'d/01'", problem with { Month = new DateOnly(2027, 4, 1), Needs = [] });
        AssertRefused("'a/01/FullDay'", problem with { Month = new DateOnly(2027, 4, 1), Offers = [] });
        var standing = new Scenario().Standing("d", "a", 1).Build();
        AssertRefused("'d/01/FullDay'", standing with { Month = new DateOnly(2027, 4, 1) });
    }

    [Fact]
    public void Past_visits_told_twice_are_named() => AssertRefused("'d'", Sound().Visited("d", "a", 1).Visited("d", "a", 2));

    [Fact]
    public void Proposals_and_visits_of_what_is_gone_are_ignored() =>
        Assert.Single(Sound().Visited("gone", "a", 1).Visited("d", "gone", 1).Sent("gone", 1, "a").Placed());

    [Fact]
    public void A_month_starts_on_its_first_day() => AssertRefused("'2027-03-02'", Sound().Build() with { Month = Scenario.Day(2) });

    [Fact]
    public void A_month_without_anything_has_an_empty_plan()
    {
        var plan = new Scenario().Solve();
        Assert.Empty(plan.Placements);
        Assert.True(plan.Certificate.IsValid);
    }

    private static Scenario Sound() => new Scenario().Zone("a").Need("a", 1).Doctor("d").Offer("d", 1);

    private static void AssertRefused(string named, Scenario month) => AssertRefused(named, month.Build());

    private static void AssertRefused(string named, MatchingProblem problem)
    {
        var refusal = Assert.Throws<InvalidProblemException>(() => new Matcher(new MatchingWeights()).Solve(problem));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }
}
