using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// The state of the simplex method: a spanning tree of arcs whose flow is free, every other arc at one of its bounds,
/// and potentials that give each tree arc a reduced cost of zero.
/// </summary>
/// <remarks>
/// One more node, the root, and one artificial arc per node carry what nothing else can. The tree is kept strongly feasible
/// (every node can receive a positive amount from the root along it; Cunningham 1976, with the arcs reversed), which excludes cycling:
/// see <see cref="TreeCycle"/>.
/// The network's own arrays are read where they lie; nothing of the size of the arcs is copied.
/// </remarks>
internal sealed unsafe partial class Basis : IDisposable
{
    private readonly List<MemoryHandle> _pins = [];
    private readonly int _arcCount;
    private readonly int* _tail;
    private readonly int* _head;
    private readonly long* _capacity;
    private readonly sbyte[] _stateArray;
    private readonly long[] _flowArray;
    private readonly long[] _potentialArray;
    private readonly sbyte* _state;
    private readonly long* _flow;
    private readonly long* _potential;
    private readonly SpanningTree _tree;
    private readonly TreeNode* _nodes;
    private readonly bool[] _artificialLeadsUp;
    private readonly bool _isSound;
    private MemoryHandle _costPin;
    private long* _cost;

    public Basis(FlowNetwork network, FlowBasis? start = null)
    {
        _arcCount = network.ArcCount;
        _tail = Pin(network.Tails);
        _head = Pin(network.Heads);
        _capacity = Pin(network.Capacities);
        _stateArray = GC.AllocateUninitializedArray<sbyte>(_arcCount, pinned: true);
        _flowArray = GC.AllocateArray<long>(_arcCount, pinned: true);
        _potentialArray = GC.AllocateArray<long>(network.NodeCount + 1, pinned: true);
        _state = PinnedArray.Address(_stateArray);
        _flow = PinnedArray.Address(_flowArray);
        _potential = PinnedArray.Address(_potentialArray);
        _tree = new SpanningTree(network.NodeCount + 1);
        _nodes = _tree.Nodes;
        for (var arc = 0; arc < _arcCount; arc++)
            _state[arc] = _capacity[arc] == 0 ? ArcState.Kept : ArcState.AtLower;
        _artificialLeadsUp = new bool[network.NodeCount];
        if (start is null)
        {
            StartingTree.Grow(network, this);
            _tree.Thread();
            _isSound = true;
            return;
        }

        var prices = start.Potentials.Length == network.LevelCount ? new WarmPrices(network, start) : null;
        WarmTree.Plant(network, this, start, prices);
        _tree.Thread();
        _isSound = TreeMending.TryMend(network, this, prices);
    }

    /// <summary>What <see cref="BlockSearch"/> reads.</summary>
    public PricingView View => new(_arcCount, _tail, _head, _cost, _state, _potential);

    public SpanningTree Tree => _tree;

    /// <summary>How arcs stand: <see cref="ArcState"/>.</summary>
    public sbyte* State => _state;

    public ReadOnlySpan<long> Potentials => _potentialArray.AsSpan(0, _potentialArray.Length - 1);

    /// <summary>Whether the supplies are met by real arcs alone.</summary>
    public bool IsFeasible
    {
        get
        {
            for (var node = 0; node < _tree.Root; node++)
            {
                if (_nodes[node].Arc >= _arcCount && FlowOfTreeArc(node) != 0)
                    return false;
            }

            return true;
        }
    }

    /// <summary>Takes a level of costs and recomputes the potentials along the tree; flow and tree stay as they are.</summary>
    public void Price(ImmutableArray<long> costs, long artificialCost)
    {
        _costPin.Dispose();
        _costPin = costs.AsMemory().Pin();
        _cost = (long*)_costPin.Pointer;
        Reprice(artificialCost);
    }

    /// <summary>
    /// Fixes every arc whose reduced cost is not zero at the bound where it lies. By complementary slackness the flows that
    /// respect this are exactly the optimal ones, so that a further level of cost can be minimised among them.
    /// </summary>
    public void FreezeOptimalFace()
    {
        for (var arc = 0; arc < _arcCount; arc++)
        {
            if (ReducedCost(arc) != 0)
                _state[arc] = ArcState.Kept;
        }
    }

