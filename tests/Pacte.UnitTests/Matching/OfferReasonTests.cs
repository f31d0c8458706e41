using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>What would place an offer does place it; what the choice of a site gained is what going elsewhere loses.</summary>
public sealed class OfferReasonTests
{
    private static readonly Matcher Matcher = new(new MatchingWeights());

    [Fact]
    public void Another_date_is_the_nearest_that_helps()
    {
        var change = Assert.Single(ChangesOf(new Scenario().Zone("a").Need("a", 1).Need("a", 5).Need("a", 9).Doctor("d").Offer("d", 4)));
        Assert.Equal((ChangeKind.OtherDate, Scenario.Day(5), "a"), (change.Kind, change.Date, change.SiteKey));
    }

    [Fact]
    public void Another_part_of_the_day_is_told()
    {
        var change = Assert.Single(ChangesOf(new Scenario().Zone("a").Need("a", 1, SessionPart.Morning).Doctor("d").Offer("d", 1)));
        Assert.Equal((ChangeKind.OtherPart, SessionPart.Morning), (change.Kind, change.Part));
    }

    [Fact]
    public void Of_two_other_parts_the_one_worth_more_is_told_with_its_points()
    {
        var month = new Scenario().Zone("large", 20_000).Zone("small").Need("large", 1, SessionPart.Morning).Need("small", 1, SessionPart.Morning)
            .Doctor("d").Offer("d", 1);
        var change = Assert.Single(ChangesOf(month));
        Assert.Equal(("large", 30_000 + 1_000 + 3_000L), (change.SiteKey, change.Points));
    }

    [Fact]
    public void A_larger_travel_limit_is_as_small_as_helps()
    {
        var month = new Scenario().Zone("far").Zone("farther", 20_000).Need("far", 1).Need("farther", 1)
            .Doctor("d", reach: [("far", 51_000), ("farther", 60_000)]).Offer("d", 1);
        var change = Assert.Single(ChangesOf(month));
        Assert.Equal((ChangeKind.LargerTravelLimit, "far", 51_000), (change.Kind, change.SiteKey, change.TravelMetres));
    }

    [Fact]
    public void A_larger_cap_is_told()
    {
        var month = new Scenario().Zone("a").Need("a", 1).Need("a", 2).Doctor("d", cap: 2).Offer("d", 1).Offer("d", 2);
        Assert.Equal(ChangeKind.LargerCap, Assert.Single(ChangesOf(month)).Kind);
    }

    [Fact]
    public void A_date_already_offered_is_no_other_date()
    {
        var month = new Scenario().Zone("a").Need("a", 2).Doctor("d").Offer("d", 1).Offer("d", 2, AcceptedParts.Morning);
        Assert.Equal(
            [("d/01", ""), ("d/02", "OtherPart")],
            Matcher.Explain(month.Build()).Why.Unplaced.Select(offer => (offer.OfferKey, string.Join(' ', offer.Changes.Select(change => change.Kind)))));
    }

    [Fact]
    public void A_doctor_who_is_not_verified_has_no_change_to_make() =>
        Assert.Empty(ChangesOf(new Scenario().Zone("a").Need("a", 1).Need("a", 2)
            .Doctor("d", but: doctor => doctor with { IsVerified = false }).Offer("d", 1)));

    [Fact]
    public void Each_change_gains_what_it_says()
    {
        var random = new Random(73);
        var seen = new HashSet<ChangeKind>();
        for (var round = 0; round < 300; round++)
        {
            var problem = RandomMonths.Small(random, mixing: false);
            var (plan, why) = Matcher.Explain(problem);
            foreach (var offer in why.Unplaced)
            {
                foreach (var change in offer.Changes)
                {
                    var changed = Matcher.Solve(Apply(problem, offer.OfferKey, change));
                    Assert.True(changed.Value.Coverage >= plan.Value.Coverage + change.Points, $"{offer.OfferKey}: {change}");
                    if (change.Kind is ChangeKind.OtherDate or ChangeKind.OtherPart)
                        Assert.Contains(changed.Placements, placement => placement.OfferKey == offer.OfferKey);
                    seen.Add(change.Kind);
                }
            }
        }

        Assert.Equal(Enum.GetValues<ChangeKind>().ToHashSet(), seen);
    }

