using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>One test per hard rule: the same month without the obstacle places the offer, so that only the rule can refuse it.</summary>
public sealed class HardRuleTests
{
    [Fact]
    public void Without_any_obstacle_the_offer_is_placed()
    {
        Assert.Equal(["d/01→a"], Month().Placed());
        Assert.Equal(0, Month().Solve().MixingDoctors);
    }

    [Fact]
    public void A_doctor_who_is_not_verified_is_not_sent() =>
        AssertRefused(UnplacedReason.NotVerified, Month(but: doctor => doctor with { IsVerified = false }));

    [Fact]
    public void A_doctor_who_is_exempt_that_day_is_not_sent() =>
        AssertRefused(
            UnplacedReason.Exempt,
            Month(but: doctor => doctor with { Exemptions = [new DateSpan(Scenario.Day(1), Scenario.Day(1))] }));

    [Fact]
    public void An_exemption_that_ends_the_day_before_refuses_nothing() =>
        Assert.Single(
            Month(but: doctor => doctor with { Exemptions = [new DateSpan(new DateOnly(2027, 2, 1), new DateOnly(2027, 2, 28))] }).Placed());

    [Fact]
    public void A_doctor_of_another_specialty_is_not_sent() =>
        AssertRefused(UnplacedReason.SpecialtyNotAsked, Month(but: doctor => doctor with { Specialty = "ped" }));

    [Theory]
    [InlineData("ped", "d/01→b")]
    [InlineData(Scenario.GeneralPractice, "d/01→a")]
    public void Each_need_takes_its_own_specialty_though_another_is_worth_more(string specialty, string placed) =>
        Assert.Equal(
            [placed],
            new Scenario().Zone("a").Zone("b").Need("a", 1, min: specialty == "ped" ? 1 : 0).Need("b", 1, min: specialty == "ped" ? 0 : 1, specialty: "ped")
                .Doctor("d", but: doctor => doctor with { Specialty = specialty }).Offer("d", 1).Placed());

    [Fact]
    public void Nobody_is_sent_on_another_day() =>
        Assert.Equal(UnplacedReason.NoNeedThatDay, new Scenario().Zone("a").Need("a", 2).Doctor("d").Offer("d", 1).WhyNot("d/01"));

    [Theory]
    [InlineData(AcceptedParts.FullDay, SessionPart.Morning)]
    [InlineData(AcceptedParts.Morning, SessionPart.FullDay)]
    [InlineData(AcceptedParts.Morning | AcceptedParts.Afternoon, SessionPart.FullDay)]
    [InlineData(AcceptedParts.Afternoon, SessionPart.Morning)]
    [InlineData(AcceptedParts.Morning, SessionPart.Afternoon)]
    [InlineData(AcceptedParts.None, SessionPart.Morning)]
    public void Nobody_is_sent_for_a_part_of_the_day_not_accepted(AcceptedParts accepted, SessionPart asked) =>
        Assert.Equal(
            UnplacedReason.PartNotAsked,
            new Scenario().Zone("a").Need("a", 1, asked).Doctor("d").Offer("d", 1, accepted).WhyNot("d/01"));

    [Fact]
    public void Nobody_travels_farther_than_the_limit()
    {
        Assert.Single(Month(reach: ("a", 50_000)).Placed());
        AssertRefused(UnplacedReason.NoNeedWithinTravelLimit, Month(reach: ("a", 50_001)));
    }

    [Fact]
    public void Nobody_is_sent_where_no_road_leads() =>
        AssertRefused(UnplacedReason.NoNeedWithinTravelLimit, Month(reach: ("b", 1_000)));

    [Fact]
    public void Nobody_is_sent_to_the_zone_where_they_practise() =>
        AssertRefused(UnplacedReason.OwnZoneOnly, Month(but: doctor => doctor with { OwnZoneKey = "a" }));

    [Fact]
    public void A_doctor_and_a_site_told_not_to_meet_do_not() =>
        AssertRefused(UnplacedReason.Excluded, Month().Exclude("d", "a"));

    [Fact]
    public void A_need_never_exceeds_its_maximum()
    {
        var plan = new Scenario().Zone("a").Need("a", 1, max: 2).Doctor("d").Doctor("e").Doctor("f")
            .Offer("d", 1).Offer("e", 1).Offer("f", 1).Solve();
        Assert.Equal(2, plan.Placements.Length);
        Assert.Equal(UnplacedReason.NeedsFilledByOthers, Assert.Single(plan.Unplaced).Reason);
    }

    [Theory]
    [InlineData(SessionPart.FullDay, AcceptedParts.FullDay, 4, 2)]
    [InlineData(SessionPart.FullDay, AcceptedParts.FullDay, 3, 1)]
    [InlineData(SessionPart.Morning, AcceptedParts.Morning, 4, 4)]
    [InlineData(SessionPart.Morning, AcceptedParts.Morning | AcceptedParts.Afternoon, 1, 1)]
    [InlineData(SessionPart.FullDay, AcceptedParts.FullDay, 1, 0)]
    public void The_monthly_cap_counts_half_days(SessionPart part, AcceptedParts accepted, int cap, int sessions)
    {
        var month = new Scenario().Zone("a").Doctor("d", cap);
        for (var day = 1; day <= 6; day++)
            month.Need("a", day, part).Offer("d", day, accepted);
        var plan = month.Solve();
        Assert.Equal(sessions, plan.Placements.Length);
        Assert.All(plan.Unplaced, offer => Assert.Equal(UnplacedReason.CapReached, offer.Reason));
    }

