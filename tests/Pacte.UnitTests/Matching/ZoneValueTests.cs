using Pacte.Matching;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>The value of one more session in a zone is what solving again with one more doctor really gains.</summary>
public sealed class ZoneValueTests
{
    private static readonly Matcher Matcher = new(new MatchingWeights());

    [Fact]
    public void The_value_is_what_solving_again_with_one_more_doctor_gains()
    {
        var random = new Random(71);
        var (worthless, valued) = (0, 0);
        for (var round = 0; round < 150; round++)
        {
            var problem = RandomMonths.Small(random, mixing: false);
            var (plan, why) = Matcher.Explain(problem);
            foreach (var zone in why.Zones)
            {
                Assert.Equal(GainOfOneMore(problem, plan, zone.ZoneKey), zone.Points);
                worthless += zone.Points == 0 ? 1 : 0;
                valued += zone.Points > 0 ? 1 : 0;
            }
        }

        Assert.True(worthless > 10 && valued > 100, $"{worthless} zones worth nothing, {valued} worth something");
    }

    [Fact]
    public void A_zone_whose_needs_are_all_met_is_said_to_be_exhausted()
    {
        var why = Matcher.Explain(new Scenario().Zone("a").Zone("b").Zone("c").Zone("e").Need("a", 1).Need("b", 1).Need("e", 1, max: 0).Doctor("d").Offer("d", 1)
            .Standing("other", "b", 1).Build()).Why;
        Assert.Equal([ZoneState.Exhausted, ZoneState.Exhausted, ZoneState.NoNeed, ZoneState.NoNeed], why.Zones.Select(zone => zone.State));
        Assert.Equal([0L, 0, 0, 0], why.Zones.Select(zone => zone.Points));
        Assert.All(why.Zones, zone => Assert.Null(zone.NeedKey));
    }

    [Fact]
    public void A_zone_with_room_in_one_need_of_two_is_open()
    {
        var why = Matcher.Explain(new Scenario().Zone("a").Need("a", 1).Need("a", 2).Standing("other", "a", 2).Build()).Why;
        Assert.Equal(ZoneState.Open, Assert.Single(why.Zones).State);
    }

    [Fact]
    public void A_zone_that_nobody_reaches_has_a_value_too()
    {
        var why = Matcher.Explain(new Scenario().Zone("far", 20_000).Need("far", 3, min: 1).Build()).Why;
        Assert.Equal(new ZoneValue("far", 30_000 + 40_000 + 4_000 + 3_000, ZoneState.Open, "far/03/FullDay"), Assert.Single(why.Zones));
    }

    [Fact]
    public void The_explained_plan_is_the_plan()
    {
        var problem = RandomMonths.Small(new Random(72), mixing: true);
        Assert.Equal(Matcher.Solve(problem).Fingerprint, Matcher.Explain(problem).Plan.Fingerprint);
    }

    /// <summary>The best of one more whole day and one more half-day, by a doctor of any specialty who goes to that zone only.</summary>
    private static long GainOfOneMore(MatchingProblem problem, MatchingPlan plan, string zone)
    {
        var best = 0L;
        foreach (var specialty in problem.Needs.Select(need => need.Specialty).Distinct())
        {
            foreach (var (cap, accepted) in new[] { (2, AcceptedParts.FullDay), (1, AcceptedParts.Morning | AcceptedParts.Afternoon) })
            {
                var more = new Matcher(new MatchingWeights()).Solve(WithOneMore(problem, zone, specialty, cap, accepted));
                best = Math.Max(best, more.Value.Coverage - plan.Value.Coverage);
            }
        }

        return best;
    }

    private static MatchingProblem WithOneMore(MatchingProblem problem, string zone, string specialty, int cap, AcceptedParts accepted)
    {
        var doctor = new MatchingDoctor
        {
            Key = "one more",
            Specialty = specialty,
            IsVerified = true,
            CapInHalfDays = cap,
            TravelLimitMetres = 0,
            Reach = [.. problem.Sites.Where(site => site.ZoneKey == zone).Select(site => new Reach(site.Key, 0))],
        };
        return problem with
        {
            Doctors = [.. problem.Doctors, doctor],
            Offers = [.. problem.Offers, .. Enumerable.Range(1, 31).Select(day =>
                new MatchingOffer($"one more/{day:00}", doctor.Key, Scenario.Day(day), accepted))],
        };
    }
}
