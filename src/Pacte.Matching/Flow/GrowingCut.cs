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
    private bool _inwards;

    public GrowingCut(FlowNetwork network, sbyte* state, WarmPrices prices)
    {
        (_network, _potentials, _incidence) = (network, prices.Potentials, prices.Incidence);
        _state = state;
        (_isInside, _raised) = (new bool[network.NodeCount], new long[network.LevelCount]);
        _crossing = new PriorityQueue<int, int>(Comparer<int>.Create(Compare));
    }

    public bool IsInside(int node) => _isInside[node];

    /// <summary>Grows to these nodes; false, and nothing done, unless they hold all that is inside and the direction is the same.</summary>
    public bool TryGrow(List<int> nodes, bool inwards)
    {
        if (inwards != _inwards || nodes.Count(node => _isInside[node]) != _inside.Count)
            return false;
        Add(nodes);
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
        _inwards = inwards;
        Add(nodes);
    }

    private void Add(List<int> nodes)
    {
        var known = _inside.Count;
        foreach (var node in nodes)
        {
            if (_isInside[node])
                continue;
            _isInside[node] = true;
            _inside.Add(node);
            for (var level = 0; level < _raised.Length; level++)
                _potentials[level][node] -= _raised[level];
        }

        for (var i = known; i < _inside.Count; i++)
        {
            foreach (var arc in _incidence.Of(_inside[i]))
                Consider(arc);
        }
    }

    /// <summary>
    /// The arc of least reduced cost, which becomes zero by raising (or lowering) the potentials inside; None when nothing can cross.
    /// Arcs that were not in order before are passed over.
    /// </summary>
    public int Next()
    {
        while (_crossing.TryDequeue(out var entry, out _))
        {
            var arc = _arcs[entry];
            var isCrossing = _isInside[_network.Tails[arc]] != _isInside[_network.Heads[arc]] && _state[arc] != ArcState.Kept;
            if (isCrossing && TryRaise(entry))
                return arc;
        }

        return SpanningTree.None;
    }

    /// <summary>Prices an arc if more can cross over it.</summary>
    private void Consider(int arc)
    {
        var (tail, head) = (_network.Tails[arc], _network.Heads[arc]);
        var leadsIn = (_state[arc] == ArcState.AtLower) == _isInside[head];
        if (_state[arc] == ArcState.Kept || _isInside[tail] == _isInside[head] || leadsIn != _inwards)
            return;
        for (var level = 0; level < _raised.Length; level++)
        {
            var potentials = _potentials[level];
            _costs.Add(_state[arc] * (_network.Costs[level][arc] + potentials[tail] - potentials[head]));
        }

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
