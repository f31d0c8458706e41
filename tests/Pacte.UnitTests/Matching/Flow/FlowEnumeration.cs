using Pacte.Matching.Flow;

namespace Pacte.UnitTests.Matching.Flow;

/// <summary>The optimum of a tiny network by trying every flow.</summary>
internal static class FlowEnumeration
{
    /// <summary>The least cost at each level, the first level deciding first; null when no flow is feasible.</summary>
    public static long[]? Best(FlowNetwork network)
    {
        var flow = new long[network.ArcCount];
        long[]? best = null;
        while (true)
        {
            if (IsFeasible(network, flow))
            {
                long[] costs = [.. network.Costs.Select(level => level.Select((cost, arc) => cost * flow[arc]).Sum())];
                if (best is null || Compare(costs, best) < 0)
                    best = costs;
            }

            var next = 0;
            while (next < flow.Length && flow[next] == network.Capacities[next])
                flow[next++] = 0;
            if (next == flow.Length)
                return best;
            flow[next]++;
        }
    }

    private static int Compare(long[] left, long[] right)
    {
        var level = 0;
        while (level < left.Length - 1 && left[level] == right[level])
            level++;
        return left[level].CompareTo(right[level]);
    }

    private static bool IsFeasible(FlowNetwork network, long[] flow)
    {
        var balance = network.Supplies.ToArray();
        for (var arc = 0; arc < flow.Length; arc++)
        {
            balance[network.Tails[arc]] -= flow[arc];
            balance[network.Heads[arc]] += flow[arc];
        }

        return balance.All(left => left == 0);
    }
}
