using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>What the search found.</summary>
/// <param name="Choices">The kinds of each doctor who mixes in the best plan found.</param>
/// <param name="Value">Points of coverage of that plan.</param>
/// <param name="Bound">No plan brings more.</param>
/// <param name="Pivots">Steps of the solver.</param>
/// <param name="Solves">Flows solved.</param>
internal sealed record MixingResult(KindChoice[] Choices, long Value, long Bound, long Pivots, int Solves);

/// <summary>
/// Chooses the kinds of doctors who mix so that coverage is best. A flow with kinds fixed is a plan; the prices of any flow give, by
/// what each doctor would do best at them (<see cref="BestKinds"/>), a bound on all plans and better kinds to try. Prices are improved
/// first (<see cref="KindPricing"/>), and what no better plan can contain is left out (<see cref="KindPruning"/>); what is left is closed by branching, depth first, on the doctor who would gain most. README.md
/// proves the bound.
/// </summary>
internal sealed class MixingSearch : IDisposable
{
    /// <summary>The search ends after so many arcs looked at, flows times arcs, or so many flows: never by the clock.</summary>
    private const long ArcBudget = 30_000_000;
    private const int FewestSolves = 8;
    private const int MostSolves = 1_200;
    private const int RoundsPerNode = 12;

    private readonly PlanNetwork _plan;
    private readonly MixingDoctor[] _doctors;
    private readonly KindNetwork _network;
    private readonly WarmSimplex _simplex;
    private readonly CancellationToken _cancellation;
    private readonly long _solvesAllowed;
    private KindChoice[] _choices = [];
    private long _value = long.MinValue;
    private long _pivots;
    private int _solves;

    private MixingSearch(PlanNetwork plan, long? solvesAllowed, CancellationToken cancellation)
    {
        (_plan, _doctors, _network, _cancellation) = (plan, plan.Kinds.Mixing, new KindNetwork(plan), cancellation);
        _simplex = new WarmSimplex(plan.Network);
        _solvesAllowed = solvesAllowed ?? Math.Clamp(ArcBudget / plan.Network.ArcCount, FewestSolves, MostSolves);
    }

    private bool IsSpent => _solves >= _solvesAllowed;

    /// <summary>The best kinds found, and the bound; a number of flows, at least 2, may replace the usual one.</summary>
    public static MixingResult Run(
        PlanNetwork plan, MatchingWeights weights, CancellationToken cancellation, long? solvesAllowed = null)
    {
        using var search = new MixingSearch(plan, solvesAllowed, cancellation);
        return search.Run(weights);
    }

    public void Dispose() => _simplex.Dispose();

    private MixingResult Run(MatchingWeights weights)
    {
        var domains = Array.ConvertAll(_doctors, KindDomain.Of);
        var bound = Explore(domains, new KindPricing(_doctors, weights.FullDay), null, long.MaxValue, _solvesAllowed / 2);
        return new MixingResult(_choices, _value, Math.Max(_value, bound), _pivots, _solves);
    }

    /// <summary>Looks for the best plan within the domains; answers what no plan within them exceeds.</summary>
    private long Explore(KindDomain[] domains, KindPricing pricing, PricedLook? seed, long bound, long rounds)
    {
        var tightest = Price(domains, pricing, seed, rounds);
        bound = Math.Min(bound, tightest.Bound);
        if (bound <= _value || IsSpent)
            return bound;
        if (tightest.Branch(domains) is not { } branches)
            return Math.Min(bound, Try(tightest.Choices(domains), domains).Bound);
        var rest = long.MinValue;
        foreach (var part in (KindDomain[])[branches.First, branches.Second])
        {
            KindDomain[] child = [.. domains];
            child[branches.Doctor] = part;
            rest = Math.Max(rest, Explore(child, new KindPricing(pricing), tightest, bound, RoundsPerNode));
        }

        return Math.Min(bound, rest);
    }

    /// <summary>Improves prices, plan and domains for some rounds; answers the look with the best bound.</summary>
    private PricedLook Price(KindDomain[] domains, KindPricing pricing, PricedLook? seed, long rounds)
    {
        var tightest = seed?.Within(domains);
        for (var round = 0; tightest is null || (round < rounds && !IsSpent && tightest.Bound > _value); round++)
        {
            var look = Look(_network.Priced(pricing.Prices, domains), domains);
            tightest = Tighter(look, tightest);
            if (KindPricing.IsWorthTrying(round))
            {
                tightest = Tighter(Try(look.Choices(domains), domains), tightest);
                KindPruning.Prune(tightest, domains, _value);
                tightest = tightest.Within(domains);
            }

            if (pricing.Improve(look, domains, _value, tightest.Bound))
                continue;
            tightest = Tighter(Try(look.ChoicesUsed(domains), domains), tightest);
            break;
        }

        return tightest;
    }

    private static PricedLook Tighter(PricedLook look, PricedLook? than) => than is null || look.Bound < than.Bound ? look : than;

    /// <summary>Solves with the kinds fixed, which gives a plan.</summary>
    private PricedLook Try(KindChoice[] choices, KindDomain[] domains)
    {
        var look = Look(_network.Restricted(choices, domains), domains);
        if (look.Value > _value)
            (_value, _choices) = (look.Value, choices);
        return look;
    }

    private PricedLook Look(ImmutableArray<long> costs, KindDomain[] domains)
    {
        var (network, solution) = _simplex.Solve(costs, _cancellation);
        _cancellation.ThrowIfCancellationRequested();
        if (solution.Status != FlowStatus.Optimal || !OptimalityCertificate.Check(network, solution).IsValid)
            throw new InvalidOperationException("A bound needs an optimal flow, and the solver's answer is not one.");
        _pivots += solution.Pivots;
        _solves++;
        return new PricedLook(_plan, solution, domains);
    }
}
