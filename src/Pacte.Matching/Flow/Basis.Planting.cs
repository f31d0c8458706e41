using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>How the tree is planted before the first pivot, mended, and kept after the last.</summary>
internal sealed unsafe partial class Basis
{
    /// <summary>The basis from which to solve a network, near where an earlier solve ended.</summary>
    public static Basis From(FlowNetwork network, FlowBasis? start)
    {
        var basis = new Basis(network, start);
        if (basis._isSound)
            return basis;
        basis.Dispose();
        return new Basis(network, start! with { Potentials = [] });
    }

    /// <summary>Hangs a node from the root by its artificial arc, which carries what the node sends (or, negative, lacks).</summary>
    public void HangFromRoot(int node, long amount)
    {
        _artificialLeadsUp[node] = amount > 0;
        var (up, down) = amount > 0 ? (FlowBounds.Endless - amount, amount) : (-amount, FlowBounds.Endless + amount);
        _tree.Hang(node, _tree.Root, _arcCount + node, up, down);
    }

    /// <summary>Hangs a node by an empty arc that leads to it.</summary>
    public void HangBy(int arc)
    {
        _state[arc] = ArcState.Kept;
        _tree.Hang(_head[arc], _tail[arc], arc, up: 0, Limited(_capacity[arc]));
    }

    /// <summary>Hangs a node by an arc that carries what the node sends up (or, negative, takes down), be it more than it can.</summary>
    public void HangBy(int node, int arc, long amount)
    {
        var (capacity, leadsUp) = (Limited(_capacity[arc]), _tail[arc] == node);
        _state[arc] = ArcState.Kept;
        if (leadsUp)
            _tree.Hang(node, _head[arc], arc, capacity - amount, amount);
        else
            _tree.Hang(node, _tail[arc], arc, -amount, capacity + amount);
    }

    /// <summary>Puts an arc that is not in the tree at its upper bound.</summary>
    public void Fill(int arc) => (_flow[arc], _state[arc]) = (_capacity[arc], ArcState.AtUpper);

    /// <summary>Where the pivots have come, for another solve to start from. Wants <see cref="Flow"/> first.</summary>
    public FlowBasis Keep()
    {
        var tree = new int[_tree.Root];
        for (var node = 0; node < tree.Length; node++)
            tree[node] = _nodes[node].Arc < _arcCount ? _nodes[node].Arc : SpanningTree.None;
        var (full, inTree) = (ImmutableArray.CreateBuilder<int>(), new bool[_arcCount]);
        foreach (var arc in tree)
        {
            if (arc != SpanningTree.None)
                inTree[arc] = true;
        }

        for (var arc = 0; arc < _arcCount; arc++)
        {
            if (_flow[arc] != 0 && !inTree[arc])
                full.Add(arc);
        }

        return new FlowBasis(ImmutableCollectionsMarshal.AsImmutableArray(tree), full.ToImmutable());
    }

    /// <summary>
    /// Sends an amount round the cycle of an arc, whatever the other arcs of the cycle can carry, so that the arc above
    /// <paramref name="cut"/> comes to a bound and leaves the tree. Potentials are left as they are.
    /// </summary>
    public void Exchange(int cut, int entering, long amount)
    {
        var forward = _state[entering] == ArcState.AtLower;
        var (from, to) = forward ? (_tail[entering], _head[entering]) : (_head[entering], _tail[entering]);
        var top = _tree.IsBelow(from, cut) ? from : to;
        var join = _tree.Join(from, to);
        TreeCycle.Augment(_nodes, from, to, join, amount);
        Swap(cut, top, join, entering, forward ? amount : Limited(_capacity[entering]) - amount);
    }

    /// <summary>Hangs a node from the root, with what the arc to its parent cannot carry.</summary>
    public void CutOff(int node)
    {
        var (upwards, root) = (_nodes[node].Up < 0, _tree.Root);
        var amount = upwards ? -_nodes[node].Up : -_nodes[node].Down;
        TreeCycle.Augment(_nodes, upwards ? node : root, upwards ? root : node, root, amount);
        Leave(node);
        _artificialLeadsUp[node] = upwards;
        var (up, down) = upwards ? (FlowBounds.Endless - amount, amount) : (amount, FlowBounds.Endless - amount);
        _tree.Rehang(node, node, root, root, _arcCount + node, up, down);
    }
}
