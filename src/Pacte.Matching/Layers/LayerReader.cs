using Pacte.Matching.Flow;

namespace Pacte.Matching.Layers;

/// <summary>Recognises the layers of a flow network, in time proportional to its arcs.</summary>
internal sealed class LayerReader
{
    /// <summary>Units are written one by one: networks with wider arcs are not what this is for.</summary>
    private const long MostUnits = 1 << 24;
    private const int None = -1;

    private readonly FlowNetwork _network;
    private readonly ArcsByTail _arcs;
    private readonly List<int> _groups = [];
    private readonly List<int> _items = [];
    private readonly List<int> _groupOfItem = [];
    private readonly List<int> _arcOfItem = [];
    private readonly List<int> _firstItem = [];
    private readonly List<int> _firstChoice = [];
    private readonly List<int> _choices = [];
    private readonly List<int> _trees = [];
    private readonly List<int> _heads = [];
    private readonly int[] _number;
    private int _source = None;
    private int _sink = None;
    private int _bypass = None;

    private LayerReader(FlowNetwork network)
    {
        _network = network;
        _arcs = new ArcsByTail(network);
        _number = [.. Enumerable.Repeat(None, network.NodeCount)];
    }

    /// <summary>The layers of a network, by its first level of costs; null when it has another shape.</summary>
    public static LayeredNetwork? TryRead(FlowNetwork network)
    {
        if (network.ArcCount == 0)
            return null;
        var reader = new LayerReader(network);
        return reader.FindEnds() && reader.FindItems() && reader.FindForest() && reader.UnitsAreFew() ? reader.Layers() : null;
    }

    private bool FindEnds()
    {
        for (var node = 0; node < _network.NodeCount; node++)
        {
            var supply = _network.Supplies[node];
            if ((supply > 0 && _source != None) || (supply < 0 && _sink != None))
                return false;
            (_source, _sink) = (supply > 0 ? node : _source, supply < 0 ? node : _sink);
        }

        return _source != None && _sink != None && _arcs.Of(_sink).IsEmpty;
    }

    /// <summary>Groups, their items and the choices of these; every group could be left empty.</summary>
    private bool FindItems()
    {
        var (taken, room) = (new bool[_network.NodeCount], (Int128)0);
        (taken[_source], taken[_sink]) = (true, true);
        foreach (var arc in _arcs.Of(_source))
        {
            var head = _network.Heads[arc];
            if (head == _source || (head == _sink && _bypass != None))
                return false;
            if (head == _sink)
                _bypass = arc;
            else if (!taken[head])
                _groups.Add(head);
            taken[head] = true;
            room += head == _sink ? 0 : _network.Capacities[arc];
        }

        foreach (var group in _groups)
        {
            _firstItem.Add(_items.Count);
            foreach (var arc in _arcs.Of(group))
            {
                var item = _network.Heads[arc];
                if (taken[item] || _network.Capacities[arc] != 1 || _network.Costs[0][arc] != 0)
                    return false;
                taken[item] = true;
                AddItem(item, arc);
            }
        }

        foreach (var node in _groups.Concat(_items).Append(_source))
            _number[node] = int.MaxValue;
        return _bypass != None && _network.Capacities[_bypass] >= _network.Supplies[_source] && room <= _network.Supplies[_source];
    }

    private void AddItem(int item, int arc)
    {
        _firstChoice.Add(_choices.Count);
        _items.Add(item);
        _groupOfItem.Add(_firstItem.Count - 1);
        _arcOfItem.Add(arc);
        foreach (var choice in _arcs.Of(item))
            _choices.Add(choice);
    }

    /// <summary>
    /// Numbers places, then what they lead to. Each has one next node, with a larger number: so no way
    /// goes round in a circle.
    /// </summary>
    private bool FindForest()
    {
        foreach (var choice in _choices)
        {
            if (_network.Capacities[choice] < 1 || !Number(_network.Heads[choice]))
                return false;
        }

        var isHead = new bool[_network.NodeCount];
        foreach (var head in _network.Heads)
            isHead[head] = true;
        foreach (var node in Enumerable.Range(0, isHead.Length).Where(node => !isHead[node]))
            Number(node);
        return FollowForest() && _trees.Count + _groups.Count + _items.Count + 2 == _network.NodeCount;
    }

    private bool FollowForest()
    {
        for (var i = 0; i < _trees.Count; i++)
        {
            var next = _sink;
            foreach (var arc in _arcs.Of(_trees[i]))
            {
                if (next != _sink && next != _network.Heads[arc])
                    return false;
                next = _network.Heads[arc];
            }

            _heads.Add(next);
            if (next != _sink && !(Number(next) && _number[next] > i))
                return false;
        }

        return true;
    }

    /// <summary>False when the node already lies in another layer, or is the sink.</summary>
    private bool Number(int node)
    {
        if (_number[node] == int.MaxValue || node == _sink)
            return false;
        if (_number[node] == None)
        {
            _number[node] = _trees.Count;
            _trees.Add(node);
        }

        return true;
    }

    private bool UnitsAreFew()
    {
        Int128 units = 0;
        foreach (var node in _trees.Append(_source))
        {
            foreach (var arc in _arcs.Of(node))
                units += arc == _bypass ? 0 : _network.Capacities[arc];
        }

        return units <= MostUnits;
    }

    private LayeredNetwork Layers()
    {
        var hub = _trees.Count + _groups.Count;
        var units = new UnitLists(_network);
        foreach (var node in _trees)
            units.Add(_arcs.Of(node));
        var bySource = _arcs.Of(_source).ToArray().Where(arc => arc != _bypass).ToLookup(arc => _network.Heads[arc]);
        foreach (var node in _groups)
            units.Add([.. bySource[node]]);
        return new LayeredNetwork
        {
            SourceNode = _source,
            SinkNode = _sink,
            BypassArc = _bypass,
            BypassCost = _network.Costs[0][_bypass],
            Nodes = [.. _trees, .. _groups],
            Trees = _trees.Count,
            Parent = [.. _heads.Select(next => next == _sink ? hub : _number[next])],
            FirstUnit = units.Starts(),
            UnitCost = [.. units.Costs],
            UnitArc = [.. units.Arcs],
            FirstItem = [.. _firstItem, _items.Count],
            GroupOfItem = [.. _groupOfItem.Select(group => _trees.Count + group)],
            ItemNode = [.. _items],
            ArcOfItem = [.. _arcOfItem],
            FirstChoice = [.. _firstChoice, _choices.Count],
            PlaceOfChoice = [.. _choices.Select(arc => _number[_network.Heads[arc]])],
            CostOfChoice = [.. _choices.Select(arc => _network.Costs[0][arc])],
            ArcOfChoice = [.. _choices],
        };
    }
}
