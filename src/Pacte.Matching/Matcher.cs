using System.Collections.Immutable;
using Pacte.Matching.Flow;
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
        : this(weights, NetworkSimplex.Solve)
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
        var (standing, used) = (new StandingTally(index), new StandingTally(index));
        var eligibility = new Eligibility(index, used);
        var pins = new PinnedSessions(index, used, eligibility);
        var (candidates, refused) = eligibility.FindCandidates(cancellation);
        progress?.Report(new MatchingProgress(MatchingStage.Building));
        var plan = new PlanNetwork(index, used, candidates, new DoctorKinds(index, used, candidates), _weights);
        progress?.Report(new MatchingProgress(MatchingStage.Coverage));
        var mixing = plan.Kinds.Mixing.Length == 0 ? null : MixingSearch.Run(plan, _weights, cancellation);
        var network = mixing is null ? plan.Network : new KindNetwork(plan).Restrict(mixing.Choices);
        var solution = SolveChecked(network, plan.Levels, progress, cancellation, out var verdict);

        progress?.Report(new MatchingProgress(MatchingStage.Decoding, solution.Pivots));
        var flow = solution.Flow.AsSpan(plan.FirstCandidateArc, candidates.Count);
        var reader = new PlanReader(index, standing, candidates, flow, pins.Placed);
        var pinned = pins.Value(standing, _weights);
        var (placements, unplaced, value) = (reader.Placements(), reader.Unplaced(refused), pinned + ValueOf(plan.Levels, solution));
        var answer = new MatchingPlan
        {
            Placements = placements,
            Unplaced = unplaced,
            Zones = reader.Zones(_weights),
            Contradictions = [.. new StandingRules(index, standing, eligibility).Contradictions()],
            RefusedPins = [.. pins.Refused],
            Value = value,
            Bound = mixing is null ? value.Coverage : pinned.Coverage + mixing.Bound,
            MixingDoctors = plan.Kinds.Mixing.Length,
            Certificate = verdict,
            Effort = new PlanEffort(network.NodeCount, network.ArcCount, solution.Pivots + (mixing?.Pivots ?? 0), 1 + (mixing?.Solves ?? 0)),
            Fingerprint = PlanReader.Fingerprint(placements, unplaced, value),
        };
        return new SolvedPlan(answer, index, standing, eligibility, plan, network, solution);
    }

    private static PlanValue ValueOf(PlanLevel[] levels, FlowSolution solution)
    {
        long At(PlanLevel level) => Array.IndexOf(levels, level) is >= 0 and var at ? solution.Objectives[at] : 0;
        return new PlanValue(
            -At(PlanLevel.Coverage), -At(PlanLevel.KeptProposals), -At(PlanLevel.FirstSessions), -At(PlanLevel.Continuity), At(PlanLevel.Travel));
    }

    private FlowSolution SolveChecked(
        FlowNetwork network,
        PlanLevel[] levels,
        IProgress<MatchingProgress>? progress,
        CancellationToken cancellation,
        out CertificateVerdict verdict)
    {
        var solution = _solve(network, progress is null ? null : new FlowRelay(progress, levels), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (solution.Status != FlowStatus.Optimal)
            throw new InvalidOperationException($"The plan's network always has an optimum, and the solver answered {solution.Status}.");
        progress?.Report(new MatchingProgress(MatchingStage.Checking, solution.Pivots));
        verdict = OptimalityCertificate.Check(network, solution);
        if (!verdict.IsValid)
            throw new InvalidOperationException($"The solver's answer is not optimal: {string.Join(", ", verdict.Failures)}.");
        return solution;
    }

    private sealed class FlowRelay(IProgress<MatchingProgress> progress, PlanLevel[] levels) : IProgress<FlowProgress>
    {
        public void Report(FlowProgress value) =>
            progress.Report(new MatchingProgress(levels[value.Level].Stage(), value.Pivots));
    }
}
