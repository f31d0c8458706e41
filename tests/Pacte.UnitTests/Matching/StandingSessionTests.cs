using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class StandingSessionTests
{
    [Fact]
    public void A_standing_session_takes_its_place_in_the_need() =>
        Assert.Equal(
            UnplacedReason.NeedsFilledByOthers,
            new Scenario().Zone("a").Need("a", 1).Doctor("d").Offer("d", 1).Standing("other", "a", 1).WhyNot("d/01"));

    [Fact]
    public void A_need_takes_only_what_standing_sessions_leave() =>
        Assert.Equal(2, new Scenario().Zone("a").Need("a", 1, max: 2).Need("a", 2, max: 5).Doctor("d").Doctor("e").Doctor("f")
            .Offer("d", 1).Offer("e", 1).Offer("f", 2).Standing("other", "a", 1).Placed().Length);

    [Fact]
    public void A_need_that_is_over_full_takes_nothing_from_its_neighbours() =>
        Assert.Equal(
            ["d/02→a"],
            new Scenario().Zone("a").Need("a", 1).Need("a", 2).Doctor("d").Offer("d", 1).Offer("d", 2)
                .Standing("one", "a", 1).Standing("two", "a", 1).Placed());

    [Theory]
    [InlineData("a", "b")]
    [InlineData("b", "a")]
    public void A_minimum_that_stands_is_served_no_more(string standing, string served) =>
        Assert.Equal(
            [$"d/01→{served}"],
            new Scenario().Zone("a", needPermille: 0).Zone("b", needPermille: 0).Need("a", 1, min: 1, max: 2).Need("b", 1, min: 1, max: 2)
                .Doctor("d").Offer("d", 1).Standing("other", standing, 1).Placed(new MatchingWeights { WeekSpread = 0 }));

    [Fact]
    public void A_standing_session_uses_the_doctor_s_cap() =>
        Assert.Equal(
            UnplacedReason.CapReached,
            new Scenario().Zone("a").Need("a", 1).Need("a", 2).Doctor("d", cap: 3).Standing("d", "a", 1).Offer("d", 2).WhyNot("d/02"));

    [Fact]
    public void A_standing_session_takes_the_doctor_s_whole_day() =>
        Assert.Equal(
            UnplacedReason.AlreadyEngaged,
            new Scenario().Zone("a").Need("a", 1, SessionPart.Morning).Need("a", 1, SessionPart.Afternoon).Doctor("d")
                .Standing("d", "a", 1, SessionPart.Morning).Offer("d", 1, AcceptedParts.Afternoon).WhyNot("d/01"));

    [Fact]
    public void A_session_elsewhere_still_uses_the_cap() =>
        Assert.Equal(
            UnplacedReason.CapReached,
            new Scenario().Zone("a").Need("a", 1).Doctor("d", cap: 2).Standing("d", "another region", 9).Offer("d", 1).WhyNot("d/01"));

    [Fact]
    public void The_figures_of_a_zone_tell_what_stands_what_is_added_and_what_is_asked_for()
    {
        var plan = new Scenario().Zone("a").Need("a", 1, min: 1, desired: 2, max: 4).Need("a", 2, desired: 1, max: 2)
            .Doctor("d").Offer("d", 2).Standing("other", "a", 1).Solve();
        Assert.Equal(new ZoneFigures("a", 1, 1, 2, 3, 6, plan.Value.Coverage), Assert.Single(plan.Zones));
    }

    [Fact]
    public void A_sound_session_contradicts_nothing() => Assert.Empty(Standing().Solve().Contradictions);

    [Fact]
    public void A_session_of_a_doctor_no_longer_verified_is_listed() =>
        AssertListed(ContradictionReason.NotVerified, Standing(doctor => doctor with { IsVerified = false }));

    [Fact]
    public void A_session_on_a_day_of_exemption_is_listed() =>
        AssertListed(
            ContradictionReason.Exempt,
            Standing(doctor => doctor with { Exemptions = [new DateSpan(Scenario.Day(1), Scenario.Day(3))] }));

    [Fact]
    public void A_session_beyond_the_travel_limit_is_listed() =>
        AssertListed(ContradictionReason.BeyondTravelLimit, Standing(doctor => doctor with { TravelLimitMetres = 9_999 }));

    [Fact]
    public void A_session_in_the_doctor_s_own_zone_is_listed() =>
        AssertListed(ContradictionReason.OwnZone, Standing(doctor => doctor with { OwnZoneKey = "a" }));

    [Fact]
    public void A_session_of_another_specialty_is_listed() =>
        AssertListed(ContradictionReason.OtherSpecialty, Standing(doctor => doctor with { Specialty = "ped" }));

    [Fact]
    public void A_session_at_a_site_told_not_to_meet_the_doctor_is_listed() =>
        AssertListed(ContradictionReason.Excluded, Standing().Exclude("d", "a"));

    [Fact]
    public void Sessions_over_the_cap_are_listed() =>
        AssertListed(ContradictionReason.OverCap, Standing(doctor => doctor with { CapInHalfDays = 1 }));

    [Fact]
    public void A_session_whose_need_is_gone_is_listed() =>
        AssertListed(ContradictionReason.NoSuchNeed, new Scenario().Zone("a").Doctor("d").Standing("d", "a", 1));

    [Fact]
    public void A_session_of_another_region_is_not_ours_to_judge() =>
        Assert.Empty(new Scenario().Zone("a").Doctor("d").Standing("d", "another region", 9).Solve().Contradictions);

    [Theory]
    [InlineData("b/01/FullDay")]
    [InlineData("a/02/FullDay")]
    [InlineData("a/01/Morning")]
    public void A_session_whose_need_is_of_another_site_day_or_part_is_listed(string need)
    {
        var month = new Scenario().Zone("a").Zone("b").Need("b", 1).Need("a", 2).Need("a", 1, SessionPart.Morning).Doctor("d")
            .Standing("d", "a", 1).Build();
        var plan = new Matcher(new MatchingWeights()).Solve(month with { Standing = [month.Standing[0] with { NeedKey = need }] });
        Assert.Equal(ContradictionReason.NoSuchNeed, Assert.Single(plan.Contradictions).Reason);
    }

    [Fact]
    public void Sessions_beyond_a_need_s_maximum_are_all_listed()
    {
        var contradictions = Standing().Doctor("e").Standing("e", "a", 1).Solve().Contradictions;
        Assert.Equal([ContradictionReason.OverNeed, ContradictionReason.OverNeed], contradictions.Select(listed => listed.Reason));
    }

    [Fact]
    public void Sessions_of_one_doctor_at_the_same_time_are_listed()
    {
        var contradictions = Standing().Need("a", 1, SessionPart.Morning).Standing("d", "a", 1, SessionPart.Morning).Solve().Contradictions;
        Assert.Equal(2, contradictions.Count(listed => listed.Reason == ContradictionReason.OverlapsAnother));
    }

    [Fact]
    public void A_morning_and_an_afternoon_do_not_overlap() =>
        Assert.Empty(new Scenario().Zone("a").Need("a", 1, SessionPart.Morning).Need("a", 1, SessionPart.Afternoon).Doctor("d")
            .Standing("d", "a", 1, SessionPart.Morning).Standing("d", "a", 1, SessionPart.Afternoon).Solve().Contradictions);

    private static Scenario Standing(Func<MatchingDoctor, MatchingDoctor>? but = null) =>
        new Scenario().Zone("a").Need("a", 1).Doctor("d", but: but).Standing("d", "a", 1);

    private static void AssertListed(ContradictionReason reason, Scenario month) =>
        Assert.Equal(reason, Assert.Single(month.Solve().Contradictions).Reason);
}
