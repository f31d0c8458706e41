namespace Pacte.Matching.Flow;

/// <summary>
/// Plants the tree of an earlier solve in a network that has changed since. Flows follow from what the full arcs leave to each node,
/// even where an arc then carries less than nothing or more than its capacity: <see cref="TreeMending"/> sees to that.
/// </summary>
internal static class WarmTree
{
    public static void Plant(FlowNetwork network, Basis basis, FlowBasis start, WarmPrices? prices)
    {
        int[] treeArcs = [.. start.TreeArcs, .. prices?.NewTreeArcs ?? []];
        IEnumerable<int> full = prices is null ? start.FullArcs : FullAtPrices(network, start.FullArcs, treeArcs, prices);
        var left = LeftToNodes(network, basis, full);
        var (order, parent, by) = Forest.Of(network, treeArcs);
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
    private static long[] LeftToNodes(FlowNetwork network, Basis basis, IEnumerable<int> full)
    {
        var left = network.Supplies.ToArray();
        foreach (var arc in full)
        {
            if (network.Capacities[arc] is 0 or FlowNetwork.Unlimited)
                continue;
            basis.Fill(arc);
            left[network.Tails[arc]] -= network.Capacities[arc];
            left[network.Heads[arc]] += network.Capacities[arc];
        }

        return left;
    }

    /// <summary>The arcs outside the tree that are full at these prices: new arcs and new costs may have changed that.</summary>
    private static List<int> FullAtPrices(FlowNetwork network, IEnumerable<int> wereFull, int[] treeArcs, WarmPrices prices)
    {
        var (full, isFull, isInTree) = (new List<int>(), new bool[network.ArcCount], new bool[network.ArcCount]);
        foreach (var arc in wereFull)
            isFull[arc] = true;
        foreach (var arc in treeArcs)
        {
            if (arc != SpanningTree.None)
                isInTree[arc] = true;
        }

        for (var arc = 0; arc < isFull.Length; arc++)
        {
            if (isInTree[arc] || network.Capacities[arc] == 0)
                continue;
            var sign = prices.Sign(arc);
            if (sign < 0 || (sign == 0 && isFull[arc]))
                full.Add(arc);
        }

        return full;
    }
}
