using Pacte.Matching;
using Pacte.Matching.Live;
using Xunit;

namespace Pacte.UnitTests.Matching;

/// <summary>A month kept in memory and edited has, after every edit, the plan of the same problem solved from the start.</summary>
public sealed class LiveMatcherTests
{
    private static readonly Matcher Matcher = new(new MatchingWeights());

    [Fact]
    public void Every_edit_of_a_small_month_gives_the_plan_of_the_whole_problem()
    {
        var random = new Random(20_270_601);
        for (var month = 0; month < 60; month++)
        {
            var live = new LiveMatcher(new MatchingWeights());
            var problem = RandomMonths.Pinned(RandomMonths.Small(random, mixing: false), random);
            for (var edit = 0; edit < 25; edit++)
            {
                AssertSame(Matcher.Solve(problem), live.Solve(problem), $"month {month}, edit {edit}");
                problem = MonthEdits.Next(problem, random);
            }
        }
    }

    [Fact]
    public void So_it_does_where_doctors_mix_now_and_then()
    {
        var random = new Random(20_270_602);
        var mixed = 0;
        for (var month = 0; month < 15; month++)
        {
            var live = new LiveMatcher(new MatchingWeights());
            var problem = RandomMonths.Mixing(random);
            for (var edit = 0; edit < 12; edit++)
            {
                var plan = Matcher.Solve(problem);
                AssertSame(plan, live.Solve(problem), $"month {month}, edit {edit}");
                mixed += plan.MixingDoctors;
                problem = MonthEdits.Next(problem, random);
            }
        }

        Assert.True(mixed > 0, "no doctor ever mixed");
    }

    [Fact]
    public void Edits_of_a_published_month_cost_a_few_steps_and_give_the_plan_of_the_whole_problem()
    {
        var random = new Random(20_270_603);
        var live = new LiveMatcher(new MatchingWeights());
        var problem = NationalMonths.Create(54, doctors: 300, sites: 80, zones: 40, Scenario.Month);
        problem = problem with { Proposals = [.. Matcher.Solve(problem).Placements.Select(sent => new SentProposal(sent.OfferKey, sent.NeedKey))] };
        var (plan, fromTheStart, fromTheLast) = (live.Solve(problem), 0L, 0L);
        for (var edit = 0; edit < 30; edit++)
        {
            problem = MonthEdits.Next(problem, random, plan);
            var whole = Matcher.Solve(problem);
            AssertSame(whole, plan = live.Solve(problem), $"edit {edit}");
            (fromTheStart, fromTheLast) = (fromTheStart + whole.Effort.Pivots, fromTheLast + plan.Effort.Pivots);
        }

        Assert.True(20 * fromTheLast < fromTheStart, $"{fromTheLast} pivots from the last plan, {fromTheStart} from the start");
    }

    [Fact]
    public void The_plan_is_the_same_whatever_was_in_memory()
    {
        var random = new Random(20_270_604);
        var problem = NationalMonths.Create(55, doctors: 60, sites: 20, zones: 12, Scenario.Month);
        var expected = Matcher.Solve(problem);
        for (var other = 0; other < 10; other++)
        {
            var live = new LiveMatcher(new MatchingWeights());
            var edited = problem;
            for (var edit = 0; edit < 12; edit++)
                edited = MonthEdits.Next(edited, random);
            live.Solve(edited);
            AssertSame(expected, live.Solve(RandomMonths.Shuffled(problem, random)), $"other {other}");
        }
    }

    [Fact]
    public void A_problem_that_contradicts_itself_is_refused_as_ever_and_the_next_is_solved()
    {
        var live = new LiveMatcher(new MatchingWeights());
        var problem = NationalMonths.Create(56, doctors: 30, sites: 10, zones: 6, Scenario.Month);
        live.Solve(problem);
        MatchingProblem[] contradictory =
        [
            problem with { Offers = [.. problem.Offers, problem.Offers[0] with { Key = "other" }] },
            problem with { Offers = [.. problem.Offers, problem.Offers[0]] },
            problem with { Doctors = [.. problem.Doctors.Skip(1)] },
            problem with { Needs = [problem.Needs[0] with { Min = 9 }, .. problem.Needs.Skip(1)] },
        ];
        foreach (var wrong in contradictory)
        {
            var refusal = Assert.Throws<InvalidProblemException>(() => live.Solve(wrong));
            Assert.Equal(Assert.Throws<InvalidProblemException>(() => Matcher.Solve(wrong)).Message, refusal.Message);
            AssertSame(Matcher.Solve(problem), live.Solve(problem), refusal.Message);
        }
    }

    [Fact]
    public void A_list_changed_by_its_owner_is_seen_to_have_changed()
    {
        var live = new LiveMatcher(new MatchingWeights());
        var problem = NationalMonths.Create(57, doctors: 30, sites: 10, zones: 6, Scenario.Month);
        List<MatchingOffer> offers = [.. problem.Offers];
        problem = problem with { Offers = offers };
        var before = live.Solve(problem);
        offers.RemoveAll(offer => offer.Key == before.Placements[0].OfferKey);
        AssertSame(Matcher.Solve(problem), live.Solve(problem), "one offer less");
    }

    private static void AssertSame(MatchingPlan expected, MatchingPlan actual, string when)
    {
        Assert.True(expected.Fingerprint == actual.Fingerprint, when);
        Assert.Equal(expected.Placements, actual.Placements);
        Assert.Equal(expected.Unplaced, actual.Unplaced);
        Assert.Equal(expected.Zones, actual.Zones);
        Assert.Equal(expected.Contradictions, actual.Contradictions);
        Assert.Equal(expected.RefusedPins, actual.RefusedPins);
        Assert.Equal((expected.Value, expected.Bound, expected.MixingDoctors), (actual.Value, actual.Bound, actual.MixingDoctors));
        Assert.True(actual.Certificate.IsValid);
    }
}
