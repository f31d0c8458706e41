namespace Pacte.Matching.Flow;

/// <summary>Of some arcs, those that touch each node, at either end. Self-loops touch none.</summary>
internal sealed class Incidence
{
    private readonly int[] _start;
    private readonly int[] _arcs;

    /// <param name="network">The network.</param>
    /// <param name="arcs">The arcs in question; −1 stands for none.</param>
    public Incidence(FlowNetwork network, ReadOnlySpan<int> arcs)
    {
        var (tails, heads) = (network.Tails, network.Heads);
        _start = new int[network.NodeCount + 1];
        foreach (var arc in arcs)
        {
            if (arc < 0 || tails[arc] == heads[arc])
                continue;
            _start[tails[arc]]++;
            _start[heads[arc]]++;
        }

        for (var (node, sum) = (0, 0); node < _start.Length; node++)
            _start[node] = sum += _start[node];
        _arcs = new int[_start[^1]];
        for (var i = arcs.Length - 1; i >= 0; i--)
        {
            var arc = arcs[i];
            if (arc < 0 || tails[arc] == heads[arc])
                continue;
            _arcs[--_start[tails[arc]]] = arc;
            _arcs[--_start[heads[arc]]] = arc;
        }
    }

    /// <summary>All the arcs that are open.</summary>
    public static Incidence OfOpen(FlowNetwork network)
    {
        var (open, count) = (new int[network.ArcCount], 0);
        for (var arc = 0; arc < open.Length; arc++)
        {
            if (network.Capacities[arc] != 0)
                open[count++] = arc;
        }

        return new Incidence(network, open.AsSpan(0, count));
    }

    public ReadOnlySpan<int> Of(int node) => _arcs.AsSpan(_start[node].._start[node + 1]);
}
