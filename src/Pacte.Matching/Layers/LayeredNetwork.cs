namespace Pacte.Matching.Layers;

/// <summary>
/// A flow network as layers: source → groups → items (one unit each) → places → … → sink, where each place leads through a forest.
/// Parallel arcs become the costs of one unit after another, the cheapest first, so that convex costs need no arcs.
/// </summary>
/// <remarks>
/// Nodes are numbered anew: the forest first (places before what they lead to), then the groups, then the hub, which stands for source
/// and sink at once. Choices are the arcs from items to places.
/// </remarks>
internal sealed class LayeredNetwork
{
    /// <summary>The network's own numbers.</summary>
    public required int SourceNode { get; init; }

    public required int SinkNode { get; init; }

    public required int BypassArc { get; init; }

    /// <summary>What a unit costs that takes the bypass.</summary>
    public required long BypassCost { get; init; }

    /// <summary>The network's own number of each node of the forest and of each group.</summary>
    public required int[] Nodes { get; init; }

    /// <summary>How many of the nodes belong to the forest.</summary>
    public required int Trees { get; init; }

    /// <summary>The node to which each node of the forest leads; the hub at the end.</summary>
    public required int[] Parent { get; init; }

    /// <summary>Where the units of each node start, those that it sends to its parent or, a group, gets from the source; and the end.</summary>
    public required int[] FirstUnit { get; init; }

    /// <summary>The cost of each unit, ascending for each node, and the network's own arc that carries it.</summary>
    public required long[] UnitCost { get; init; }

    public required int[] UnitArc { get; init; }

    /// <summary>Where the items of each group start, and the end.</summary>
    public required int[] FirstItem { get; init; }

    /// <summary>Each item's group, as a number of a node; its own node in the network, and the arc that leads to it.</summary>
    public required int[] GroupOfItem { get; init; }

    public required int[] ItemNode { get; init; }

    public required int[] ArcOfItem { get; init; }

    /// <summary>Where the choices of each item start, and the end.</summary>
    public required int[] FirstChoice { get; init; }

    /// <summary>Where each choice leads, what it costs, and the network's own arc.</summary>
    public required int[] PlaceOfChoice { get; init; }

    public required long[] CostOfChoice { get; init; }

    public required int[] ArcOfChoice { get; init; }

    /// <summary>The node that stands for source and sink.</summary>
    public int Hub => Nodes.Length;

    public int Items => ItemNode.Length;

    public int Groups => FirstItem.Length - 1;
}
