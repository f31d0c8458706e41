using Pacte.Matching.Flow;
using Pacte.Matching.Layers;
using Pacte.Matching.Mixing;

namespace Pacte.Matching;

/// <summary>
/// Finds the best plan of a month. Deterministic: the same problem and weights give the same plan, byte for byte, whatever the
/// order of the lists, the machine or the culture. README.md states the model.
/// </summary>
public sealed class Matcher
{
    private readonly MatchingWeights _weights;
    private readonly Solver _solve;

    /// <summary>A matcher with the given weights.</summary>
    /// <exception cref="InvalidProblemException">The weights are not coherent.</exception>
    public Matcher(MatchingWeights weights)
        : this(weights, LayeredSimplex.Solve)
    {
    }

    /// <summary>A matcher that uses another solver; whatever it answers is checked all the same.</summary>
    internal Matcher(MatchingWeights weights, Solver solve)
    {
        weights.EnsureCoherent();
        (_weights, _solve) = (weights, solve);
    }

    internal delegate FlowSolution Solver(FlowNetwork network, IProgress<FlowProgress>? progress, CancellationToken cancellation);

    /// <summary>Solves the problem and verifies the proof before answering.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    /// <exception cref="InvalidOperationException">The numbers are too large, or the solver's answer does not pass the check.</exception>
    public MatchingPlan Solve(
        MatchingProblem problem, IProgress<MatchingProgress>? progress = null, CancellationToken cancellation = default) =>
        Run(problem, progress, cancellation).Plan;

    /// <summary>Solves the problem as <see cref="Solve"/> does and explains the plan: a second search through the network.</summary>
    /// <exception cref="InvalidProblemException">The problem contradicts itself: the message names the key.</exception>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public ExplainedPlan Explain(
        MatchingProblem problem, IProgress<MatchingProgress>? progress = null, CancellationToken cancellation = default)
    {
        var solved = Run(problem, progress, cancellation);
        return new ExplainedPlan(solved.Plan, new PlanExplainer(solved).Explain());
    }

    private SolvedPlan Run(MatchingProblem problem, IProgress<MatchingProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new MatchingProgress(MatchingStage.Pairing));
        var index = new ProblemIndex(problem);
        var ground = new Groundwork(index);
        var (candidates, pairs) = ground.Eligibility.FindCandidates(cancellation);
        progress?.Report(new MatchingProgress(MatchingStage.Building));
        var plan = new PlanNetwork(index, ground.Used, candidates, new DoctorKinds(index, ground.Used, candidates), _weights);
        progress?.Report(new MatchingProgress(MatchingStage.Coverage));
        var mixing = plan.Kinds.Mixing.Length == 0 ? null : MixingSearch.Run(plan, _weights, cancellation);
        var network = mixing is null ? plan.Network : new KindNetwork(plan).Restrict(mixing.Choices);
        var proof = SolveChecked(network, plan.Levels, progress, cancellation);

        progress?.Report(new MatchingProgress(MatchingStage.Decoding, proof.Solution.Pivots));
        var chosen = candidates.Where((_, i) => proof.Solution.Flow[plan.FirstCandidateArc + i] > 0);
        var answer = new PlanReader(ground, _weights, pairs, chosen).Read(proof, plan.Levels);
        if (mixing is not null)
            answer = WithSearch(answer, plan, proof, mixing);
        return new SolvedPlan(answer, index, ground.Standing, ground.Eligibility, plan, network, proof.Solution);
    }

    /// <summary>The plan with what the search for kinds adds to it.</summary>
    private static MatchingPlan WithSearch(MatchingPlan answer, PlanNetwork plan, ProvedFlow proof, MixingResult mixing) => answer with
    {
        Bound = answer.Value.Coverage - proof.Value(plan.Levels).Coverage + mixing.Bound,
        MixingDoctors = plan.Kinds.Mixing.Length,
        Effort = answer.Effort with { Pivots = answer.Effort.Pivots + mixing.Pivots, Solves = 1 + mixing.Solves },
    };

    private ProvedFlow SolveChecked(
        FlowNetwork network, PlanLevel[] levels, IProgress<MatchingProgress>? progress, CancellationToken cancellation)
    {
        var solution = _solve(network, progress is null ? null : new FlowRelay(progress, levels), cancellation);
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new MatchingProgress(MatchingStage.Checking, solution.Pivots));
        return ProvedFlow.Of(network, solution);
    }

    private sealed class FlowRelay(IProgress<MatchingProgress> progress, PlanLevel[] levels) : IProgress<FlowProgress>
    {
        public void Report(FlowProgress value) =>
            progress.Report(new MatchingProgress(levels[value.Level].Stage(), value.Pivots));
    }
}
