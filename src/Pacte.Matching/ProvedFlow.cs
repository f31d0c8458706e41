using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>A flow that has passed the independent check of its proof.</summary>
internal sealed record ProvedFlow(FlowNetwork Network, FlowSolution Solution, CertificateVerdict Verdict)
{
    /// <summary>Checks what a solver answered.</summary>
    /// <exception cref="InvalidOperationException">It is no optimum, or not proved to be one.</exception>
    public static ProvedFlow Of(FlowNetwork network, FlowSolution solution)
    {
        if (solution.Status != FlowStatus.Optimal)
            throw new InvalidOperationException($"The plan's network always has an optimum, and the solver answered {solution.Status}.");
        var verdict = OptimalityCertificate.Check(network, solution);
        if (!verdict.IsValid)
            throw new InvalidOperationException($"The solver's answer is not optimal: {string.Join(", ", verdict.Failures)}.");
        return new ProvedFlow(network, solution, verdict);
    }

    /// <summary>What the flow is worth at each level.</summary>
    public PlanValue Value(PlanLevel[] levels)
    {
        long At(PlanLevel level) => Array.IndexOf(levels, level) is >= 0 and var at ? Solution.Objectives[at] : 0;
        return new PlanValue(
            -At(PlanLevel.Coverage), -At(PlanLevel.KeptProposals), -At(PlanLevel.FirstSessions), -At(PlanLevel.Continuity), At(PlanLevel.Travel));
    }
}