    [Fact]
    public void The_runner_up_would_have_lost_no_more_than_it_says()
    {
        var random = new Random(74);
        var (told, exact) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var problem = RandomMonths.Small(random, mixing: false);
            var (plan, why) = Matcher.Explain(problem);
            foreach (var (placement, reason) in plan.Placements.Zip(why.Placed))
            {
                Assert.Equal(placement.OfferKey, reason.OfferKey);
                if (reason.RunnerUp is not { } second)
                    continue;
                Assert.NotEqual(placement.SiteKey, second.SiteKey);
                var need = problem.Needs.Single(other => other.Key == second.NeedKey);
                if (problem.Needs.Count(other => (other.SiteKey, other.Date, other.Part) == (need.SiteKey, need.Date, need.Part)) > 1)
                    continue;
                var pinned = Matcher.Solve(problem with { Pins = [new Pin(placement.DoctorKey, placement.Date, need.Part, second.SiteKey)] });
                Assert.Empty(pinned.RefusedPins);
                var loss = plan.Value.Coverage - pinned.Value.Coverage;
                Assert.True(loss <= second.Points, $"{placement.OfferKey}: {second}, really {loss}");
                (told, exact) = (told + 1, exact + (loss == second.Points ? 1 : 0));
            }
        }

        Assert.True(told > 10 && 3 * exact > told, $"{told} runners-up, {exact} exact");
    }

    [Fact]
    public void The_runner_up_of_a_choice_between_two_zones_lost_by_their_difference()
    {
        var month = new Scenario().Zone("large", 30_000).Zone("small", 10_000).Need("large", 1).Need("small", 1)
            .Doctor("d", reach: [("large", 20_000), ("small", 5_000)]).Offer("d", 1);
        var reason = Assert.Single(Matcher.Explain(month.Build()).Why.Placed);
        Assert.Equal(new RunnerUp("small", "small/01/FullDay", 20_000, -15_000), reason.RunnerUp);
    }

    [Theory]
    [InlineData(20_000, 10_000, 1_000, 1_000, "x")]
    [InlineData(10_000, 20_000, 1_000, 1_000, "y")]
    [InlineData(10_000, 10_000, 2_000, 1_000, "y")]
    public void The_runner_up_is_worth_most_and_then_nearest(int x, int y, int metresToX, int metresToY, string runnerUp)
    {
        var month = new Scenario().Zone("best", 30_000).Zone("x", x).Zone("y", y).Need("best", 1).Need("x", 1).Need("y", 1)
            .Doctor("d", reach: [("best", 5_000), ("x", metresToX), ("y", metresToY)]).Offer("d", 1);
        Assert.Equal(runnerUp, Assert.Single(Matcher.Explain(month.Build()).Why.Placed).RunnerUp?.SiteKey);
    }

    [Fact]
    public void A_whole_day_that_the_kinds_chosen_rule_out_is_no_runner_up()
    {
        var month = new Scenario().Zone("a").Zone("b").Need("a", 1, SessionPart.Morning, min: 1).Need("a", 2, SessionPart.Morning, min: 1)
            .Need("b", 1).Doctor("d", cap: 2).Offer("d", 1, AcceptedParts.Morning | AcceptedParts.FullDay).Offer("d", 2, AcceptedParts.Morning);
        var (plan, why) = Matcher.Explain(month.Build());
        Assert.Equal((2, 1), (plan.Placements.Length, plan.MixingDoctors));
        Assert.All(why.Placed, reason => Assert.Null(reason.RunnerUp));
    }

    private static IEnumerable<OfferChange> ChangesOf(Scenario month) => Assert.Single(Matcher.Explain(month.Build()).Why.Unplaced).Changes;

    private static MatchingProblem Apply(MatchingProblem problem, string offerKey, OfferChange change)
    {
        var offer = problem.Offers.Single(other => other.Key == offerKey);
        var used = problem.Standing.Where(session => session.DoctorKey == offer.DoctorKey).Sum(session => session.Part.HalfDays());
        MatchingProblem WithOffer(MatchingOffer changed) => problem with { Offers = [.. problem.Offers.Select(o => o == offer ? changed : o)] };
        MatchingProblem WithDoctor(Func<MatchingDoctor, MatchingDoctor> but) =>
            problem with { Doctors = [.. problem.Doctors.Select(doctor => doctor.Key == offer.DoctorKey ? but(doctor) : doctor)] };
        return change.Kind switch
        {
            ChangeKind.OtherPart => WithOffer(offer with { Accepted = offer.Accepted | Flag(change.Part) }),
            ChangeKind.OtherDate => WithOffer(offer with { Date = change.Date }),
            ChangeKind.LargerTravelLimit => WithDoctor(doctor => doctor with { TravelLimitMetres = change.TravelMetres }),
            _ => WithDoctor(doctor => doctor with { CapInHalfDays = Math.Max(doctor.CapInHalfDays, used) + change.Part.HalfDays() }),
        };
    }

    private static AcceptedParts Flag(SessionPart part) => part switch
    {
        SessionPart.Morning => AcceptedParts.Morning,
        SessionPart.Afternoon => AcceptedParts.Afternoon,
        _ => AcceptedParts.FullDay,
    };
}