    [Fact]
    public void An_offer_leads_to_one_session_at_most() =>
        Assert.Single(new Scenario().Zone("a").Need("a", 1, SessionPart.Morning).Need("a", 1, SessionPart.Afternoon)
            .Doctor("d").Offer("d", 1, AcceptedParts.Morning | AcceptedParts.Afternoon).Placed());

    [Theory]
    [InlineData(3, 1, 4, 2, 1)]
    [InlineData(2, 1, 4, 2, 1)]
    [InlineData(1, 3, 4, 0, 2)]
    [InlineData(1, 3, 3, 1, 1)]
    public void Whole_days_and_half_days_share_the_cap(int halfDays, int wholeDays, int cap, int halves, int wholes)
    {
        var plan = Mixed(halfDays, wholeDays, cap).Solve();
        var kinds = plan.Placements.CountBy(placement => placement.Part == SessionPart.FullDay).ToDictionary();
        Assert.Equal((halves, wholes), (kinds.GetValueOrDefault(false), kinds.GetValueOrDefault(true)));
        Assert.Equal(0, plan.Gap);
        Assert.All(plan.Unplaced, offer => Assert.Equal(UnplacedReason.CapReached, offer.Reason));
    }

    [Fact]
    public void Offers_that_accept_both_do_not_take_two_whole_days_and_two_half_days()
    {
        var month = new Scenario().Zone("a").Doctor("d");
        for (var day = 1; day <= 4; day++)
            month.Need("a", day).Need("a", day, SessionPart.Morning).Offer("d", day, AcceptedParts.Morning | AcceptedParts.FullDay);
        var plan = month.Solve();
        Assert.Equal(4, plan.Placements.Sum(placement => placement.Part.HalfDays()));
        Assert.Equal((1, 0L), (plan.MixingDoctors, plan.Gap));
    }

    [Fact]
    public void A_need_filled_by_a_session_that_stands_and_one_placed_is_said_to_be_filled() =>
        Assert.Equal(
            UnplacedReason.NeedsFilledByOthers,
            Assert.Single(new Scenario().Zone("a").Need("a", 1, max: 2).Doctor("d").Doctor("e").Offer("d", 1).Offer("e", 1)
                .Standing("other", "a", 1).Solve().Unplaced).Reason);

    [Fact]
    public void A_cap_filled_by_a_session_that_stands_and_one_placed_is_said_to_be_reached() =>
        Assert.Equal(
            UnplacedReason.CapReached,
            Assert.Single(new Scenario().Zone("a").Need("a", 1).Need("a", 2).Need("a", 3).Doctor("d").Offer("d", 2).Offer("d", 3)
                .Standing("d", "a", 1).Solve().Unplaced).Reason);

    [Fact]
    public void What_only_the_kinds_chosen_leave_out_is_said_to_be_so()
    {
        var index = new ProblemIndex(Month().Build());
        var ground = new Groundwork(index);
        var (_, pairs) = ground.Eligibility.FindCandidates(CancellationToken.None);
        var nobodyGoes = new PlanReader(ground, new MatchingWeights(), pairs, chosen: []);
        Assert.Equal(UnplacedReason.MixedKinds, Assert.Single(nobodyGoes.Unplaced()).Reason);
    }

    [Fact]
    public void The_reason_told_is_that_of_the_need_that_came_nearest() =>
        Assert.Equal(
            UnplacedReason.OwnZoneOnly,
            new Scenario().Zone("own").Zone("far").Need("own", 1).Need("far", 1).Need("far", 1, SessionPart.Morning)
                .Doctor("d", but: doctor => doctor with { OwnZoneKey = "own", Reach = [new Reach("own", 5_000)] })
                .Offer("d", 1).WhyNot("d/01"));

    private static Scenario Month(Func<MatchingDoctor, MatchingDoctor>? but = null, params (string Site, int Metres)[] reach) =>
        new Scenario().Zone("a").Zone("b").Need("a", 1).Doctor("d", but: but, reach: reach).Offer("d", 1);

    private static Scenario Mixed(int halfDays, int wholeDays, int cap)
    {
        var month = new Scenario().Zone("a").Doctor("d", cap);
        for (var day = 1; day <= halfDays; day++)
            month.Need("a", day, SessionPart.Morning).Offer("d", day, AcceptedParts.Morning);
        for (var day = 11; day <= 10 + wholeDays; day++)
            month.Need("a", day).Offer("d", day);
        return month;
    }

    private static void AssertRefused(UnplacedReason reason, Scenario month)
    {
        var plan = month.Solve();
        Assert.Empty(plan.Placements);
        Assert.Equal(reason, Assert.Single(plan.Unplaced).Reason);
    }
}
