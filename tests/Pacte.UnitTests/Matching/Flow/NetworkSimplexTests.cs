using Pacte.Matching.Flow;
using Xunit;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class NetworkSimplexTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Small_networks_are_solved_as_by_trying_every_flow(int levels)
    {
        var random = new Random(20_260_000 + levels);
        var (optimal, infeasible) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var network = Networks.Tiny(random, levels);
            var solution = NetworkSimplex.Solve(network);
            if (FlowEnumeration.Best(network) is { } best)
            {
                Assert.Equal(FlowStatus.Optimal, solution.Status);
                Assert.Equal(best, solution.Objectives);
                Assert.Empty(OptimalityCertificate.Check(network, solution).Failures);
                optimal++;
            }
            else
            {
                Assert.Equal(FlowStatus.Infeasible, solution.Status);
                infeasible++;
            }
        }

        Assert.True(optimal > 50 && infeasible > 50, $"{optimal} optimal, {infeasible} infeasible");
    }

    [Fact]
    public void The_cheapest_of_parallel_arcs_fills_first()
    {
        var network = Line(supply: 3, (2, 5), (2, 1), (9, 3));
        Assert.Equal([0L, 2, 1], NetworkSimplex.Solve(network).Flow);
    }

    [Fact]
    public void A_self_loop_that_pays_is_filled_and_one_that_costs_is_empty()
    {
        var builder = new FlowNetworkBuilder();
        var node = builder.AddNode();
        builder.AddArc(node, node, 7, -2);
        builder.AddArc(node, node, 7, 2);
        Assert.Equal([7L, 0], NetworkSimplex.Solve(builder.Build()).Flow);
    }

    [Fact]
    public void A_cycle_that_pays_is_used_up_to_its_capacity()
    {
        var builder = new FlowNetworkBuilder();
        var (a, b) = (builder.AddNode(), builder.AddNode());
        builder.AddArc(a, b, 4, -3);
        builder.AddArc(b, a, 6, 1);
        Assert.Equal(-8, NetworkSimplex.Solve(builder.Build()).Objective);
    }

    [Fact]
    public void Parts_that_nothing_joins_are_solved_each()
    {
        var builder = new FlowNetworkBuilder();
        for (var part = 0; part < 2; part++)
        {
            var (from, to) = (builder.AddNode(2), builder.AddNode(-2));
            builder.AddArc(from, to, 5, 10 + part);
        }

        Assert.Equal(42, NetworkSimplex.Solve(builder.Build()).Objective);
    }

    [Fact]
    public void A_network_without_nodes_costs_nothing() =>
        Assert.Equal(0, NetworkSimplex.Solve(new FlowNetworkBuilder().Build()).Objective);

    [Fact]
    public void Supplies_that_do_not_add_up_are_infeasible()
    {
        var builder = new FlowNetworkBuilder();
        builder.AddArc(builder.AddNode(2), builder.AddNode(-1), 5, 1);
        Assert.Equal(FlowStatus.Infeasible, NetworkSimplex.Solve(builder.Build()).Status);
    }

    [Fact]
    public void An_arc_of_no_capacity_carries_nothing_however_cheap() =>
        Assert.Equal(FlowStatus.Infeasible, NetworkSimplex.Solve(Line(supply: 1, (0, -100))).Status);

    [Fact]
    public void A_paying_cycle_without_limit_is_unbounded() =>
        Assert.Equal(FlowStatus.Unbounded, NetworkSimplex.Solve(WithEndlessCycle(supply: 0)).Status);

    [Fact]
    public void Unmet_supplies_are_infeasible_even_beside_a_paying_cycle_without_limit() =>
        Assert.Equal(FlowStatus.Infeasible, NetworkSimplex.Solve(WithEndlessCycle(supply: 1)).Status);

    [Fact]
    public void An_arc_without_limit_that_costs_carries_what_is_sent() =>
        Assert.Equal([1_000_000_000_000L], NetworkSimplex.Solve(Line(1_000_000_000_000, (FlowNetwork.Unlimited, 3))).Flow);

    [Theory]
    [InlineData(1, long.MaxValue / 4)]
    [InlineData(1, long.MinValue)]
    [InlineData(long.MaxValue, 1)]
    [InlineData(long.MinValue, 1)]
    public void Numbers_that_could_wrap_round_are_refused(long supply, long cost) =>
        Assert.Equal(FlowStatus.Overflow, NetworkSimplex.Solve(Line(supply, (FlowNetwork.Unlimited, cost))).Status);

    [Theory]
    [InlineData(1_000_000)]
    [InlineData(-1_000_000)]
    public void A_total_cost_beyond_64_bits_is_refused(long cost)
    {
        var network = Line(long.MaxValue / 32, (long.MaxValue / 32, cost));
        Assert.True(FlowBounds.AreSafe(network));
        Assert.Equal(FlowStatus.Overflow, NetworkSimplex.Solve(network).Status);
    }

    [Theory]
    [InlineData(FlowBounds.MostFlow - 1, true)]
    [InlineData(FlowBounds.MostFlow, false)]
    public void Capacities_count_in_the_bound_of_flows(long capacity, bool isSafe) =>
        Assert.Equal(isSafe, FlowBounds.AreSafe(Line(supply: 0, (capacity, 1))));

    [Theory]
    [InlineData((long.MaxValue / 15) - 1, true)]
    [InlineData(long.MaxValue / 15, false)]
    [InlineData(-(long.MaxValue / 15), false)]
    public void Five_times_the_nodes_and_the_costs_stay_within_64_bits_at_every_level(long cost, bool isSafe)
    {
        var builder = new FlowNetworkBuilder(levels: 2);
        builder.AddArc(builder.AddNode(), builder.AddNode(), 1, 1, cost);
        Assert.Equal(isSafe, FlowBounds.AreSafe(builder.Build()));
    }

    [Fact]
    public void The_largest_safe_numbers_are_solved()
    {
        const long cost = (long.MaxValue / 15) - 1;
        var network = Line(supply: 2, (1, cost), (1, -cost));
        var solution = NetworkSimplex.Solve(network);
        Assert.Equal(FlowStatus.Optimal, solution.Status);
        Assert.Equal(0, solution.Objective);
        Assert.True(OptimalityCertificate.Check(network, solution).IsValid);
    }

    [Fact]
    public void A_lower_level_never_costs_a_higher_one()
    {
        var builder = new FlowNetworkBuilder(levels: 2);
        var (from, to) = (builder.AddNode(1), builder.AddNode(-1));
        builder.AddArc(from, to, 1, 2, -1_000_000);
        builder.AddArc(from, to, 1, 1, 7);
        builder.AddArc(from, to, 1, 1, 6);
        Assert.Equal([0L, 0, 1], NetworkSimplex.Solve(builder.Build()).Flow);
    }

    [Fact]
    public void A_solve_that_is_given_up_says_so()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var solution = NetworkSimplex.Solve(Line(supply: 1, (1, 1)), cancellation: source.Token);
        Assert.Equal(FlowStatus.Cancelled, solution.Status);
    }

    [Fact]
    public void Every_level_reports_progress()
    {
        var builder = new FlowNetworkBuilder(levels: 2);
        builder.AddArc(builder.AddNode(1), builder.AddNode(-1), 1, 1, 1);
        var seen = new Recorder();
        NetworkSimplex.Solve(builder.Build(), seen);
        Assert.Equal([0, 1], seen.Reports.Select(report => report.Level).Distinct());
    }

    private static FlowNetwork Line(long supply, params ReadOnlySpan<(long Capacity, long Cost)> arcs)
    {
        var builder = new FlowNetworkBuilder();
        var (from, to) = (builder.AddNode(supply), builder.AddNode(supply == long.MinValue ? long.MaxValue : -supply));
        foreach (var (capacity, cost) in arcs)
            builder.AddArc(from, to, capacity, cost);
        return builder.Build();
    }

    private static FlowNetwork WithEndlessCycle(long supply)
    {
        var builder = new FlowNetworkBuilder();
        var (a, b) = (builder.AddNode(), builder.AddNode());
        builder.AddArc(a, b, FlowNetwork.Unlimited, -2);
        builder.AddArc(b, a, FlowNetwork.Unlimited, 1);
        builder.AddArc(builder.AddNode(supply), builder.AddNode(-supply), 0, 1);
        return builder.Build();
    }

    private sealed class Recorder : IProgress<FlowProgress>
    {
        public List<FlowProgress> Reports { get; } = [];

        public void Report(FlowProgress value) => Reports.Add(value);
    }
}
