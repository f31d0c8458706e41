using System.Runtime.InteropServices;

namespace Pacte.Matching.Flow;

/// <summary>
/// A network that changes between solves. Arcs and nodes keep their numbers, so that a <see cref="FlowBasis"/> still fits: an arc that is
/// not wanted carries nothing, and what is new is numbered behind. Some arcs and nodes are in reserve, closed and apart.
/// </summary>
/// <param name="levels">The number of cost levels.</param>
internal sealed class EditableNetwork(int levels)
{
    private const int FirstReserve = 1 << 10;
    private const int ReserveShare = 8;

    private readonly long[][] _costs = [.. Enumerable.Range(0, levels).Select(_ => new long[FirstReserve])];
    private int[] _tails = new int[FirstReserve];
    private int[] _heads = new int[FirstReserve];
    private long[] _capacities = new long[FirstReserve];
    private long[] _supplies = new long[FirstReserve];
    private FlowNetwork? _view;

    public int NodeCount { get; private set; }

    public int ArcCount { get; private set; }

    /// <summary>The network as it is, not a copy: a later edit shows in it.</summary>
    public FlowNetwork View => _view ??= new FlowNetwork(
        ImmutableCollectionsMarshal.AsImmutableArray(_tails),
        ImmutableCollectionsMarshal.AsImmutableArray(_heads),
        ImmutableCollectionsMarshal.AsImmutableArray(_capacities),
        ImmutableCollectionsMarshal.AsImmutableArray(_supplies),
        [.. _costs.Select(ImmutableCollectionsMarshal.AsImmutableArray)]);

    /// <summary>Adds a node that sends and takes nothing.</summary>
    public int AddNode()
    {
        if (NodeCount == _supplies.Length)
        {
            Array.Resize(ref _supplies, Grown(NodeCount));
            _view = null;
        }

        return NodeCount++;
    }

    /// <summary>Adds a closed arc. Levels for which no cost is given cost nothing.</summary>
    public int AddArc(int tail, int head, params ReadOnlySpan<long> costs)
    {
        if (ArcCount == _tails.Length)
            GrowArcs(Grown(ArcCount));
        (_tails[ArcCount], _heads[ArcCount]) = (tail, head);
        SetCosts(ArcCount, costs);
        return ArcCount++;
    }

    public void SetCapacity(int arc, long capacity) => _capacities[arc] = capacity;

    public void SetSupply(int node, long supply) => _supplies[node] = supply;

    /// <summary>Sets the first costs of an arc, from the most important level on.</summary>
    public void SetCosts(int arc, ReadOnlySpan<long> costs)
    {
        for (var level = 0; level < costs.Length; level++)
            _costs[level][arc] = costs[level];
    }

    private static int Grown(int count) => count + (count / ReserveShare);

    private void GrowArcs(int count)
    {
        Array.Resize(ref _tails, count);
        Array.Resize(ref _heads, count);
        Array.Resize(ref _capacities, count);
        for (var level = 0; level < levels; level++)
            Array.Resize(ref _costs[level], count);
        _view = null;
    }
}
