using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>
/// Where a solve ended, from which another network that is nearly the same can start: the arcs of the tree and the arcs left full.
/// Arcs keep their numbers; the other network may have more of them at the end. Wherever the tree no longer fits, it is mended.
/// </summary>
/// <param name="TreeArcs">For each node, the arc to its parent, or −1 when it hangs from the root.</param>
/// <param name="FullArcs">Arcs outside the tree that carry their whole capacity.</param>
public sealed record FlowBasis(ImmutableArray<int> TreeArcs, ImmutableArray<int> FullArcs)
{
    /// <summary>The potentials of each level of cost, by which the tree is mended with little change; none if not known.</summary>
    public ImmutableArray<ImmutableArray<long>> Potentials { get; init; } = [];
}
