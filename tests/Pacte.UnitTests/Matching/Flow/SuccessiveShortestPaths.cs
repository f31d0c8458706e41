using Pacte.Matching.Flow;

namespace Pacte.UnitTests.Matching.Flow;

/// <summary>
/// Another solver, slow and of another kind, to agree with: arcs of negative cost start full, then each missing unit takes the
/// cheapest way that is left (Bellman and Ford).
/// </summary>
internal static class SuccessiveShortestPaths
{
    /// <summary>The least cost, or null when the supplies cannot be met.</summary>
    public static long? Cost(FlowNetwork network)
    {
        var flow = new long[network.ArcCount];
        var missing = network.Supplies.ToArray();
        for (var arc = 0; arc < flow.Length; arc++)
        {
            if (network.Costs[0][arc] >= 0)
                continue;
            flow[arc] = network.Capacities[arc];
            missing[network.Tails[arc]] -= flow[arc];
            missing[network.Heads[arc]] += flow[arc];
        }

        while (Array.FindIndex(missing, supply => supply > 0) is var from and >= 0)
        {
            var by = CheapestWays(network, flow, from);
            var to = Enumerable.Range(0, missing.Length).FirstOrDefault(node => missing[node] < 0 && by[node] is not null, -1);
            if (to < 0)
                return null;
            for (var node = to; node != from;)
            {
                var (arc, step) = by[node]!.Value;
                flow[arc] += step;
                node = step > 0 ? network.Tails[arc] : network.Heads[arc];
            }

            missing[from]--;
            missing[to]++;
        }

        return missing.All(supply => supply == 0) ? flow.Select((units, arc) => units * network.Costs[0][arc]).Sum() : null;
    }

    private static (int Arc, int Step)?[] CheapestWays(FlowNetwork network, long[] flow, int from)
    {
        var by = new (int Arc, int Step)?[network.NodeCount];
        var cost = new long?[network.NodeCount];
        cost[from] = 0;
        for (var changed = true; changed;)
        {
            changed = false;
            for (var arc = 0; arc < flow.Length; arc++)
            {
                if (flow[arc] < network.Capacities[arc])
                    changed |= Relax(network.Tails[arc], network.Heads[arc], network.Costs[0][arc], (arc, 1));
                if (flow[arc] > 0)
                    changed |= Relax(network.Heads[arc], network.Tails[arc], -network.Costs[0][arc], (arc, -1));
            }
        }

        return by;

        bool Relax(int tail, int head, long price, (int Arc, int Step) way)
        {
            if (cost[tail] is not { } before || before + price >= (cost[head] ?? long.MaxValue))
                return false;
            (cost[head], by[head]) = (before + price, way);
            return true;
        }
    }
}
