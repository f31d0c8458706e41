using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>What the agency sets: pins are kept or listed with their reason, bans are obeyed.</summary>
public sealed class PinTests
{
    [Fact]
    public void A_pin_is_kept_though_another_site_would_be_worth_more()
    {
        var plan = Month().Pin("d", 1, "small").Solve();
        Assert.Equal("small", Assert.Single(plan.Placements).SiteKey);
        Assert.Empty(plan.RefusedPins);
        Assert.Empty(plan.Unplaced);
    }

    [Fact]
    public void A_pinned_session_counts_in_every_level_and_in_its_zone()
    {
        var plan = Month().Pin("d", 1, "small").Visited("d", "small", 3).Sent("d", 1, "small").Solve();
        Assert.Equal(new PlanValue(28_000, 1, 1, 3, 10_000), plan.Value);
        Assert.Equal((0, 1, 28_000L), plan.Zones.Where(zone => zone.ZoneKey == "small").Select(zone => (zone.Standing, zone.Placed, zone.Worth)).Single());
        Assert.Equal(0, plan.Gap);
    }

    [Fact]
    public void A_pinned_session_counts_as_the_first_of_its_zone() =>
        Assert.Equal(
            ["d/01→small", "e/01→x"],
            new Scenario().Zone("small", 20_000).Zone("x", 10_000).Need("small", 1, max: 2).Need("x", 1).Doctor("d").Doctor("e")
                .Offer("d", 1).Offer("e", 1).Pin("d", 1, "small").Placed());

    [Fact]
    public void A_pinned_session_uses_the_cap_and_the_need()
    {
        var plan = Month(cap: 2).Offer("d", 2).Need("large", 2).Doctor("e").Offer("e", 1).Exclude("e", "large").Pin("d", 1, "small").Solve();
        Assert.Equal("d/01", Assert.Single(plan.Placements).OfferKey);
        Assert.Equal(
            [("d/02", UnplacedReason.CapReached), ("e/01", UnplacedReason.NeedsFilledByOthers)],
            plan.Unplaced.Select(offer => (offer.OfferKey, offer.Reason)));
    }

    [Fact]
    public void Without_any_obstacle_the_pin_is_kept() => Assert.Empty(Month().Pin("d", 1, "small").Solve().RefusedPins);

    [Fact]
    public void A_pin_on_a_date_not_offered_is_listed() => AssertRefused(PinRefusal.NoSuchOffer, Month().Need("small", 2).Pin("d", 2, "small"));

    [Fact]
    public void A_pin_of_an_unknown_doctor_is_listed() => AssertRefused(PinRefusal.NoSuchOffer, Month().Pin("nobody", 1, "small"));

    [Fact]
    public void A_pin_where_nobody_is_asked_for_is_listed() =>
        AssertRefused(PinRefusal.NoSuchNeed, Month().Zone("other").Pin("d", 1, "other"));

    [Fact]
    public void A_pin_of_a_doctor_not_verified_is_listed() =>
        AssertRefused(PinRefusal.NotVerified, Month(doctor => doctor with { IsVerified = false }).Pin("d", 1, "small"));

    [Fact]
    public void A_pin_of_an_exempt_doctor_is_listed() => AssertRefused(
        PinRefusal.Exempt,
        Month(doctor => doctor with { Exemptions = [new DateSpan(Scenario.Day(1), Scenario.Day(1))] }).Pin("d", 1, "small"));

    [Fact]
    public void A_second_pin_of_a_day_is_listed() =>
        AssertRefused(PinRefusal.AlreadyEngaged, Month().Pin("d", 1, "small").Pin("d", 1, "large"), placed: 1);

    [Fact]
    public void A_pin_on_a_part_not_offered_is_listed() => AssertRefused(
        PinRefusal.PartNotOffered, Month().Need("small", 1, SessionPart.Morning).Pin("d", 1, "small", SessionPart.Morning));

    [Fact]
    public void A_pin_of_another_specialty_is_listed() =>
        AssertRefused(PinRefusal.OtherSpecialty, Month(doctor => doctor with { Specialty = "ped" }).Pin("d", 1, "small"), placed: 0);

    [Fact]
    public void A_pin_beyond_the_travel_limit_is_listed() =>
        AssertRefused(PinRefusal.BeyondTravelLimit, Month(doctor => doctor with { TravelLimitMetres = 9_999 }).Pin("d", 1, "small"), placed: 0);

    [Fact]
    public void A_pin_in_the_doctor_s_own_zone_is_listed() =>
        AssertRefused(PinRefusal.OwnZone, Month(doctor => doctor with { OwnZoneKey = "small" }).Pin("d", 1, "small"));

