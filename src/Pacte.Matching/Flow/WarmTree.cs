namespace Pacte.Matching.Flow;

/// <summary>
/// Plants the tree of an earlier solve in a network that has changed since. Flows follow from what the full arcs leave to each node,
/// even where an arc then carries less than nothing or more than its capacity: <see cref="TreeMending"/> sees to that.
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
            if (arc == SpanningTree.None)
            {
                basis.HangFromRoot(node, left[node]);
                continue;
            }

            basis.HangBy(node, arc, left[node]);
            left[parent[node]] += left[node];
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
