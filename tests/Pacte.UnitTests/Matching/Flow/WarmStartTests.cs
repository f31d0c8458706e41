using System.Collections.Immutable;
using Pacte.Matching.Flow;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class WarmStartTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void A_changed_network_is_solved_as_well_from_where_the_last_one_ended(int levels)
    {
        var random = new Random(20_270_701 + levels);
        var (cold, warm, optimal) = (0L, 0L, 0);
        for (var round = 0; round < 300; round++)
        {
            var network = Networks.Random(random, nodes: 25, arcs: 160, levels);
            var start = NetworkSimplex.Solve(network).Basis;
            var changed = Changed(network, random);
            var (afresh, again) = (NetworkSimplex.Solve(changed), NetworkSimplex.Solve(changed, start: start));
            Assert.Equal(afresh.Status, again.Status);
            Assert.Equal(afresh.Objectives, again.Objectives);
            if (afresh.Status != FlowStatus.Optimal || start is null)
                continue;
            Assert.Empty(OptimalityCertificate.Check(changed, again).Failures);
            (cold, warm, optimal) = (cold + afresh.Pivots, warm + again.Pivots, optimal + 1);
        }

        Assert.True(optimal > 100, $"{optimal} optimal");
        Assert.True(3 * warm < cold, $"{warm} pivots from where the last one ended, {cold} afresh");
    }

    [Fact]
    public void The_same_network_takes_no_pivot_at_all()
    {
        var network = Enumerable.Range(1, 20).Select(seed => Networks.Random(new Random(seed), nodes: 40, arcs: 300))
            .First(one => NetworkSimplex.Solve(one).Status == FlowStatus.Optimal);
        var solution = NetworkSimplex.Solve(network);

        var again = NetworkSimplex.Solve(network, start: solution.Basis);

        Assert.True(solution.Pivots > 0);
        Assert.Equal(0, again.Pivots);
        Assert.Equal(solution.Flow, again.Flow);
    }

    [Fact]
    public void A_network_may_grow()
    {
        var builder = new FlowNetworkBuilder();
        var (from, to) = (builder.AddNode(3), builder.AddNode(-3));
        builder.AddArc(from, to, 9, 10);
        var start = NetworkSimplex.Solve(builder.Build()).Basis;
        var between = builder.AddNode();
        builder.AddArc(from, between, 2, 1);
        builder.AddArc(between, to, 9, 1);

        Assert.Equal([1L, 2, 2], NetworkSimplex.Solve(builder.Build(), start: start).Flow);
    }

    // A few capacities and costs change, as when an offer is withdrawn or a need appears.
    private static FlowNetwork Changed(FlowNetwork network, Random random)
    {
        var (capacities, costs) = (network.Capacities.ToArray(), network.Costs.Select(level => level.ToArray()).ToArray());
        for (var i = 0; i < 3; i++)
        {
            capacities[random.Next(capacities.Length)] = random.Next(3);
            costs[random.Next(costs.Length)][random.Next(capacities.Length)] = random.Next(-20, 80);
        }

        return new(network.Tails, network.Heads, [.. capacities], network.Supplies, [.. costs.Select(level => level.ToImmutableArray())]);
    }
}
