using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// Mends a tree in which arcs carry less than nothing or more than they can: steps of the dual simplex method (Lemke 1954) at the
/// potentials of an earlier optimum, every level of cost at once. Each takes out such an arc and takes in, of the arcs that can carry
/// what it cannot, the one with the least reduced cost, so that what was optimal stays so. What finds no such arc hangs from the root for
/// the primal method to place. A wrong potential can only cost steps, never the answer.
/// </summary>
internal sealed unsafe class TreeMending
{
    private const int MostLooksPerArc = 1;

    private readonly FlowNetwork _network;
    private readonly Basis _basis;
    private readonly TreeNode* _nodes;
    private readonly GrowingCut? _cut;
    private readonly List<int> _subtree = [];

    private TreeMending(FlowNetwork network, Basis basis, WarmPrices? prices)
    {
        (_network, _basis) = (network, basis);
        _nodes = basis.Tree.Nodes;
        _cut = prices is null ? null : new GrowingCut(network, basis.State, prices);
    }

    /// <summary>
    /// Mends the tree at the prices of an earlier optimum, if they are known; false when that is more work than it would save.
    /// </summary>
    public static bool TryMend(FlowNetwork network, Basis basis, WarmPrices? prices)
    {
        var mending = new TreeMending(network, basis, prices);
        for (var broken = mending.FindBroken(basis.Tree.Root, inwards: true); broken != SpanningTree.None;)
        {
            if (mending._cut?.Looks > MostLooksPerArc * (long)network.ArcCount)
                return false;
            var inwards = mending._nodes[broken].Down < 0;
            mending.Replace(broken, inwards);
            broken = mending.FindBroken(broken, inwards);
        }

        return true;
    }

    /// <summary>
    /// A node whose arc to the parent carries less than nothing or more than it can, or None. Above the last one, and in the same way, it
    /// is the better choice: what the last step has moved is most likely what is too much there.
    /// </summary>
    private int FindBroken(int last, bool inwards)
    {
        for (var node = last; node != _basis.Tree.Root; node = _nodes[node].Parent)
        {
            var isBroken = inwards ? _nodes[node].Down < 0 : _nodes[node].Up < 0;
            if (isBroken && _cut?.IsInside(node) == false)
                return node;
        }

        for (var node = 0; node < _network.NodeCount; node++)
        {
            if (_nodes[node].Down < 0 || _nodes[node].Up < 0)
                return node;
        }

        return SpanningTree.None;
    }

    private void Replace(int broken, bool inwards)
    {
        var amount = inwards ? -_nodes[broken].Down : -_nodes[broken].Up;
        var entering = _cut is not null ? FindEntering(_cut, broken, inwards) : SpanningTree.None;
        if (entering == SpanningTree.None)
            _basis.CutOff(broken);
        else
            _basis.Exchange(broken, entering, amount);
    }

    /// <summary>The arc over which more can flow into the subtree, or out of it, at least reduced cost; it then costs nothing.</summary>
    private int FindEntering(GrowingCut cut, int top, bool inwards)
    {
        if (!cut.TryGrow(Subtree(top), inwards))
            cut.Restart(_subtree, inwards);
        return cut.Next();
    }

    private List<int> Subtree(int top)
    {
        _subtree.Clear();
        var end = _basis.Tree.Next(_nodes[top].Last);
        for (var node = top; node != end; node = _basis.Tree.Next(node))
            _subtree.Add(node);
        return _subtree;
    }
}
