using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// Mends a tree in which arcs carry less than nothing or more than they can: steps of the dual simplex method (Lemke 1954) at the
/// potentials of an earlier optimum, every level of cost at once. Each takes out such an arc and takes in, of the arcs that can carry
/// what it cannot, the one with the least reduced cost, so that what was optimal stays so. What finds no such arc, or comes after too
/// many steps, hangs from the root for the primal method to place. A wrong potential can only cost steps, never the answer.
/// </summary>
internal sealed unsafe class TreeMending
{
    private const int MostSteps = 2_000;
    private const int MostRestarts = 64;

    private readonly FlowNetwork _network;
    private readonly Basis _basis;
    private readonly TreeNode* _nodes;
    private readonly long[][] _potentials;
    private readonly List<int> _subtree = [];
    private GrowingCut? _cut;
    private int _restarts;

    private TreeMending(FlowNetwork network, Basis basis, ImmutableArray<ImmutableArray<long>> potentials)
    {
        (_network, _basis) = (network, basis);
        _nodes = basis.Tree.Nodes;
        _potentials = [.. potentials.Select(level => Widened(level, network.NodeCount))];
        _restarts = potentials.Length == network.LevelCount ? 0 : MostRestarts;
    }

    /// <summary>Mends the tree with the potentials of an earlier optimum, if there are any.</summary>
    public static void Mend(FlowNetwork network, Basis basis, ImmutableArray<ImmutableArray<long>> potentials)
    {
        var mending = new TreeMending(network, basis, potentials);
        for (var (steps, broken) = (0, mending.FindBroken(basis.Tree.Root, inwards: true)); broken != SpanningTree.None; steps++)
        {
            var inwards = mending._nodes[broken].Down < 0;
            mending.Replace(broken, inwards, isPatient: steps < MostSteps && mending._restarts < MostRestarts);
            broken = mending.FindBroken(broken, inwards);
        }
    }

    private static long[] Widened(ImmutableArray<long> level, int nodes)
    {
        var widened = new long[nodes];
        level.AsSpan()[..Math.Min(level.Length, nodes)].CopyTo(widened);
        return widened;
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

    private void Replace(int broken, bool inwards, bool isPatient)
    {
        var amount = inwards ? -_nodes[broken].Down : -_nodes[broken].Up;
        var entering = isPatient ? FindEntering(broken, inwards) : SpanningTree.None;
        if (entering == SpanningTree.None)
            _basis.CutOff(broken);
        else
            _basis.Exchange(broken, entering, amount);
    }

    /// <summary>The arc over which more can flow into the subtree, or out of it, at least reduced cost; it then costs nothing.</summary>
    private int FindEntering(int top, bool inwards)
    {
        _cut ??= new GrowingCut(_network, _basis.State, _potentials);
        if (!_cut.TryGrow(Subtree(top), inwards))
        {
            _cut.Restart(_subtree, inwards);
            _restarts++;
        }

        return _cut.Next();
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
