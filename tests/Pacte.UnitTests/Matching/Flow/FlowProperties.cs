using FsCheck;
using FsCheck.Fluent;
using Pacte.Matching.Flow;
using Xunit;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class FlowProperties
{
    private static readonly Config ManyCases = Config.QuickThrowOnFailure.WithMaxTest(300);

    [Fact]
    public void Flow_conserves_at_every_node_and_is_proved_optimal() =>
        ForEach(Networks.Feasible(), network => OptimalityCertificate.Check(network, NetworkSimplex.Solve(network)).IsValid);

    [Fact]
    public void Every_level_is_proved_optimal() =>
        ForEach(Networks.Feasible(levels: 3), network => OptimalityCertificate.Check(network, NetworkSimplex.Solve(network)).IsValid);

    [Fact]
    public void Further_levels_leave_the_first_as_good() =>
        ForEach(Networks.Feasible(levels: 3), network =>
            NetworkSimplex.Solve(network).Objective == NetworkSimplex.Solve(FirstLevelOf(network)).Objective);

    [Fact]
    public void The_same_network_gives_the_same_bytes() =>
        ForEach(Networks.Feasible(), network =>
        {
            var (once, again) = (NetworkSimplex.Solve(network), NetworkSimplex.Solve(network));
            return once.Flow.SequenceEqual(again.Flow)
                && once.Potentials[0].SequenceEqual(again.Potentials[0])
                && once.Pivots == again.Pivots;
        });

    [Fact]
    public void Renumbering_nodes_and_arcs_keeps_the_cost() =>
        ForEach(Networks.Feasible(), network =>
            NetworkSimplex.Solve(Networks.Shuffled(network, new Random(network.ArcCount))).Objective
            == NetworkSimplex.Solve(network).Objective);

    [Fact]
    public void Scaling_every_cost_scales_the_total() =>
        ForEach(Networks.Feasible(), network =>
            NetworkSimplex.Solve(Networks.WithCosts(network, cost => 1_000_003 * cost)).Objective
            == 1_000_003 * NetworkSimplex.Solve(network).Objective);

    [Fact]
    public void More_capacity_never_costs_more() =>
        ForEach(Networks.Feasible(), network =>
            NetworkSimplex.Solve(Networks.WithCapacities(network, capacity => capacity + 1)).Objective
            <= NetworkSimplex.Solve(network).Objective);

    [Fact]
    public void Another_solver_finds_the_same_cost()
    {
        var random = new Random(20_270_601);
        var (optimal, infeasible) = (0, 0);
        for (var round = 0; round < 60; round++)
        {
            var network = Networks.Random(random, nodes: 60, arcs: 400);
            var (solution, expected) = (NetworkSimplex.Solve(network), SuccessiveShortestPaths.Cost(network));
            Assert.Equal(expected is null ? FlowStatus.Infeasible : FlowStatus.Optimal, solution.Status);
            if (expected is null)
            {
                infeasible++;
                continue;
            }

            Assert.Equal(expected, solution.Objective);
            Assert.True(OptimalityCertificate.Check(network, solution).IsValid);
            optimal++;
        }

        Assert.True(optimal > 20 && infeasible > 5, $"{optimal} optimal, {infeasible} infeasible");
    }

    private static void ForEach(Gen<FlowNetwork> networks, Func<FlowNetwork, bool> holds) =>
        Prop.ForAll(Arb.From(networks), holds).Check(ManyCases);

    private static FlowNetwork FirstLevelOf(FlowNetwork network) =>
        new(network.Tails, network.Heads, network.Capacities, network.Supplies, [network.Costs[0]]);
}
