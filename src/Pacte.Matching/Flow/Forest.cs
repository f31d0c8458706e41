namespace Pacte.Matching.Flow;

/// <summary>Makes rooted trees of a set of arcs, whatever their direction. Arcs that would close a circle are left out.</summary>
internal static class Forest
{
    /// <summary>The nodes with parents before children; for each its parent and the arc to it, −1 for the top of a tree.</summary>
    public static (int[] Order, int[] Parent, int[] By) Of(FlowNetwork network, ReadOnlySpan<int> arcs)
    {
        var nodes = network.NodeCount;
        var (start, beside) = Incidence(network, arcs);
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
                    foreach (var arc in beside.AsSpan(start[node]..start[node + 1]))
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

    private static (int[] Start, int[] Beside) Incidence(FlowNetwork network, ReadOnlySpan<int> arcs)
    {
        var start = new int[network.NodeCount + 1];
        foreach (var arc in arcs)
        {
            if (!Joins(network, arc))
                continue;
            start[network.Tails[arc]]++;
            start[network.Heads[arc]]++;
        }

        for (var (node, sum) = (0, 0); node < start.Length; node++)
            (start[node], sum) = (sum + start[node], sum + start[node]);
        var beside = new int[start[^1]];
        for (var i = arcs.Length - 1; i >= 0; i--)
        {
            if (!Joins(network, arcs[i]))
                continue;
            beside[--start[network.Tails[arcs[i]]]] = arcs[i];
            beside[--start[network.Heads[arcs[i]]]] = arcs[i];
        }

        return (start, beside);
    }

    private static bool Joins(FlowNetwork network, int arc) => arc >= 0 && network.Tails[arc] != network.Heads[arc];
}
