namespace Pacte.Matching.Flow;

/// <summary>
/// The state of the simplex method: a spanning tree of arcs whose flow is free, every other arc at one of its bounds,
/// and potentials that give each tree arc a reduced cost of zero.
/// </summary>
/// <remarks>
/// One more node, the root, and one artificial arc per node make the first tree. The tree is kept strongly feasible
/// (every node can send a positive amount to the root along it; Cunningham 1976): the arc that leaves is the last one that blocks,
/// going round the cycle from its highest node in the direction of the change. This excludes cycling.
/// </remarks>
internal sealed class Basis
{
    private const sbyte AtLower = 1;
    private const sbyte AtUpper = -1;
    private const sbyte Kept = 0;

    private readonly int _realArcs;
    private readonly int[] _tail;
    private readonly int[] _head;
    private readonly long[] _capacity;
    private readonly long[] _flow;
    private readonly long[] _cost;
    private readonly sbyte[] _state;
    private readonly long[] _potential;
    private readonly SpanningTree _tree;

    public Basis(FlowNetwork network)
    {
        var (nodes, root) = (network.NodeCount, network.NodeCount);
        _realArcs = network.ArcCount;
        var arcs = _realArcs + nodes;
        (_tail, _head, _state) = (new int[arcs], new int[arcs], new sbyte[arcs]);
        (_capacity, _flow, _cost) = (new long[arcs], new long[arcs], new long[arcs]);
        network.Tails.CopyTo(_tail);
        network.Heads.CopyTo(_head);
        network.Capacities.CopyTo(_capacity);
        for (var arc = 0; arc < _realArcs; arc++)
            _state[arc] = _capacity[arc] == 0 ? Kept : AtLower;
        for (var node = 0; node < nodes; node++)
        {
            var (arc, supply) = (_realArcs + node, network.Supplies[node]);
            (_tail[arc], _head[arc]) = supply >= 0 ? (node, root) : (root, node);
            (_capacity[arc], _flow[arc]) = (FlowNetwork.Unlimited, Math.Abs(supply));
        }

        _potential = new long[nodes + 1];
        _tree = new SpanningTree(nodes + 1, root, _realArcs);
    }

    public ReadOnlySpan<long> Flow => _flow.AsSpan(0, _realArcs);

    public ReadOnlySpan<long> Potentials => _potential.AsSpan(0, _potential.Length - 1);

    /// <summary>Whether the supplies are met by real arcs alone.</summary>
    public bool IsFeasible => !_flow.AsSpan(_realArcs).ContainsAnyExcept(0);

    /// <summary>How much the arc's reduced cost is on the wrong side for the bound where it lies; 0 or less when it is in order.</summary>
    public long Violation(int arc) => -_state[arc] * ReducedCost(arc);

    /// <summary>Replaces every cost and recomputes the potentials along the tree; flow and tree stay as they are.</summary>
    public void Price(ReadOnlySpan<long> costs, long artificialCost)
    {
        costs.CopyTo(_cost);
        _cost.AsSpan(_realArcs).Fill(artificialCost);
        Reprice();
    }

    /// <summary>Makes artificial flow the only cost, to learn whether it can be removed.</summary>
    public void PriceInfeasibility()
    {
        _cost.AsSpan(0, _realArcs).Clear();
        _cost.AsSpan(_realArcs).Fill(1);
        Reprice();
    }

    /// <summary>
    /// Fixes every arc whose reduced cost is not zero at the bound where it lies. By complementary slackness the flows that
    /// respect this are exactly the optimal ones, so that a further level of cost can be minimised among them.
    /// </summary>
    public void FreezeOptimalFace()
    {
        for (var arc = 0; arc < _realArcs; arc++)
        {
            if (ReducedCost(arc) != 0)
                _state[arc] = Kept;
        }
    }

    /// <summary>Sends as much as possible round the cycle that the arc closes with the tree. False when that is without limit.</summary>
    public bool Enter(int entering)
    {
        var forward = _state[entering] == AtLower;
        var (from, to) = forward ? (_tail[entering], _head[entering]) : (_head[entering], _tail[entering]);
        var join = _tree.Join(from, to);
        var (amount, cut, cutOnFromSide) = FindBlocking(from, to, join, _capacity[entering]);
        if (amount == FlowNetwork.Unlimited)
            return false;
        if (amount > 0)
            Augment(entering, forward ? amount : -amount, from, to, join, amount);
        if (cut == SpanningTree.None)
        {
            _state[entering] = (sbyte)-_state[entering];
            return true;
        }

        var leaving = _tree.Arc(cut);
        _state[leaving] = leaving >= _realArcs ? Kept : _flow[leaving] == 0 ? AtLower : AtUpper;
        _state[entering] = Kept;
        var (top, parent) = cutOnFromSide ? (from, to) : (to, from);
        var shift = top == _tail[entering] ? -ReducedCost(entering) : ReducedCost(entering);
        _tree.Rehang(cut, top, parent, entering);
        for (var node = top; node != SpanningTree.None; node = _tree.NextBelow(node, top))
            _potential[node] += shift;
        return true;
    }

    private long ReducedCost(int arc) => _cost[arc] + _potential[_tail[arc]] - _potential[_head[arc]];

    private (long Amount, int Cut, bool CutOnFromSide) FindBlocking(int from, int to, int join, long amount)
    {
        var (cut, cutOnFromSide) = (SpanningTree.None, false);
        for (var node = from; node != join; node = _tree.Parent(node))
        {
            var room = Room(node, upward: false);
            if (room < amount)
                (amount, cut, cutOnFromSide) = (room, node, true);
        }

        for (var node = to; node != join; node = _tree.Parent(node))
        {
            var room = Room(node, upward: true);
            if (room <= amount)
                (amount, cut, cutOnFromSide) = (room, node, false);
        }

        return (amount, cut, cutOnFromSide);
    }

    /// <summary>What can still be sent between a node and its parent in the direction asked for.</summary>
    private long Room(int node, bool upward)
    {
        var arc = _tree.Arc(node);
        if (_tail[arc] == node != upward)
            return _flow[arc];
        return _capacity[arc] == FlowNetwork.Unlimited ? FlowNetwork.Unlimited : _capacity[arc] - _flow[arc];
    }

    private void Augment(int entering, long change, int from, int to, int join, long amount)
    {
        _flow[entering] += change;
        for (var node = from; node != join; node = _tree.Parent(node))
            _flow[_tree.Arc(node)] += _tail[_tree.Arc(node)] == node ? -amount : amount;
        for (var node = to; node != join; node = _tree.Parent(node))
            _flow[_tree.Arc(node)] += _tail[_tree.Arc(node)] == node ? amount : -amount;
    }

    private void Reprice()
    {
        for (var node = _tree.NextBelow(_tree.Root, _tree.Root); node != SpanningTree.None; node = _tree.NextBelow(node, _tree.Root))
        {
            var (arc, parent) = (_tree.Arc(node), _tree.Parent(node));
            _potential[node] = _tail[arc] == node ? _potential[parent] - _cost[arc] : _potential[parent] + _cost[arc];
        }
    }
}
