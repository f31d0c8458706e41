using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>Builds a <see cref="FlowNetwork"/> node by node and arc by arc; numbers are given in order from 0.</summary>
/// <param name="levels">The number of cost levels.</param>
public sealed class FlowNetworkBuilder(int levels = 1)
{
    private readonly List<int> _tails = [];
    private readonly List<int> _heads = [];
    private readonly List<long> _capacities = [];
    private readonly List<long> _supplies = [];
    private readonly List<long>[] _costs = [.. Enumerable.Range(0, levels).Select(_ => new List<long>())];

    /// <summary>Number of nodes so far, which is the number of the next one.</summary>
    public int NodeCount => _supplies.Count;

    /// <summary>Number of arcs so far, which is the number of the next one.</summary>
    public int ArcCount => _tails.Count;

    /// <summary>Adds a node and returns its number.</summary>
    public int AddNode(long supply = 0)
    {
        _supplies.Add(supply);
        return _supplies.Count - 1;
    }

    /// <summary>Sets what a node sends (positive) or takes (negative).</summary>
    public void SetSupply(int node, long supply) => _supplies[node] = supply;

    /// <summary>Adds an arc and returns its number. Levels for which no cost is given cost nothing.</summary>
    /// <exception cref="ArgumentException">More costs are given than there are levels.</exception>
    public int AddArc(int tail, int head, long capacity, params ReadOnlySpan<long> costs)
    {
        if (costs.Length > levels)
            throw new ArgumentException("More costs than levels.", nameof(costs));
        _tails.Add(tail);
        _heads.Add(head);
        _capacities.Add(capacity);
        for (var level = 0; level < levels; level++)
            _costs[level].Add(level < costs.Length ? costs[level] : 0);
        return _tails.Count - 1;
    }

    /// <summary>The network built so far.</summary>
    public FlowNetwork Build() =>
        new([.. _tails], [.. _heads], [.. _capacities], [.. _supplies], [.. _costs.Select(level => level.ToImmutableArray())]);
}
