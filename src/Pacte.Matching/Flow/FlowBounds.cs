using System.Collections.Immutable;
using System.Numerics;

namespace Pacte.Matching.Flow;

/// <summary>The bounds that exclude overflow, computed before anything else without any themselves.</summary>
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
        var flow = 0L;
        foreach (var supply in network.Supplies)
        {
            if (!TryAdd(ref flow, supply == long.MinValue ? long.MaxValue : Math.Abs(supply)))
                return false;
        }

        foreach (var capacity in network.Capacities)
        {
            if (capacity != FlowNetwork.Unlimited && !TryAdd(ref flow, capacity))
                return false;
        }

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

    /// <summary>Adds to what could flow; false when that is too much.</summary>
    private static bool TryAdd(ref long flow, long more)
    {
        if (more >= MostFlow - flow)
            return false;
        flow += more;
        return true;
    }

    private static Int128 WideArtificialCost(FlowNetwork network, int level)
    {
        var (least, most) = Range(network.Costs[level].AsSpan());
        return (Int128.Max(most, -(Int128)least) + 1) * (network.NodeCount + 1);
    }

    /// <summary>The least and the greatest of some numbers and zero.</summary>
    private static (long Least, long Most) Range(ReadOnlySpan<long> numbers)
    {
        var (least, most, next) = (Vector<long>.Zero, Vector<long>.Zero, 0);
        for (; next <= numbers.Length - Vector<long>.Count; next += Vector<long>.Count)
        {
            var some = new Vector<long>(numbers[next..]);
            (least, most) = (Vector.Min(least, some), Vector.Max(most, some));
        }

        var (lower, upper) = (0L, 0L);
        for (var lane = 0; lane < Vector<long>.Count; lane++)
            (lower, upper) = (Math.Min(lower, least[lane]), Math.Max(upper, most[lane]));
        foreach (var number in numbers[next..])
            (lower, upper) = (Math.Min(lower, number), Math.Max(upper, number));
        return (lower, upper);
    }
}
