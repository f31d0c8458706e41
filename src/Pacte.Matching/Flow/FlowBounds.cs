using System.Collections.Immutable;

namespace Pacte.Matching.Flow;

/// <summary>The bounds that exclude overflow, computed in 128 bits before anything else.</summary>
internal static class FlowBounds
{
    /// <summary>Stands for no limit: more than twice what can ever flow, so that some is always left.</summary>
    public const long Endless = long.MaxValue / 2;

    /// <summary>The most that all supplies and finite capacities may add up to; what sends more is without limit.</summary>
    public const long MostFlow = long.MaxValue / 4;

    /// <summary>Potentials lie within 2n(C + 1); a reduced cost adds a cost and two of them, so 5n(C + 1) is room enough.</summary>
    private const int RoomForReducedCosts = 5;

    /// <summary>Whether neither potentials nor flows can leave 64 bits at any step.</summary>
    public static bool AreSafe(FlowNetwork network)
    {
        Int128 flow = 0;
        foreach (var supply in network.Supplies)
            flow += Int128.Abs(supply);
        foreach (var capacity in network.Capacities)
            flow += capacity == FlowNetwork.Unlimited ? 0 : capacity;
        if (flow >= MostFlow)
            return false;
        for (var level = 0; level < network.LevelCount; level++)
        {
            if (WideArtificialCost(network, level) * RoomForReducedCosts > long.MaxValue)
                return false;
        }

        return true;
    }

    /// <summary>More than any path of real arcs can cost, so that artificial flow stays only where nothing else can carry it.</summary>
    public static long ArtificialCost(FlowNetwork network, int level) => (long)WideArtificialCost(network, level);

    /// <summary>The total cost of a flow at each level, or false when one does not fit in 64 bits.</summary>
    public static bool TryObjectives(FlowNetwork network, ImmutableArray<long> flow, out ImmutableArray<long> objectives)
    {
        var totals = ImmutableArray.CreateBuilder<long>(network.LevelCount);
        List<int> used = [];
        for (var arc = 0; arc < flow.Length; arc++)
        {
            if (flow[arc] != 0)
                used.Add(arc);
        }

        foreach (var costs in network.Costs)
        {
            Int128 total = 0;
            foreach (var arc in used)
                total += (Int128)costs[arc] * flow[arc];
            if (total < long.MinValue || total > long.MaxValue)
            {
                objectives = [];
                return false;
            }

            totals.Add((long)total);
        }

        objectives = totals.MoveToImmutable();
        return true;
    }

    private static Int128 WideArtificialCost(FlowNetwork network, int level)
    {
        var (least, most) = (0L, 0L);
        foreach (var cost in network.Costs[level])
            (least, most) = (Math.Min(least, cost), Math.Max(most, cost));
        return (Int128.Max(most, -(Int128)least) + 1) * (network.NodeCount + 1);
    }
}
