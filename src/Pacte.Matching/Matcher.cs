using System.Collections.Immutable;
using Pacte.Matching.Flow;

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
        MatchingProblem problem, IProgress<MatchingProgress>? progress = null, CancellationToken cancellation = default)
    {
        progress?.Report(new MatchingProgress(MatchingStage.Pairing));
        var index = new ProblemIndex(problem);
        var standing = new StandingTally(index);
        var eligibility = new Eligibility(index, standing);
        var (candidates, refused) = eligibility.FindCandidates(cancellation);
        var kinds = new KindOfDoctor(index, standing, candidates);

        progress?.Report(new MatchingProgress(MatchingStage.Building));
        var plan = new PlanNetwork(index, standing, kinds, _weights);
        var solution = SolveChecked(plan.Network, progress, cancellation, out var verdict);

        progress?.Report(new MatchingProgress(MatchingStage.Decoding, solution.Pivots));
        var reader = new PlanReader(index, standing, kinds, solution.Flow.AsSpan(plan.FirstCandidateArc, kinds.Kept.Count));
        var (placements, unplaced) = (reader.Placements(), reader.Unplaced(refused));
        var value = new PlanValue(
            -solution.Objectives[PlanNetwork.Coverage],
            -solution.Objectives[PlanNetwork.FirstSessions],
            solution.Objectives[PlanNetwork.Travel]);
        return new MatchingPlan
        {
            Placements = placements,
            Unplaced = unplaced,
            Zones = reader.Zones(_weights),
            Contradictions = [.. new StandingRules(index, standing, eligibility).Contradictions()],
            Value = value,
            DoctorsKeptToOneKind = kinds.DoctorsConcerned,
            Certificate = verdict,
            Effort = new PlanEffort(plan.Network.NodeCount, plan.Network.ArcCount, solution.Pivots),
            Fingerprint = PlanReader.Fingerprint(placements, unplaced, value),
        };
    }

    private FlowSolution SolveChecked(
        FlowNetwork network, IProgress<MatchingProgress>? progress, CancellationToken cancellation, out CertificateVerdict verdict)
    {
        var solution = _solve(network, progress is null ? null : new FlowRelay(progress), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (solution.Status != FlowStatus.Optimal)
            throw new InvalidOperationException($"The plan's network always has an optimum, and the solver answered {solution.Status}.");
        progress?.Report(new MatchingProgress(MatchingStage.Checking, solution.Pivots));
        verdict = OptimalityCertificate.Check(network, solution);
        if (!verdict.IsValid)
            throw new InvalidOperationException($"The solver's answer is not optimal: {string.Join(", ", verdict.Failures)}.");
        return solution;
    }

    private sealed class FlowRelay(IProgress<MatchingProgress> progress) : IProgress<FlowProgress>
    {
        public void Report(FlowProgress value) =>
            progress.Report(new MatchingProgress(MatchingStage.Coverage + value.Level, value.Pivots));
    }
}
