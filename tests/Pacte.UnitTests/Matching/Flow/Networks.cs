using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Pacte.Matching.Flow;

namespace Pacte.UnitTests.Matching.Flow;

/// <summary>Networks for tests: small random ones of every shape, and the means to renumber them.</summary>
internal static class Networks
{
    /// <summary>Tiny networks that can be enumerated: self-loops, parallel arcs, zero capacities, negative costs, unmet supplies.</summary>
    public static FlowNetwork Tiny(Random random, int levels = 1)
    {
        var builder = new FlowNetworkBuilder(levels);
        var nodes = random.Next(2, 6);
        for (var node = 0; node < nodes; node++)
            builder.AddNode();
        var supply = new long[nodes];
        for (var i = random.Next(3); i > 0; i--)
        {
            supply[random.Next(nodes)]++;
            supply[random.Next(nodes)]--;
        }

        for (var node = 0; node < nodes; node++)
            builder.SetSupply(node, supply[node]);
        for (var arc = random.Next(3, 9); arc > 0; arc--)
        {
            var (tail, head, capacity) = (random.Next(nodes), random.Next(nodes), random.Next(3));
            builder.AddArc(tail, head, capacity, [.. Enumerable.Range(0, levels).Select(_ => (long)random.Next(-4, 6))]);
        }

        return builder.Build();
    }

    /// <summary>A network of some size, feasible more often than not, with negative costs and tight capacities.</summary>
    public static FlowNetwork Random(Random random, int nodes, int arcs)
    {
        var builder = new FlowNetworkBuilder();
        var supply = new long[nodes];
        for (var i = random.Next(8, 25); i > 0; i--)
        {
            supply[random.Next(nodes)]++;
            supply[random.Next(nodes)]--;
        }

        foreach (var own in supply)
            builder.AddNode(own);
        for (var arc = 0; arc < arcs; arc++)
            builder.AddArc(random.Next(nodes), random.Next(nodes), random.Next(3), random.Next(-20, 80));
        return builder.Build();
    }

    /// <summary>Feasible networks of some size: supplies are what a random flow leaves at each node.</summary>
    public static Gen<FlowNetwork> Feasible(int levels = 1) =>
        from nodes in Gen.Choose(1, 25)
        from arcs in Gen.ArrayOf(Arc(nodes, levels))
        select WithFlow(nodes, arcs, levels);

    /// <summary>The same network with its nodes renumbered and its arcs in another order.</summary>
    public static FlowNetwork Shuffled(FlowNetwork network, Random random)
    {
        var number = Enumerable.Range(0, network.NodeCount).ToArray();
        var order = Enumerable.Range(0, network.ArcCount).ToArray();
        random.Shuffle(number);
        random.Shuffle(order);
        var supplies = new long[network.NodeCount];
        for (var node = 0; node < number.Length; node++)
            supplies[number[node]] = network.Supplies[node];
        return new FlowNetwork(
            [.. order.Select(arc => number[network.Tails[arc]])],
            [.. order.Select(arc => number[network.Heads[arc]])],
            [.. order.Select(arc => network.Capacities[arc])],
            [.. supplies],
            [.. network.Costs.Select(level => order.Select(arc => level[arc]).ToImmutableArray())]);
    }

    public static FlowNetwork WithCapacities(FlowNetwork network, Func<long, long> change) =>
        new(network.Tails, network.Heads, [.. network.Capacities.Select(change)], network.Supplies, network.Costs);

    public static FlowNetwork WithCosts(FlowNetwork network, Func<long, long> change) =>
        new(
            network.Tails,
            network.Heads,
            network.Capacities,
            network.Supplies,
            [.. network.Costs.Select(level => level.Select(change).ToImmutableArray())]);

    private static Gen<(int Tail, int Head, int Flow, int Spare, int[] Costs)> Arc(int nodes, int levels) =>
        from tail in Gen.Choose(0, nodes - 1)
        from head in Gen.Choose(0, nodes - 1)
        from flow in Gen.Choose(0, 6)
        from spare in Gen.Choose(0, 6)
        from costs in Gen.ArrayOf(Gen.Choose(-20, 40), levels)
        select (tail, head, flow, spare, costs);

    private static FlowNetwork WithFlow(int nodes, (int Tail, int Head, int Flow, int Spare, int[] Costs)[] arcs, int levels)
    {
        var builder = new FlowNetworkBuilder(levels);
        var supply = new long[nodes];
        for (var node = 0; node < nodes; node++)
            builder.AddNode();
        foreach (var (tail, head, flow, spare, costs) in arcs)
        {
            builder.AddArc(tail, head, flow + spare, [.. costs.Select(cost => (long)cost)]);
            supply[tail] += flow;
            supply[head] -= flow;
        }

        for (var node = 0; node < nodes; node++)
            builder.SetSupply(node, supply[node]);
        return builder.Build();
    }
}
