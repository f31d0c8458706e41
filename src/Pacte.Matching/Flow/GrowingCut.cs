namespace Pacte.Matching.Flow;

/// <summary>
/// A part of the network that grows, and the arcs over which more can flow into it (or out of it), the one of least reduced cost first.
/// Costs of several levels are compared lexicographically. Raising the potentials of the whole part makes all these costs smaller by
/// the same, so each arc is priced once, when its end comes in: Dijkstra's algorithm, with trees instead of nodes.
/// </summary>
internal sealed unsafe class GrowingCut
{
    private readonly FlowNetwork _network;
    private readonly sbyte* _state;
    private readonly Incidence _incidence;
    private readonly long[][] _potentials;
    private readonly bool[] _isInside;
    private readonly List<int> _inside = [];
    private readonly List<long> _costs = [];
    private readonly List<int> _arcs = [];
    private readonly PriorityQueue<int, int> _crossing;
    private readonly long[] _raised;
    private readonly long[] _least;
    private bool _inwards;
    private bool _isPriced;

    public GrowingCut(FlowNetwork network, sbyte* state, WarmPrices prices)
    {
        (_network, _potentials, _incidence) = (network, prices.Potentials, prices.Incidence);
        _state = state;
        (_isInside, _raised, _least) = (new bool[network.NodeCount], new long[network.LevelCount], new long[network.LevelCount]);
        _crossing = new PriorityQueue<int, int>(Comparer<int>.Create(Compare));
    }

    public bool IsInside(int node) => _isInside[node];

    /// <summary>How many arcs have been looked at.</summary>
    public long Looks { get; private set; }

    /// <summary>Grows to these nodes; false, and nothing done, unless they hold all that is inside and the direction is the same.</summary>
    public bool TryGrow(List<int> nodes, bool inwards)
    {
        if (inwards != _inwards || nodes.Count(node => _isInside[node]) != _inside.Count)
            return false;
        if (!_isPriced)
            Price(0);
        var known = _inside.Count;
        Enclose(nodes);
        Price(known);
        _isPriced = true;
        return true;
    }

    /// <summary>Starts anew with these nodes inside.</summary>
    public void Restart(List<int> nodes, bool inwards)
    {
        foreach (var node in _inside)
        {
            _isInside[node] = false;
            for (var level = 0; level < _raised.Length; level++)
                _potentials[level][node] += _raised[level];
        }

        _inside.Clear();
        _crossing.Clear();
        _costs.Clear();
        _arcs.Clear();
        Array.Clear(_raised);
        (_inwards, _isPriced) = (inwards, false);
        Enclose(nodes);
    }

    private void Enclose(List<int> nodes)
    {
        foreach (var node in nodes)
        {
            if (_isInside[node])
                continue;
            _isInside[node] = true;
            _inside.Add(node);
            for (var level = 0; level < _raised.Length; level++)
                _potentials[level][node] -= _raised[level];
        }
    }

    /// <summary>Prices the arcs that cross at the nodes that came in last.</summary>
    private void Price(int known)
    {
        for (var i = known; i < _inside.Count; i++)
        {
            Looks += _incidence.Of(_inside[i]).Length;
            foreach (var arc in _incidence.Of(_inside[i]))
            {
                if (CanCross(arc))
                    Push(arc);
            }
        }
    }

    /// <summary>Looks through all the arcs once: dearer than taking the first in order, but cheaper than putting them in order.</summary>
    private int Scan()
    {
        var best = SpanningTree.None;
        foreach (var node in _inside)
        {
            Looks += _incidence.Of(node).Length;
            foreach (var arc in _incidence.Of(node))
            {
                if (CanCross(arc) && IsLess(arc, best == SpanningTree.None))
                    best = arc;
            }
        }

        for (var level = 0; best != SpanningTree.None && level < _raised.Length; level++)
            _raised[level] = _inwards ? _least[level] : -_least[level];
        return best;
    }

    /// <summary>Whether the arc is in order, and by less than the least so far, which it then replaces.</summary>
    private bool IsLess(int arc, bool isFirst)
    {
        var (isLess, isInOrder) = (isFirst, false);
        for (var level = 0; level < _least.Length && !(isLess && isInOrder); level++)
        {
            var reduced = Reduced(arc, level);
            if ((reduced < 0 && !isInOrder) || (reduced > _least[level] && !isLess))
                return false;
            isInOrder |= reduced > 0;
            isLess |= reduced < _least[level];
        }

        for (var level = 0; isLess && level < _least.Length; level++)
            _least[level] = Reduced(arc, level);
        return isLess;
    }

    private long Reduced(int arc, int level)
    {
        var potentials = _potentials[level];
        return _state[arc] * (_network.Costs[level][arc] + potentials[_network.Tails[arc]] - potentials[_network.Heads[arc]]);
    }

    /// <summary>
    /// The arc of least reduced cost, which becomes zero by raising (or lowering) the potentials inside; None when nothing can cross.
    /// Arcs that were not in order before are passed over.
    /// </summary>
    public int Next()
    {
        if (!_isPriced)
            return Scan();
        while (_crossing.TryDequeue(out var entry, out _))
        {
            var arc = _arcs[entry];
            if (CanCross(arc) && TryRaise(entry))
                return arc;
        }

        return SpanningTree.None;
    }

    private bool CanCross(int arc)
    {
        if (_state[arc] == ArcState.Kept)
            return false;
        var (fromInside, toInside) = (_isInside[_network.Tails[arc]], _isInside[_network.Heads[arc]]);
        return fromInside != toInside && ((_state[arc] == ArcState.AtLower) == toInside) == _inwards;
    }

    private void Push(int arc)
    {
        for (var level = 0; level < _raised.Length; level++)
            _costs.Add(Reduced(arc, level));
        _arcs.Add(arc);
        _crossing.Enqueue(_arcs.Count - 1, _arcs.Count - 1);
    }

    /// <summary>Takes the arc's cost away from all; false, and nothing done, if it costs less than nothing.</summary>
    private bool TryRaise(int entry)
    {
        var (first, sign) = (entry * _raised.Length, _inwards ? 1 : -1);
        for (var level = 0; level < _raised.Length; level++)
        {
            var reduced = _costs[first + level] - (sign * _raised[level]);
            if (reduced < 0)
                return false;
            if (reduced > 0)
                break;
        }

        for (var level = 0; level < _raised.Length; level++)
            _raised[level] = sign * _costs[first + level];
        return true;
    }

    private int Compare(int one, int other)
    {
        var (first, second) = (one * _raised.Length, other * _raised.Length);
        for (var level = 0; level < _raised.Length; level++)
        {
            if (_costs[first + level] != _costs[second + level])
                return _costs[first + level] < _costs[second + level] ? -1 : 1;
        }

        return one.CompareTo(other);
    }
}
