using Pacte.Matching.Flow;

namespace Pacte.Matching.Layers;

/// <summary>Writes parallel arcs as one unit after another, the cheapest first.</summary>
internal sealed class UnitLists(FlowNetwork network)
{
    private readonly List<int> _starts = [];

    public List<long> Costs { get; } = [];

    public List<int> Arcs { get; } = [];

    /// <summary>Where the units of each node start, and the end.</summary>
    public int[] Starts() => [.. _starts, Costs.Count];

    /// <summary>Adds a node with these arcs.</summary>
    public void Add(ReadOnlySpan<int> parallel)
    {
        _starts.Add(Costs.Count);
        Span<int> sorted = parallel.ToArray();
        sorted.Sort((a, b) => (network.Costs[0][a], a).CompareTo((network.Costs[0][b], b)));
        foreach (var arc in sorted)
        {
            for (var unit = 0L; unit < network.Capacities[arc]; unit++)
            {
                Costs.Add(network.Costs[0][arc]);
                Arcs.Add(arc);
            }
        }
    }
}
