using Pacte.Matching;
using Pacte.Matching.Mixing;
using Xunit;

namespace Pacte.UnitTests.Matching.Mixing;

/// <summary>The bound of doctors who mix, divided among patterns.</summary>
public sealed class PatternSimplexTests
{
    private static readonly MatchingWeights Weights = new();

    [Fact]
    public void Potentials_prove_a_bound_at_every_step_and_a_tight_one_at_the_end()
    {
        var random = new Random(61);
        var (tight, seen) = (0, 0);
        for (var round = 0; round < 200; round++)
        {
            var problem = RandomMonths.Mixing(random);
            if (PlanOf(problem) is not { Kinds.Mixing.Length: > 0 } plan)
                continue;
            var best = new ExhaustivePlan(problem, Weights).Best().Coverage;
            using var simplex = new PatternSimplex(plan, NothingTaken(plan), CancellationToken.None);
            var domains = Array.ConvertAll(plan.Kinds.Mixing, KindDomain.Of);
            for (var steps = 1; !simplex.IsOptimal && steps < 10_000; steps++)
            {
                Assert.True(simplex.Bound(domains).Points >= best);
                simplex.Minimise(domains, steps);
            }

            Assert.True(simplex.IsOptimal);
            Assert.True(simplex.Bound(domains).Points >= best);
            (tight, seen) = (tight + (simplex.Bound(domains).Points == best ? 1 : 0), seen + 1);
        }

        Assert.True(10 * tight > 9 * seen, $"the bound was the best plan in {tight} of {seen} months");
    }

    [Fact]
    public void Domains_can_be_narrowed_and_widened_again()
    {
        var random = new Random(62);
        var narrowed = 0;
        for (var round = 0; round < 100; round++)
        {
            if (PlanOf(RandomMonths.Mixing(random)) is not { Kinds.Mixing.Length: > 0 } plan)
                continue;
            using var simplex = new PatternSimplex(plan, NothingTaken(plan), CancellationToken.None);
            var wide = Array.ConvertAll(plan.Kinds.Mixing, KindDomain.Of);
            KindDomain[] halfDaysOnly = [.. wide.Select(domain => domain.WithFull(0, 0))];
            var before = BoundOf(simplex, wide);
            var within = BoundOf(simplex, halfDaysOnly);
            Assert.True(within <= before);
            Assert.Equal(before, BoundOf(simplex, wide));
            narrowed += within < before ? 1 : 0;
        }

        Assert.True(narrowed > 20, $"half-days alone brought less in {narrowed} months");
    }

    private static long BoundOf(PatternSimplex simplex, KindDomain[] domains)
    {
        simplex.Minimise(domains, long.MaxValue);
        Assert.True(simplex.IsOptimal);
        return simplex.Bound(domains).Points;
    }

    private static PlanNetwork PlanOf(MatchingProblem problem)
    {
        var index = new ProblemIndex(problem);
        var standing = new StandingTally(index);
        var (candidates, _) = new Eligibility(index, standing).FindCandidates(CancellationToken.None);
        return new PlanNetwork(index, standing, candidates, new DoctorKinds(index, standing, candidates), Weights);
    }

    private static sbyte[][] NothingTaken(PlanNetwork plan) => Array.ConvertAll(plan.Kinds.Mixing, doctor => new sbyte[doctor.Offers.Length]);
}
