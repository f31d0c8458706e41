namespace Pacte.Matching.Flow;

/// <summary>
/// The first tree: every node hangs from the way by which a unit reaches it most cheaply from a supply, capacities apart. Prices
/// are then those of an empty country, and far fewer steps lead to the optimum than from artificial arcs alone. Supplies themselves,
/// and what none of them reaches, hang from the root.
/// </summary>
internal static class StartingTree
{
    /// <summary>With costs that go round in circles the search would not end: after this many looks per arc there is no such tree.</summary>
    private const int LooksPerArc = 16;

    public static void Grow(FlowNetwork network, Basis basis)
    {
        var by = CheapestWays(network);
        for (var node = 0; node < network.NodeCount; node++)
        {
            if (by is null || by[node] == SpanningTree.None)
                basis.HangFromRoot(node);
            else
                basis.HangBy(by[node]);
        }
    }

    /// <summary>For each node the arc by which it is reached, or None; null when there is no end to the cheapening.</summary>
    private static int[]? CheapestWays(FlowNetwork network)
    {
        var (start, arcs) = ArcsByTail(network);
        var (by, cost) = (new int[network.NodeCount], new long[network.NodeCount]);
        Array.Fill(by, SpanningTree.None);
        Array.Fill(cost, long.MaxValue);
        var (waiting, isWaiting) = (new Queue<int>(), new bool[network.NodeCount]);
        for (var node = 0; node < network.NodeCount; node++)
        {
            if (network.Supplies[node] <= 0)
                continue;
            cost[node] = 0;
            waiting.Enqueue(node);
        }

        var (costs, heads, supplies) = (network.Costs[0], network.Heads, network.Supplies);
        for (var looks = (long)LooksPerArc * network.ArcCount; waiting.TryDequeue(out var node);)
        {
            isWaiting[node] = false;
            foreach (var arc in arcs.AsSpan(start[node]..start[node + 1]))
            {
                var (head, through) = (heads[arc], cost[node] + costs[arc]);
                if (supplies[head] != 0 || through >= cost[head])
                    continue;
                (cost[head], by[head]) = (through, arc);
                if (!isWaiting[head])
                    waiting.Enqueue(head);
                isWaiting[head] = true;
            }

            looks -= start[node + 1] - start[node];
            if (looks < 0)
                return null;
        }

        return by;
    }

    /// <summary>The arcs that can carry something, grouped by tail.</summary>
    private static (int[] Start, int[] Arcs) ArcsByTail(FlowNetwork network)
    {
        var (start, tails, capacities) = (new int[network.NodeCount + 1], network.Tails, network.Capacities);
        for (var arc = 0; arc < tails.Length; arc++)
            start[tails[arc]] += capacities[arc] > 0 ? 1 : 0;
        for (var (node, sum) = (0, 0); node < start.Length; node++)
            (start[node], sum) = (sum + start[node], sum + start[node]);
        var arcs = new int[start[^1]];
        for (var arc = tails.Length - 1; arc >= 0; arc--)
        {
            if (capacities[arc] > 0)
                arcs[--start[tails[arc]]] = arc;
        }

        return (start, arcs);
    }
}
