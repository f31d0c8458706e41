using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.Matching.Layers;

/// <summary>
/// The spanning tree that belongs to a plan, with prices: a node that carries hangs by its last unit, an item from its place or from
/// its group, a full group from the item that is worth least to it, an empty place from the item that would come there most cheaply.
/// Every node can still receive something along it, as the simplex method wants.
/// </summary>
internal sealed class LayeredTree
{
    private readonly LayeredNetwork _network;
    private readonly LayeredPlan _plan;
    private readonly int[] _arcs;
    private readonly long[] _price;
    private readonly long[] _worth;

    private LayeredTree(LayeredNetwork network, LayeredPlan plan, int nodes)
    {
        (_network, _plan, _arcs) = (network, plan, new int[nodes]);
        Array.Fill(_arcs, LayeredPlan.None);
        (_price, _worth) = (new long[network.Hub + 1], new long[network.Items]);
    }

    /// <summary>The tree and the arcs that are full outside it.</summary>
    public static FlowBasis Of(FlowNetwork network, LayeredNetwork layers, LayeredPlan plan)
    {
        var tree = new LayeredTree(layers, plan, network.NodeCount);
        tree._arcs[layers.SinkNode] = layers.BypassArc;
        for (var node = layers.Trees - 1; node >= 0; node--)
            tree.HangCarrying(node);
        for (var group = 0; group < layers.Groups; group++)
            tree.HangGroup(group);
        tree.HangEmpty();
        return new FlowBasis([.. tree._arcs], tree.FullArcs(network));
    }

    private int UnitOf(int node, int number) => _network.FirstUnit[node] + number;

    private void HangCarrying(int node)
    {
        if (_plan.Count[node] == 0)
            return;
        var last = UnitOf(node, _plan.Count[node] - 1);
        _arcs[_network.Nodes[node]] = _network.UnitArc[last];
        _price[node] = _price[_network.Parent[node]] - _network.UnitCost[last];
    }

    private void HangGroup(int group)
    {
        var (node, least, leastItem) = (_network.Trees + group, long.MaxValue, LayeredPlan.None);
        for (var item = _network.FirstItem[group]; item < _network.FirstItem[group + 1]; item++)
        {
            var choice = _plan.ChoiceOfItem[item];
            _arcs[_network.ItemNode[item]] = choice == LayeredPlan.None ? _network.ArcOfItem[item] : _network.ArcOfChoice[choice];
            if (choice == LayeredPlan.None)
                continue;
            _worth[item] = _price[_network.PlaceOfChoice[choice]] - _network.CostOfChoice[choice];
            if (_worth[item] < least)
                (least, leastItem) = (_worth[item], item);
        }

        if (_plan.HasRoom(node))
        {
            var next = UnitOf(node, _plan.Count[node]);
            (_arcs[_network.Nodes[node]], _price[node]) = (_network.UnitArc[next], _network.UnitCost[next] - _network.BypassCost);
        }
        else if (leastItem != LayeredPlan.None)
        {
            (_arcs[_network.Nodes[node]], _price[node]) = (_network.ArcOfItem[leastItem], least);
        }

        for (var item = _network.FirstItem[group]; item < _network.FirstItem[group + 1]; item++)
        {
            if (_plan.ChoiceOfItem[item] == LayeredPlan.None)
                _worth[item] = _price[node];
        }
    }

    /// <summary>Nodes of the forest that carry nothing hang from below: places from an item, the others from a child.</summary>
    private void HangEmpty()
    {
        var cheapest = new long[_network.Trees];
        Array.Fill(cheapest, long.MaxValue);
        for (var item = 0; item < _network.Items; item++)
        {
            for (var choice = _network.FirstChoice[item]; choice < _network.FirstChoice[item + 1]; choice++)
                HangFromBelow(_network.PlaceOfChoice[choice], _worth[item] + _network.CostOfChoice[choice], _network.ArcOfChoice[choice], cheapest);
        }

        for (var node = 0; node < _network.Trees; node++)
        {
            if (_plan.Count[node] == 0 && cheapest[node] != long.MaxValue && _network.Parent[node] != _network.Hub && _plan.HasRoom(node))
            {
                var unit = UnitOf(node, 0);
                HangFromBelow(_network.Parent[node], cheapest[node] + _network.UnitCost[unit], _network.UnitArc[unit], cheapest);
            }
        }
    }

    private void HangFromBelow(int node, long price, int arc, long[] cheapest)
    {
        if (_plan.Count[node] == 0 && price < cheapest[node])
            (cheapest[node], _arcs[_network.Nodes[node]]) = (price, arc);
    }

    private ImmutableArray<int> FullArcs(FlowNetwork network)
    {
        var (carried, full) = (Carried(network), ImmutableArray.CreateBuilder<int>());
        foreach (var arc in _arcs)
        {
            if (arc != LayeredPlan.None)
                carried[arc] = 0;
        }

        for (var arc = 0; arc < carried.Length; arc++)
        {
            if (carried[arc] > 0)
                full.Add(arc);
        }

        return full.ToImmutable();
    }

    /// <summary>What the plan puts on each arc.</summary>
    private long[] Carried(FlowNetwork network)
    {
        var carried = new long[network.ArcCount];
        for (var node = 0; node < _network.Hub; node++)
        {
            foreach (var arc in _network.UnitArc.AsSpan(_network.FirstUnit[node], _plan.Count[node]))
                carried[arc]++;
        }

        for (var item = 0; item < _network.Items; item++)
        {
            if (_plan.ChoiceOfItem[item] is var choice && choice != LayeredPlan.None)
                carried[_network.ArcOfItem[item]] = carried[_network.ArcOfChoice[choice]] = 1;
        }

        return carried;
    }
}
