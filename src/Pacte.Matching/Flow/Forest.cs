namespace Pacte.Matching.Flow;

/// <summary>Makes rooted trees of a set of arcs, whatever their direction. Arcs that would close a circle are left out.</summary>
internal static class Forest
{
    /// <summary>The nodes with parents before children; for each its parent and the arc to it, −1 for the top of a tree.</summary>
    public static (int[] Order, int[] Parent, int[] By) Of(FlowNetwork network, ReadOnlySpan<int> arcs)
    {
        var nodes = network.NodeCount;
        var beside = new Incidence(network, arcs);
        var (order, parent, by) = (new int[nodes], new int[nodes], new int[nodes]);
        Array.Fill(parent, SpanningTree.None);
        Array.Fill(by, SpanningTree.None);
        var (seen, count) = (new bool[nodes], 0);
        // Tops first: nodes that hung from the root, then any that are left.
        for (var pass = 0; pass < 2; pass++)
        {
            for (var top = 0; top < nodes; top++)
            {
                if (seen[top] || (pass == 0 && top < arcs.Length && arcs[top] >= 0))
                    continue;
                seen[top] = true;
                order[count++] = top;
                for (var i = count - 1; i < count; i++)
                {
                    var node = order[i];
                    foreach (var arc in beside.Of(node))
                    {
                        var other = network.Tails[arc] == node ? network.Heads[arc] : network.Tails[arc];
                        if (seen[other])
                            continue;
                        (seen[other], parent[other], by[other]) = (true, node, arc);
                        order[count++] = other;
                    }
                }
            }
        }

        return (order, parent, by);
    }
}
