using System.Runtime.InteropServices;
using Pacte.Matching.Flow;

namespace Pacte.Benchmarks.Months;

/// <summary>
/// The plan's levels weighed into one cost, which other solvers understand: a point of coverage is 64 metres of road, a doctor's first
/// session 100 km. Only for comparing solvers; plans are made level by level.
/// </summary>
internal static class SingleLevel
{
    private static readonly long[] Weights = [64, 100_000, 1];

    public static FlowNetwork Of(FlowNetwork network)
    {
        var costs = new long[network.ArcCount];
        for (var level = 0; level < Weights.Length; level++)
        {
            for (var arc = 0; arc < costs.Length; arc++)
                costs[arc] += Weights[level] * network.Costs[level][arc];
        }

        return new FlowNetwork(
            network.Tails, network.Heads, network.Capacities, network.Supplies, [ImmutableCollectionsMarshal.AsImmutableArray(costs)]);
    }
}
