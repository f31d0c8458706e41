using Pacte.Matching.Flow;

namespace Pacte.Matching;

/// <summary>
/// What one unit more, or less, at a node means to the first level of an optimal flow: the cheapest ways from there to the sink, and from
/// the sink to there, in the residual network. One search from the sink each, by Dijkstra's method on reduced costs, which optimality
/// makes non-negative.
/// </summary>
internal sealed class ResidualValues
{
    /// <summary>Stands for a node that no way joins with the sink.</summary>
    public const long None = long.MinValue;

    private readonly FlowNetwork _network;
    private readonly FlowSolution _solution;
    private readonly int[] _start;
    private readonly int[] _arcs;

    public ResidualValues(FlowNetwork network, FlowSolution solution, int sink)
    {
        (_network, _solution) = (network, solution);
        (_start, _arcs) = ArcsByEnd(network);
        var prices = solution.Potentials[0];
        Adding = Search(sink, backwards: true);
        Removing = Search(sink, backwards: false);
        for (var node = 0; node < network.NodeCount; node++)
        {
            Adding[node] = Adding[node] == long.MaxValue ? None : -(Adding[node] + prices[sink] - prices[node]);
            Removing[node] = Removing[node] == long.MaxValue ? None : Removing[node] + prices[node] - prices[sink];
        }
    }

    /// <summary>What the flow gains by one unit more that starts at each node.</summary>
    public long[] Adding { get; }

    /// <summary>What the flow loses when one unit less arrives at each node.</summary>
    public long[] Removing { get; }

    private long[] Search(int sink, bool backwards)
    {
        var distances = new long[_network.NodeCount];
        Array.Fill(distances, long.MaxValue);
        var waiting = new PriorityQueue<int, long>();
        distances[sink] = 0;
        waiting.Enqueue(sink, 0);
        while (waiting.TryDequeue(out var node, out var distance))
        {
            if (distance > distances[node])
                continue;
            foreach (var arc in _arcs.AsSpan(_start[node], _start[node + 1] - _start[node]))
            {
                var (other, length) = Way(node, arc, backwards);
                if (other < 0 || distance + length >= distances[other])
                    continue;
                distances[other] = distance + length;
                waiting.Enqueue(other, distances[other]);
            }
        }

        return distances;
    }

    /// <summary>The other end of an arc and the reduced cost, when the residual network leads along it in that direction; else −1.</summary>
    private (int Other, long Length) Way(int node, int arc, bool backwards)
    {
        var (tail, head) = (_network.Tails[arc], _network.Heads[arc]);
        var reduced = _network.Costs[0][arc] + _solution.Potentials[0][tail] - _solution.Potentials[0][head];
        var other = head == node ? tail : head;
        if (head == node == backwards)
            return _solution.Flow[arc] < _network.Capacities[arc] ? (other, reduced) : (-1, 0);
        return _solution.Flow[arc] > 0 ? (other, -reduced) : (-1, 0);
    }

    /// <summary>Every arc at both of its ends.</summary>
    private static (int[] Start, int[] Arcs) ArcsByEnd(FlowNetwork network)
    {
        var next = new int[network.NodeCount + 2];
        for (var arc = 0; arc < network.ArcCount; arc++)
        {
            next[network.Tails[arc] + 2]++;
            next[network.Heads[arc] + 2]++;
        }

        for (var node = 2; node < next.Length; node++)
            next[node] += next[node - 1];
        var arcs = new int[2 * network.ArcCount];
        for (var arc = 0; arc < network.ArcCount; arc++)
        {
            arcs[next[network.Tails[arc] + 1]++] = arc;
            arcs[next[network.Heads[arc] + 1]++] = arc;
        }

        return (next, arcs);
    }
}