    [Fact]
    public void A_pin_against_a_ban_is_listed() =>
        AssertRefused(PinRefusal.Excluded, Month().Exclude("d", "small", 1).Pin("d", 1, "small"));

    [Fact]
    public void A_pin_on_a_full_need_is_listed() =>
        AssertRefused(PinRefusal.NeedFull, Month().Standing("other", "small", 1).Pin("d", 1, "small"));

    [Fact]
    public void A_pin_over_the_cap_is_listed() =>
        AssertRefused(PinRefusal.CapReached, Month(cap: 3).Offer("d", 2).Need("small", 2).Pin("d", 1, "small").Pin("d", 2, "small"), placed: 1);

    [Fact]
    public void The_reason_of_a_pin_is_that_of_the_need_that_came_nearest() => AssertRefused(
        PinRefusal.NeedFull, Month().Need("small", 1, specialty: "ped").Standing("other", "small", 1).Pin("d", 1, "small"));

    [Fact]
    public void Of_pins_that_cannot_all_be_kept_the_first_by_date_doctor_part_and_site_are()
    {
        var month = new Scenario().Zone("a").Zone("b").Need("a", 1, SessionPart.Morning).Need("a", 1, SessionPart.Afternoon)
            .Need("b", 1, SessionPart.Morning).Need("a", 2, SessionPart.Morning).Doctor("d", cap: 1).Doctor("e", cap: 1)
            .Offer("d", 1, AcceptedParts.Morning | AcceptedParts.Afternoon).Offer("d", 2, AcceptedParts.Morning)
            .Offer("e", 1, AcceptedParts.Morning)
            .Pin("d", 2, "a", SessionPart.Morning).Pin("e", 1, "a", SessionPart.Morning).Pin("d", 1, "a", SessionPart.Afternoon)
            .Pin("d", 1, "b", SessionPart.Morning).Pin("d", 1, "a", SessionPart.Morning);
        Assert.Equal(
            [("d", 1, SessionPart.Morning, "b"), ("d", 1, SessionPart.Afternoon, "a"), ("e", 1, SessionPart.Morning, "a"), ("d", 2, SessionPart.Morning, "a")],
            month.Solve().RefusedPins.Select(refused => (refused.Pin.DoctorKey, refused.Pin.Date.Day, refused.Pin.Part, refused.Pin.SiteKey)));
    }

    [Fact]
    public void Pins_are_within_the_bound_of_a_month_in_which_others_mix()
    {
        var month = new Scenario().Zone("a").Zone("b").Need("b", 9).Doctor("d").Doctor("e").Offer("e", 9).Pin("e", 9, "b");
        for (var day = 1; day <= 4; day++)
            month.Need("a", day).Need("a", day, SessionPart.Morning).Offer("d", day, AcceptedParts.Morning | AcceptedParts.FullDay);
        var plan = month.Solve();
        Assert.Equal((1, 0L), (plan.MixingDoctors, plan.Gap));
    }

    [Theory]
    [InlineData(1, "d/01→small")]
    [InlineData(2, "d/01→large")]
    public void A_ban_on_one_date_refuses_that_date_only(int day, string placed) =>
        Assert.Equal([placed], Month().Exclude("d", "large", day).Placed());

    [Fact]
    public void The_rest_is_the_best_plan_around_the_pins()
    {
        var random = new Random(61);
        var (kept, refused) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var problem = RandomMonths.Pinned(RandomMonths.Small(random, mixing: false), random);
            var plan = new Matcher(new MatchingWeights()).Solve(problem);
            var pinned = plan.Placements.Where(session => problem.Pins.Contains(new Pin(session.DoctorKey, session.Date, session.Part, session.SiteKey)));
            var forced = pinned.ToDictionary(session => session.OfferKey, session => session.NeedKey);
            Assert.Equal(new ExhaustivePlan(problem, new MatchingWeights(), forced).Best(), plan.Value);
            Assert.Equal(problem.Pins.Distinct().Count(), forced.Count + plan.RefusedPins.Length);
            (kept, refused) = (kept + forced.Count, refused + plan.RefusedPins.Length);
        }

        Assert.True(kept > 20 && refused > 20, $"{kept} pins kept, {refused} refused");
    }

    private static Scenario Month(Func<MatchingDoctor, MatchingDoctor>? but = null, int cap = 4) =>
        new Scenario().Zone("large", 20_000).Zone("small", 10_000).Need("large", 1).Need("small", 1).Doctor("d", cap, but).Offer("d", 1);

    private static void AssertRefused(PinRefusal reason, Scenario month, int? placed = null)
    {
        var plan = month.Solve();
        Assert.Equal(reason, Assert.Single(plan.RefusedPins).Reason);
        if (placed is { } count)
            Assert.Equal(count, plan.Placements.Length);
    }
}
