using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>What a certificate can find wrong.</summary>
public enum CertificateFault
{
    /// <summary>The solution does not claim optimality, or its arrays do not fit the network.</summary>
    Shape,

    /// <summary>An arc carries less than nothing or more than its capacity. The index is the arc.</summary>
    Capacity,

    /// <summary>A node does not send out what it takes in plus its supply. The index is the node.</summary>
    Conservation,

    /// <summary>An arc could lower the cost by carrying more or less. The index is the arc.</summary>
    ReducedCost,

    /// <summary>The stated total is not the cost of the flow. The index is the level.</summary>
    Objective,
}

/// <summary>One thing that is wrong, and where.</summary>
public sealed record CertificateFailure(CertificateFault Fault, int Index);

/// <summary>What the independent check found: nothing when the flow is proved optimal.</summary>
public sealed record CertificateVerdict(ImmutableArray<CertificateFailure> Failures)
{
    /// <summary>Whether the flow is feasible and proved optimal at every level.</summary>
    public bool IsValid => Failures.IsEmpty;
}

/// <summary>
/// Checks in time proportional to the arcs that a flow is feasible and optimal, knowing nothing of how it was found.
/// </summary>
/// <remarks>
/// With any potentials p, the cost of a flow is Σ (reduced cost · flow) plus a constant that depends on the supplies alone. So a
/// feasible flow that is empty where the reduced cost is positive and full where it is negative costs least (complementary
/// slackness). For several levels the reduced costs of an arc form a vector, and its lexicographic sign takes that part: the first
/// level that is not zero decides. Sums are taken in 128 bits.
/// </remarks>
public static class OptimalityCertificate
{
    private const int MostFailuresKept = 20;

    /// <summary>Verifies a solution; the verdict names at most twenty failures.</summary>
    public static CertificateVerdict Check(FlowNetwork network, FlowSolution solution)
    {
        if (!Fits(network, solution))
            return new CertificateVerdict([new CertificateFailure(CertificateFault.Shape, 0)]);
        var failures = new List<CertificateFailure>();
        CheckArcs(network, solution, failures);
        CheckNodes(network, solution, failures);
        CheckTotals(network, solution, failures);
        return new CertificateVerdict([.. failures.Take(MostFailuresKept)]);
    }

    private static bool Fits(FlowNetwork network, FlowSolution solution) =>
        solution.Status == FlowStatus.Optimal
        && solution.Flow.Length == network.ArcCount
        && solution.Objectives.Length == network.LevelCount
        && solution.Potentials.Length == network.LevelCount
        && solution.Potentials.All(level => level.Length == network.NodeCount);

    private static void CheckArcs(FlowNetwork network, FlowSolution solution, List<CertificateFailure> failures)
    {
        var (flows, capacities, signs) = (solution.Flow, network.Capacities, ReducedCostSigns(network, solution));
        for (var arc = 0; arc < signs.Length && failures.Count < MostFailuresKept; arc++)
        {
            var (flow, capacity, sign) = (flows[arc], capacities[arc], signs[arc]);
            if (flow < 0 || flow > capacity)
                failures.Add(new CertificateFailure(CertificateFault.Capacity, arc));
            if ((sign > 0 && flow > 0) || (sign < 0 && flow < capacity))
                failures.Add(new CertificateFailure(CertificateFault.ReducedCost, arc));
        }
    }

    /// <summary>For each arc the sign of its reduced cost at the first level where it is not zero.</summary>
    private static sbyte[] ReducedCostSigns(FlowNetwork network, FlowSolution solution)
    {
        var signs = new sbyte[network.ArcCount];
        for (var level = 0; level < network.LevelCount; level++)
        {
            var (tails, heads, costs, potentials) = (network.Tails, network.Heads, network.Costs[level], solution.Potentials[level]);
            for (var arc = 0; arc < signs.Length; arc++)
            {
                if (signs[arc] == 0)
                    signs[arc] = Sign(costs[arc], potentials[tails[arc]], potentials[heads[arc]]);
            }
        }

        return signs;
    }

    /// <summary>The sign of cost + tail − head; in 128 bits unless all three lie within ±2⁶¹.</summary>
    private static sbyte Sign(long cost, long tail, long head)
    {
        const int bits = 61;
        const long half = 1L << bits;
        var isNarrow = (ulong)((cost + half) | (tail + half) | (head + half)) >> (bits + 1) == 0;
        return (sbyte)(isNarrow ? Math.Sign(cost + tail - head) : Int128.Sign((Int128)cost + tail - head));
    }

    private static void CheckNodes(FlowNetwork network, FlowSolution solution, List<CertificateFailure> failures)
    {
        var (balance, flows, tails, heads) = (new Int128[network.NodeCount], solution.Flow, network.Tails, network.Heads);
        for (var arc = 0; arc < flows.Length; arc++)
        {
            if (flows[arc] == 0)
                continue;
            balance[tails[arc]] += flows[arc];
            balance[heads[arc]] -= flows[arc];
        }

        for (var node = 0; node < balance.Length && failures.Count < MostFailuresKept; node++)
        {
            if (balance[node] != network.Supplies[node])
                failures.Add(new CertificateFailure(CertificateFault.Conservation, node));
        }
    }

    private static void CheckTotals(FlowNetwork network, FlowSolution solution, List<CertificateFailure> failures)
    {
        for (var level = 0; level < network.LevelCount; level++)
        {
            var (total, costs, flows) = ((Int128)0, network.Costs[level], solution.Flow);
            for (var arc = 0; arc < flows.Length; arc++)
            {
                if (flows[arc] != 0)
                    total += (Int128)costs[arc] * flows[arc];
            }

            if (total != solution.Objectives[level])
                failures.Add(new CertificateFailure(CertificateFault.Objective, level));
        }
    }
}
