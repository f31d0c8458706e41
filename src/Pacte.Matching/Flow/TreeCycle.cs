using System.Runtime.CompilerServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// The cycle that an arc closes with the tree: from the lowest common ancestor of its ends down to <c>from</c>, through the arc, and
/// from <c>to</c> up again.
/// </summary>
internal static unsafe class TreeCycle
{
    /// <summary>
    /// How much can go round, and the node below the arc that blocks: of the arcs that allow least, the first one met on that way, so
    /// that the tree stays strongly feasible. None when the entering arc itself allows no more.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (long Amount, int Cut, bool OnFromSide, int Join) FindBlocking(TreeNode* nodes, int from, int to, long capacity)
    {
        var (fromRoom, fromCut, toRoom, toCut) = (long.MaxValue, SpanningTree.None, long.MaxValue, SpanningTree.None);
        while (from != to)
        {
            // The smaller subtree cannot hold the other node; of two of one size, neither does.
            if (nodes[from].Size <= nodes[to].Size)
            {
                if (nodes[from].Down <= fromRoom)
                    (fromRoom, fromCut) = (nodes[from].Down, from);
                from = nodes[from].Parent;
            }
            else
            {
                if (nodes[to].Up < toRoom)
                    (toRoom, toCut) = (nodes[to].Up, to);
                to = nodes[to].Parent;
            }
        }

        if (fromRoom <= capacity && fromRoom <= toRoom)
            return (fromRoom, fromCut, true, from);
        return toRoom < capacity ? (toRoom, toCut, false, from) : (capacity, SpanningTree.None, false, from);
    }

    /// <summary>Sends an amount round.</summary>
    public static void Augment(TreeNode* nodes, int from, int to, int join, long amount)
    {
        for (var node = from; node != join; node = nodes[node].Parent)
        {
            nodes[node].Down -= amount;
            nodes[node].Up += amount;
        }

        for (var node = to; node != join; node = nodes[node].Parent)
        {
            nodes[node].Up -= amount;
            nodes[node].Down += amount;
        }
    }
}
