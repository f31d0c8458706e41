using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// A minimum-cost-flow problem on a directed graph: find x with 0 ≤ x(a) ≤ capacity(a) on every arc a, and at every node
/// (flow out) − (flow in) = supply, that minimises Σ cost(a)·x(a).
/// </summary>
/// <remarks>
/// Nodes are 0 … <see cref="NodeCount"/> − 1. Arcs are kept as parallel arrays (struct of arrays); parallel arcs, self-loops,
/// zero capacities and negative costs are all allowed. Costs may have several levels, compared lexicographically: a lower level
/// only chooses among the optima of those above it. All numbers are integers, so an optimal flow is integral.
/// </remarks>
public sealed class FlowNetwork
{
    /// <summary>The capacity of an arc that has no limit.</summary>
    public const long Unlimited = long.MaxValue;

    /// <summary>Takes the arrays as they are.</summary>
    /// <exception cref="ArgumentException">Lengths differ, an end is no node, a capacity is negative, or there is no cost level.</exception>
    public FlowNetwork(
        ImmutableArray<int> tails,
        ImmutableArray<int> heads,
        ImmutableArray<long> capacities,
        ImmutableArray<long> supplies,
        ImmutableArray<ImmutableArray<long>> costs)
    {
        (Tails, Heads, Capacities, Supplies, Costs) = (tails, heads, capacities, supplies, costs);
        if (costs.IsEmpty)
            throw new ArgumentException("A network has at least one level of costs.", nameof(costs));
        if (heads.Length != ArcCount || capacities.Length != ArcCount || costs.Any(level => level.Length != ArcCount))
            throw new ArgumentException("Every array of arcs has the same length.", nameof(heads));
        for (var arc = 0; arc < ArcCount; arc++)
        {
            if ((uint)tails[arc] >= (uint)NodeCount || (uint)heads[arc] >= (uint)NodeCount)
                throw new ArgumentException($"Arc {arc} has an end that is not a node.", nameof(tails));
            if (capacities[arc] < 0)
                throw new ArgumentException($"Arc {arc} has a negative capacity.", nameof(capacities));
        }
    }

    /// <summary>Where each arc starts.</summary>
    public ImmutableArray<int> Tails { get; }

    /// <summary>Where each arc ends.</summary>
    public ImmutableArray<int> Heads { get; }

    /// <summary>The most that each arc carries, in units of flow; <see cref="Unlimited"/> for no limit.</summary>
    public ImmutableArray<long> Capacities { get; }

    /// <summary>What each node sends (positive) or takes (negative), in units of flow.</summary>
    public ImmutableArray<long> Supplies { get; }

    /// <summary>The cost of one unit on each arc, for each level, the most important level first.</summary>
    public ImmutableArray<ImmutableArray<long>> Costs { get; }

    /// <summary>Number of nodes.</summary>
    public int NodeCount => Supplies.Length;

    /// <summary>Number of arcs.</summary>
    public int ArcCount => Tails.Length;

    /// <summary>Number of cost levels, at least one.</summary>
    public int LevelCount => Costs.Length;
}
