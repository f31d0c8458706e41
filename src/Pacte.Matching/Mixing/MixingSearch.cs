using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Mixing;

/// <summary>What the search found.</summary>
/// <param name="Choices">The kinds of each doctor who mixes in the best plan found.</param>
/// <param name="Value">Points of coverage of that plan.</param>
/// <param name="Bound">No plan brings more.</param>
/// <param name="Pivots">Steps of the solvers.</param>
/// <param name="Solves">Flows solved.</param>
internal sealed record MixingResult(KindChoice[] Choices, long Value, long Bound, long Pivots, int Solves);

/// <summary>
/// Chooses the kinds of doctors who mix so that coverage is best. A flow in which every half-day of theirs costs a price gives a plan
/// and a bound, from where <see cref="PatternSearch"/> closes what is left between them. Where it is not begun, prices are moved
/// half-way to what a half-day is worth in the last flow, for some rounds. README.md proves the bounds.
/// </summary>
internal sealed class MixingSearch : IDisposable
{
    private const int RoundsWithoutPatterns = 25;
    private const int RoundsPerTrial = 3;

    /// <summary>What a half-day costs in the first round, in terms of what a whole day is worth more than a half-day.</summary>
    private const int FirstPrice = 5;

    private readonly PlanNetwork _plan;
    private readonly MixingDoctor[] _doctors;
    private readonly KindNetwork _network;
    private readonly WarmSimplex _simplex;
    private readonly KindDomain[] _domains;
    private readonly CancellationToken _cancellation;
    private KindChoice[] _choices = [];
    private PricedLook? _best;
    private long _bound = long.MaxValue;
    private long _pivots;
    private int _solves;

    private MixingSearch(PlanNetwork plan, CancellationToken cancellation)
    {
        (_plan, _doctors, _network, _cancellation) = (plan, plan.Kinds.Mixing, new KindNetwork(plan), cancellation);
        (_simplex, _domains) = (new WarmSimplex(plan.Network), Array.ConvertAll(_doctors, KindDomain.Of));
    }

    private long Value => _best?.Value ?? long.MinValue;

    /// <summary>The best kinds found, and the bound.</summary>
    /// <param name="plan">The plan's network.</param>
    /// <param name="weights">The weights of coverage.</param>
    /// <param name="cancellation">Asks to give up.</param>
    /// <param name="stepsAllowed">How many steps closing the gap may take, if not as many as usual.</param>
    public static MixingResult Run(
        PlanNetwork plan, MatchingWeights weights, CancellationToken cancellation, long? stepsAllowed = null)
    {
        using var search = new MixingSearch(plan, cancellation);
        return search.Run(weights, stepsAllowed ?? PatternSearch.StepsAllowed(plan.Kinds.Mixing.Length));
    }

    public void Dispose() => _simplex.Dispose();

    private MixingResult Run(MatchingWeights weights, long stepsAllowed)
    {
        PriceHalfDays(weights, rounds: stepsAllowed > 0 ? 1 : RoundsWithoutPatterns);
        if (_bound > Value && stepsAllowed > 0)
            Close(stepsAllowed);
        return new MixingResult(_choices, Value, Math.Max(Value, _bound), _pivots, _solves);
    }

    private void PriceHalfDays(MatchingWeights weights, int rounds)
    {
        var halfDays = new long[_doctors.Length];
        Array.Fill(halfDays, FirstPrice * weights.FullDay);
        for (var round = 0; round < rounds && _bound > Value; round++)
        {
            var look = Look(_network.Priced(halfDays));
            if (round % RoundsPerTrial == 0)
                Try(look.Bound.Choices());
            for (var i = 0; i < halfDays.Length; i++)
                halfDays[i] = (halfDays[i] + look.Bound[i].HalfDay) / 2;
        }
    }

    private void Close(long stepsAllowed)
    {
        using var simplex = new PatternSimplex(_plan, _best!.Used, _cancellation);
        var search = new PatternSearch(simplex, _doctors.Length, Value, Try, stepsAllowed);
        _bound = Math.Min(_bound, search.Explore(_domains, _bound));
        _pivots += simplex.Steps;
    }

    /// <summary>Solves with the kinds fixed, which gives a plan; answers the points of the best plan so far.</summary>
    private long Try(KindChoice[] choices)
    {
        var look = Look(_network.Restricted(choices));
        if (look.Value > Value)
            (_best, _choices) = (look, choices);
        return Value;
    }

    private PricedLook Look(ImmutableArray<long> costs)
    {
        var (network, solution) = _simplex.Solve(costs, _cancellation);
        _cancellation.ThrowIfCancellationRequested();
        if (solution.Status != FlowStatus.Optimal || !OptimalityCertificate.Check(network, solution).IsValid)
            throw new InvalidOperationException("A bound needs an optimal flow, and the solver's answer is not one.");
        (_pivots, _solves) = (_pivots + solution.Pivots, _solves + 1);
        var look = new PricedLook(_plan, solution, _domains);
        _bound = Math.Min(_bound, look.Bound.Points);
        return look;
    }
}
