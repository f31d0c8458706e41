namespace Pacte.Matching.Flow;

/// <summary>The open arcs that touch each node, at either end.</summary>
internal sealed class Incidence
{
    private readonly int[] _start;
    private readonly int[] _arcs;

    public Incidence(FlowNetwork network)
    {
        var (tails, heads, capacities) = (network.Tails, network.Heads, network.Capacities);
        _start = new int[network.NodeCount + 1];
        for (var arc = 0; arc < tails.Length; arc++)
        {
            if (capacities[arc] == 0)
                continue;
            _start[tails[arc]]++;
            _start[heads[arc]]++;
        }

        for (var (node, sum) = (0, 0); node < _start.Length; node++)
            _start[node] = sum += _start[node];
        _arcs = new int[_start[^1]];
        for (var arc = tails.Length - 1; arc >= 0; arc--)
        {
            if (capacities[arc] == 0)
                continue;
            _arcs[--_start[tails[arc]]] = arc;
            _arcs[--_start[heads[arc]]] = arc;
        }
    }

    public ReadOnlySpan<int> Of(int node) => _arcs.AsSpan(_start[node].._start[node + 1]);
}
