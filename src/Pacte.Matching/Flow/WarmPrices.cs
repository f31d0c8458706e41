using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// The potentials of an earlier optimum, one array per level of cost, in a network that has changed since. A new node gets those at
/// which its cheapest way in costs nothing, and hangs by that arc.
/// </summary>
internal sealed class WarmPrices
{
    private readonly FlowNetwork _network;
    private readonly List<int> _newTreeArcs = [];

    public WarmPrices(FlowNetwork network, FlowBasis earlier)
    {
        (_network, Incidence) = (network, Incidence.OfOpen(network));
        Potentials = [.. earlier.Potentials.Select(level => Widened(level, network.NodeCount))];
        var isKnown = NodesOf(earlier.TreeArcs);
        var unsettled = Enumerable.Range(0, network.NodeCount).Where(node => !isKnown[node] && !Incidence.Of(node).IsEmpty).ToHashSet();
        while (unsettled.RemoveWhere(node => TrySettle(node, unsettled)) > 0)
        {
            // A new node may hang from another.
        }
    }

    public long[][] Potentials { get; }

    public Incidence Incidence { get; }

    /// <summary>The arcs by which new nodes hang.</summary>
    public IReadOnlyList<int> NewTreeArcs => _newTreeArcs;

    /// <summary>The sign of the reduced cost of an arc: the first level at which it is not zero decides.</summary>
    public int Sign(int arc)
    {
        var (tail, head) = (_network.Tails[arc], _network.Heads[arc]);
        for (var level = 0; level < Potentials.Length; level++)
        {
            var potentials = Potentials[level];
            var reduced = _network.Costs[level][arc] + potentials[tail] - potentials[head];
            if (reduced != 0)
                return Math.Sign(reduced);
        }

        return 0;
    }

    private static long[] Widened(ImmutableArray<long> level, int nodes)
    {
        var widened = new long[nodes];
        level.AsSpan()[..Math.Min(level.Length, nodes)].CopyTo(widened);
        return widened;
    }

    private bool[] NodesOf(ImmutableArray<int> treeArcs)
    {
        var isKnown = new bool[_network.NodeCount];
        foreach (var arc in treeArcs)
        {
            if (arc != SpanningTree.None)
                isKnown[_network.Tails[arc]] = isKnown[_network.Heads[arc]] = true;
        }

        return isKnown;
    }

    private bool TrySettle(int node, HashSet<int> unsettled)
    {
        var best = SpanningTree.None;
        foreach (var arc in Incidence.Of(node))
        {
            if (_network.Heads[arc] != node || unsettled.Contains(_network.Tails[arc]))
                continue;
            if (best == SpanningTree.None || Sign(arc) < 0)
                Settle(node, best = arc);
        }

        if (best != SpanningTree.None)
            _newTreeArcs.Add(best);
        return best != SpanningTree.None;
    }

    private void Settle(int node, int arc)
    {
        for (var level = 0; level < Potentials.Length; level++)
            Potentials[level][node] = _network.Costs[level][arc] + Potentials[level][_network.Tails[arc]];
    }
}
