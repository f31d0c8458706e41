using Pacte.Matching.Flow;

namespace Pacte.Matching.Layers;

/// <summary>The arcs that leave each node, in ascending order.</summary>
internal sealed class ArcsByTail
{
    private readonly int[] _first;
    private readonly int[] _arcs;

    public ArcsByTail(FlowNetwork network)
    {
        (_first, _arcs) = (new int[network.NodeCount + 1], new int[network.ArcCount]);
        foreach (var tail in network.Tails)
            _first[tail + 1]++;
        for (var node = 0; node < network.NodeCount; node++)
            _first[node + 1] += _first[node];
        var next = _first.ToArray();
        for (var arc = 0; arc < _arcs.Length; arc++)
            _arcs[next[network.Tails[arc]]++] = arc;
    }

    public ReadOnlySpan<int> Of(int node) => _arcs.AsSpan(_first[node].._first[node + 1]);
}
