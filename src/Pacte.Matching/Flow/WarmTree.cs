namespace Pacte.Matching.Flow;

/// <summary>
/// Plants the tree of an earlier solve in a network that has changed since. Flows follow from what the full arcs leave to each node;
/// where an arc would carry less than nothing or more than its capacity, or could send nothing down, it leaves the tree at its bound,
/// and what is missing hangs from the root for the pivots to place.
/// </summary>
internal static class WarmTree
{
    public static void Plant(FlowNetwork network, Basis basis, FlowBasis start)
    {
        var left = LeftToNodes(network, basis, start);
        var (order, parent, by) = Forest.Of(network, start.TreeArcs.AsSpan());
        for (var i = order.Length - 1; i >= 0; i--)
        {
            var (node, arc) = (order[i], by[order[i]]);
            var carried = arc == SpanningTree.None ? 0 : basis.TryHangBy(node, arc, left[node]);
            if (carried is { } bound)
                basis.HangFromRoot(node, left[node] - bound);
            if (arc != SpanningTree.None)
                left[parent[node]] += carried ?? left[node];
        }
    }

    /// <summary>Fills the arcs that were full, and says what each node then has to send (or, negative, lacks).</summary>
    private static long[] LeftToNodes(FlowNetwork network, Basis basis, FlowBasis start)
    {
        var left = network.Supplies.ToArray();
        foreach (var arc in start.FullArcs)
        {
            if (network.Capacities[arc] is 0 or FlowNetwork.Unlimited)
                continue;
            basis.Fill(arc);
            left[network.Tails[arc]] -= network.Capacities[arc];
            left[network.Heads[arc]] += network.Capacities[arc];
        }

        return left;
    }
}
