using Pacte.Matching;
using Pacte.Matching.Flow;
using Pacte.Matching.Mixing;
using Xunit;

namespace Pacte.UnitTests.Matching;

public sealed class MatcherExactnessTests
{
    private static readonly MatchingWeights Weights = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Small_months_are_worth_as_much_as_the_best_of_every_plan(bool mixing)
    {
        var random = new Random(mixing ? 41 : 42);
        var placed = 0;
        for (var round = 0; round < 400; round++)
        {
            var problem = RandomMonths.Small(random, mixing);
            var (plan, best) = (new Matcher(Weights).Solve(problem), new ExhaustivePlan(problem, Weights).Best());
            Assert.Equal(best, plan.MixingDoctors == 0 ? plan.Value : best with { Coverage = plan.Value.Coverage });
            Assert.Equal(plan.Value.Coverage, plan.Zones.Sum(zone => zone.Worth));
            Assert.Equal(plan.Value.Coverage, plan.Bound);
            placed += plan.Placements.Length;
        }

        Assert.True(placed > 300, $"{placed} sessions placed in 400 months");
    }

    [Fact]
    public void Doctors_who_mix_cover_as_much_as_in_the_best_of_every_plan()
    {
        var random = new Random(45);
        var mixed = 0;
        for (var round = 0; round < 500; round++)
        {
            var problem = RandomMonths.Mixing(random);
            var plan = new Matcher(Weights).Solve(problem);
            Assert.Equal(new ExhaustivePlan(problem, Weights).Best().Coverage, plan.Value.Coverage);
            Assert.Equal(plan.Value.Coverage, plan.Bound);
            mixed += plan.MixingDoctors > 0 ? 1 : 0;
        }

        Assert.True(mixed > 250, $"{mixed} of 500 months had a doctor who mixes");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public void A_search_cut_short_still_gives_a_plan_and_a_true_bound(int steps)
    {
        var random = new Random(46);
        var open = 0;
        for (var round = 0; round < 200; round++)
        {
            var problem = RandomMonths.Mixing(random);
            var index = new ProblemIndex(problem);
            var standing = new StandingTally(index);
            var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
            var plan = new PlanNetwork(index, standing, candidates, new DoctorKinds(index, standing, candidates), Weights);
            if (plan.Kinds.Mixing.Length == 0)
                continue;
            var found = MixingSearch.Run(plan, Weights, CancellationToken.None, steps);
            Assert.InRange(new ExhaustivePlan(problem, Weights).Best().Coverage, found.Value, found.Bound);
            open += found.Value < found.Bound ? 1 : 0;
        }

        Assert.True(open > 0, "every search ended before it was cut");
    }

    [Fact]
    public void Every_offer_is_either_placed_or_explained()
    {
        var random = new Random(43);
        var reasons = new HashSet<UnplacedReason>();
        for (var round = 0; round < 400; round++)
        {
            var problem = RandomMonths.Small(random, mixing: true);
            var plan = new Matcher(Weights).Solve(problem);
            var told = plan.Placements.Select(placement => placement.OfferKey).Concat(plan.Unplaced.Select(offer => offer.OfferKey));
            Assert.Equal(problem.Offers.Select(offer => offer.Key).Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
            reasons.UnionWith(plan.Unplaced.Select(offer => offer.Reason));
        }

        Assert.Equal(Enum.GetValues<UnplacedReason>().Except([UnplacedReason.MixedKinds]).ToHashSet(), reasons);
    }

    [Fact]
    public void The_order_of_the_lists_changes_nothing()
    {
        var random = new Random(44);
        for (var round = 0; round < 200; round++)
        {
            var problem = RandomMonths.Small(random, mixing: true);
            var plan = new Matcher(Weights).Solve(problem);
            var shuffled = new Matcher(Weights).Solve(RandomMonths.Shuffled(problem, random));
            Assert.Equal(plan.Placements, shuffled.Placements);
            Assert.Equal(plan.Unplaced, shuffled.Unplaced);
            Assert.Equal(plan.Zones, shuffled.Zones);
            Assert.Equal(plan.Contradictions, shuffled.Contradictions);
            Assert.Equal((plan.Effort, plan.Fingerprint), (shuffled.Effort, shuffled.Fingerprint));
        }
    }

    [Fact]
    public void An_answer_that_is_not_optimal_is_never_returned()
    {
        var problem = new Scenario().Zone("a").Need("a", 1).Doctor("d").Offer("d", 1).Build();
        var matcher = new Matcher(Weights, (network, progress, cancellation) =>
        {
            var solution = NetworkSimplex.Solve(network, progress, cancellation);
            return solution with { Objectives = solution.Objectives.SetItem(0, solution.Objectives[0] - 1) };
        });
        Assert.Throws<InvalidOperationException>(() => matcher.Solve(problem));
    }

    [Fact]
    public void A_solver_that_finds_no_flow_is_named_by_its_status()
    {
        var matcher = new Matcher(Weights, (_, _, _) => FlowSolution.Without(FlowStatus.Infeasible));
        var refusal = Assert.Throws<InvalidOperationException>(() => matcher.Solve(new Scenario().Zone("a").Build()));
        Assert.Contains(nameof(FlowStatus.Infeasible), refusal.Message, StringComparison.Ordinal);
    }
}
