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
/// what each doctor would do best at them (<see cref="BestKinds"/>), a bound on all plans and better kinds to try.
/// </summary>
internal sealed class MixingSearch : IDisposable
{
    private readonly PlanNetwork _plan;
    private readonly MixingDoctor[] _doctors;
    private readonly KindNetwork _network;
    private readonly WarmSimplex _simplex;
    private readonly CancellationToken _cancellation;
    private KindChoice[] _choices = [];
    private sbyte[][] _kinds = [];
    private long _value = long.MinValue;
    private long _pivots;
    private int _solves;
    public static bool Trace;
    private const long FewestSteps = 50_000;

    private MixingSearch(PlanNetwork plan, CancellationToken cancellation)
    {
        (_plan, _doctors, _network, _cancellation) = (plan, plan.Kinds.Mixing, new KindNetwork(plan), cancellation);
        _simplex = new WarmSimplex(plan.Network);
    }

    public static MixingResult Run(
        PlanNetwork plan, MatchingWeights weights, CancellationToken cancellation, long? solvesAllowed = null)
    {
        using var search = new MixingSearch(plan, cancellation);
        return search.Run(weights, solvesAllowed ?? 60);
    }

    public void Dispose() => _simplex.Dispose();

    private MixingResult Run(MatchingWeights weights, long rounds)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var domains = Array.ConvertAll(_doctors, KindDomain.Of);
        var bound = Price(domains, new KindPricing(_doctors, weights.FullDay), rounds).Bound.Points;
        if (Trace)
            Console.WriteLine($"  priced {watch.ElapsedMilliseconds} ms value {_value} bound {bound} pivots {_pivots}");
        if (bound > _value && PatternSearch.StepsAllowed(_doctors.Length) >= FewestSteps)
        {
            using var simplex = new PatternSimplex(_plan, _kinds, _cancellation);
            bound = new PatternSearch(simplex, _doctors.Length, _value, choices => Better(choices, domains)).Explore(domains, bound);
            _pivots += simplex.Steps;
            if (Trace)
                Console.WriteLine($"  explored {watch.ElapsedMilliseconds} ms value {_value} bound {bound} steps {simplex.Steps} {simplex.IsLost}");
        }

        return new MixingResult(_choices, _value, Math.Max(_value, bound), _pivots, _solves);
    }

    private long Better(KindChoice[] choices, KindDomain[] domains)
    {
        Try(choices, domains);
        return _value;
    }

    private PricedLook Price(KindDomain[] domains, KindPricing pricing, long rounds)
    {
        PricedLook? tightest = null;
        for (var round = 0; tightest is null || (round < rounds && tightest.Bound.Points > _value); round++)
        {
            var look = Look(_network.Priced(pricing.Prices, domains), domains);
            tightest = Tighter(look, tightest);
            if (KindPricing.IsWorthTrying(round))
            {
                tightest = Tighter(Try(look.Bound.Choices(), domains), tightest);
                KindPruning.Prune(tightest.Bound, domains, _value);
                tightest = tightest.Within(domains);
            }

            if (pricing.Improve(look, domains, _value, tightest.Bound.Points))
                continue;
            tightest = Tighter(Try(look.ChoicesUsed(), domains), tightest);
            break;
        }

        return tightest;
    }

    private static PricedLook Tighter(PricedLook look, PricedLook? than) => than is null || look.Bound.Points < than.Bound.Points ? look : than;

    /// <summary>Solves with the kinds fixed, which gives a plan.</summary>
    private PricedLook Try(KindChoice[] choices, KindDomain[] domains)
    {
        var look = Look(_network.Restricted(choices), domains);
        if (look.Value > _value)
            (_value, _choices, _kinds) = (look.Value, choices, look.Used);
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
