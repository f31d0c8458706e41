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
/// Chooses the kinds of doctors who mix so that coverage is best. A flow with kinds fixed is a plan; its prices give, by what each
/// doctor would do best at them (<see cref="BestKinds"/>), a bound on all plans and better kinds to try. What is left is closed by
/// branching, depth first, on the doctor who would gain most. README.md proves the bound.
/// </summary>
internal sealed class MixingSearch(PlanNetwork plan, MatchingWeights weights, Matcher.Solver solve, CancellationToken cancellation)
{
    /// <summary>The search ends after so many arcs looked at, flows times arcs, or so many flows: never by the clock.</summary>
    private const long ArcBudget = 60_000_000;
    private const int FewestSolves = 6;
    private const int MostSolves = 1_500;
    private const int RoundsAtRoot = 12;
    private const int RoundsBelow = 3;

    private readonly MixingDoctor[] _doctors = plan.Kinds.Mixing;
    private readonly KindNetwork _network = new(plan);
    private readonly long _solvesAllowed = Math.Clamp(ArcBudget / plan.Network.ArcCount, FewestSolves, MostSolves);
    private KindChoice[] _choices = [];
    private long _value = long.MinValue;
    private long _pivots;
    private int _solves;

    public MixingResult Run()
    {
        var domains = Array.ConvertAll(_doctors, KindDomain.Of);
        var prices = new long[_doctors.Length];
        Array.Fill(prices, weights.FullDay);
        var free = Look(Solve(_network.Priced(prices)), domains);
        var bound = Explore(domains, free, free.Choices(domains), long.MaxValue, RoundsAtRoot);
        return new MixingResult(_choices, _value, Math.Max(_value, bound), _pivots, _solves);
    }

    /// <summary>Looks for the best plan within the domains; answers what no plan within them exceeds.</summary>
    private long Explore(KindDomain[] domains, PricedLook seed, KindChoice[] choices, long bound, int rounds)
    {
        var (tightest, at) = (seed, choices);
        bound = Math.Min(bound, seed.Bound);
        for (var round = 0; round < rounds && bound > _value && !IsSpent; round++)
        {
            var look = Look(Solve(_network.Restrict(choices, domains)), domains);
            if (look.Value > _value)
                (_value, _choices) = (look.Value, choices);
            if (round == 0 || look.Bound < tightest.Bound)
                (tightest, at) = (look, choices);
            bound = Math.Min(bound, look.Bound);
            if (look.Bound <= look.Value)
                break;
            choices = look.BetterChoices(domains, choices, fewer: round >= 2);
        }

        if (bound <= _value || IsSpent || tightest.Branch(domains) is not { } branches)
            return bound;
        var rest = long.MinValue;
        foreach (var part in (KindDomain[])[branches.First, branches.Second])
        {
            KindDomain[] child = [.. domains];
            child[branches.Doctor] = part;
            var look = tightest.Within(child);
            KindChoice[] start = [.. at];
            start[branches.Doctor] = look.ChoiceOf(branches.Doctor, part);
            rest = Math.Max(rest, Explore(child, look, start, bound, RoundsBelow));
        }

        return Math.Min(bound, rest);
    }

    private bool IsSpent => _solves >= _solvesAllowed;

    private FlowSolution Solve(FlowNetwork network)
    {
        var solution = solve(network, null, cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (solution.Status != FlowStatus.Optimal || !OptimalityCertificate.Check(network, solution).IsValid)
            throw new InvalidOperationException("A bound needs an optimal flow, and the solver's answer is not one.");
        _pivots += solution.Pivots;
        _solves++;
        return solution;
    }

    private PricedLook Look(FlowSolution solution, KindDomain[] domains) => new(plan, solution, domains);
}