    /// <summary>Sends as much as possible round the cycle that the arc closes with the tree. False when that is without limit.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public bool Enter(int entering)
    {
        var forward = _state[entering] == ArcState.AtLower;
        var (from, to) = forward ? (_tail[entering], _head[entering]) : (_head[entering], _tail[entering]);
        var capacity = Limited(_capacity[entering]);
        var (amount, cut, onFromSide, join) = TreeCycle.FindBlocking(_nodes, from, to, capacity);
        if (amount >= FlowBounds.MostFlow)
            return false;
        if (amount > 0)
            TreeCycle.Augment(_nodes, from, to, join, amount);
        if (cut == SpanningTree.None)
        {
            _flow[entering] = forward ? capacity : 0;
            _state[entering] = (sbyte)-_state[entering];
            return true;
        }

        var top = onFromSide ? from : to;
        var reduced = ReducedCost(entering);
        Swap(cut, top, join, entering, forward ? amount : capacity - amount);
        _tree.Shift(top, _potential, top == _tail[entering] ? -reduced : reduced);
        return true;
    }

    /// <summary>The flow on every arc; of a basis that pivots no more, it can be had without a copy.</summary>
    public ImmutableArray<long> Flow(bool isLast)
    {
        for (var node = 0; node < _tree.Root; node++)
        {
            if (_nodes[node].Arc < _arcCount)
                _flow[_nodes[node].Arc] = FlowOfTreeArc(node);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(isLast ? _flowArray : [.. _flowArray]);
    }

    public void Dispose()
    {
        _tree.Dispose();
        _costPin.Dispose();
        foreach (var pin in _pins)
            pin.Dispose();
    }

    private static long Limited(long capacity) => capacity == FlowNetwork.Unlimited ? FlowBounds.Endless : capacity;

    private T* Pin<T>(ImmutableArray<T> array)
        where T : unmanaged
    {
        _pins.Add(array.AsMemory().Pin());
        return (T*)_pins[^1].Pointer;
    }

    private long ReducedCost(int arc) => _cost[arc] + _potential[_tail[arc]] - _potential[_head[arc]];

    private bool LeadsUp(int node) => _nodes[node].Arc < _arcCount ? _tail[_nodes[node].Arc] == node : _artificialLeadsUp[node];

    private long FlowOfTreeArc(int node) => LeadsUp(node) ? _nodes[node].Down : _nodes[node].Up;

    /// <summary>The arc between a node and its parent becomes an ordinary arc at the bound that it has reached.</summary>
    private void Leave(int cut)
    {
        var arc = _nodes[cut].Arc;
        if (arc >= _arcCount)
            return;
        _flow[arc] = FlowOfTreeArc(cut);
        _state[arc] = _capacity[arc] == 0 ? ArcState.Kept : _flow[arc] == 0 ? ArcState.AtLower : ArcState.AtUpper;
    }

    /// <summary>The arc above <paramref name="cut"/>, at a bound, leaves the tree; the part below hangs by the entering arc.</summary>
    private void Swap(int cut, int top, int join, int entering, long flow)
    {
        Leave(cut);
        _state[entering] = ArcState.Kept;
        var (fromTail, left) = (top == _tail[entering], Limited(_capacity[entering]) - flow);
        var parent = fromTail ? _head[entering] : _tail[entering];
        _tree.Rehang(cut, top, parent, join, entering, fromTail ? left : flow, fromTail ? flow : left);
    }

    private void Reprice(long artificialCost)
    {
        for (var node = _tree.Next(_tree.Root); node != _tree.Root; node = _tree.Next(node))
        {
            var (arc, parent) = (_nodes[node].Arc, _nodes[node].Parent);
            var cost = arc < _arcCount ? _cost[arc] : artificialCost;
            _potential[node] = LeadsUp(node) ? _potential[parent] - cost : _potential[parent] + cost;
        }
    }
}
