using System.Collections.Immutable;
using Pacte.Matching.Flow;
using Xunit;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class OptimalityCertificateTests
{
    private static readonly FlowNetwork Diamond = BuildDiamond();
    private static readonly FlowSolution Solved = NetworkSimplex.Solve(Diamond);

    [Fact]
    public void An_optimal_flow_passes() => Assert.Empty(Faults(Solved));

    [Fact]
    public void A_unit_lost_on_the_way_is_found_at_the_node()
    {
        var failures = OptimalityCertificate.Check(Diamond, Solved with { Flow = Solved.Flow.SetItem(0, Solved.Flow[0] - 1) }).Failures;
        Assert.Contains(new CertificateFailure(CertificateFault.Conservation, 0), failures);
    }

    [Fact]
    public void A_flow_that_is_feasible_but_dearer_is_refused()
    {
        var dearer = Solved with { Flow = [1, 2, 1, 2], Objectives = [18] };
        Assert.Equal([CertificateFault.ReducedCost], Faults(dearer).Distinct());
    }

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0, -1)]
    public void A_flow_outside_the_capacity_is_refused(int arc, long flow) =>
        Assert.Contains(CertificateFault.Capacity, Faults(Solved with { Flow = Solved.Flow.SetItem(arc, flow) }));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Tampered_potentials_prove_nothing(int node)
    {
        foreach (var change in (long[])[-1_000, 1_000])
        {
            var tampered = Solved.Potentials[0].SetItem(node, Solved.Potentials[0][node] + change);
            Assert.Contains(CertificateFault.ReducedCost, Faults(Solved with { Potentials = [tampered] }));
        }
    }

    [Fact]
    public void A_total_that_is_not_the_flow_s_is_refused() =>
        Assert.Equal([CertificateFault.Objective], Faults(Solved with { Objectives = [Solved.Objective - 1] }));

    [Fact]
    public void An_answer_without_a_flow_is_refused() =>
        Assert.Equal([CertificateFault.Shape], Faults(FlowSolution.Without(FlowStatus.Infeasible)));

    [Fact]
    public void A_flow_that_does_not_claim_to_be_optimal_is_refused() =>
        Assert.Equal([CertificateFault.Shape], Faults(Solved with { Status = FlowStatus.Cancelled }));

    [Fact]
    public void Arrays_of_another_network_are_refused()
    {
        Assert.Equal([CertificateFault.Shape], Faults(Solved with { Flow = Solved.Flow.Add(0) }));
        Assert.Equal([CertificateFault.Shape], Faults(Solved with { Objectives = Solved.Objectives.Add(0) }));
        Assert.Equal([CertificateFault.Shape], Faults(Solved with { Potentials = Solved.Potentials.Add(Solved.Potentials[0]) }));
        Assert.Equal([CertificateFault.Shape], Faults(Solved with { Potentials = [Solved.Potentials[0].Add(0)] }));
    }

    [Fact]
    public void A_total_of_the_second_level_that_is_not_the_flow_s_is_refused()
    {
        var builder = new FlowNetworkBuilder(levels: 2);
        builder.AddArc(builder.AddNode(1), builder.AddNode(-1), 1, 4, 9);
        var network = builder.Build();
        var solution = NetworkSimplex.Solve(network);
        Assert.Equal(
            [new CertificateFailure(CertificateFault.Objective, 1)],
            OptimalityCertificate.Check(network, solution with { Objectives = [4, 8] }).Failures);
    }

    [Fact]
    public void No_more_than_twenty_failures_are_named()
    {
        var builder = new FlowNetworkBuilder();
        var (from, to) = (builder.AddNode(), builder.AddNode());
        for (var arc = 0; arc < 21; arc++)
            builder.AddArc(from, to, 1, 1);
        var network = builder.Build();
        var solution = NetworkSimplex.Solve(network) with { Flow = [.. Enumerable.Repeat(2L, 21)] };
        Assert.Equal(20, OptimalityCertificate.Check(network, solution).Failures.Length);
    }

    [Fact]
    public void A_flow_that_neglects_the_second_level_is_refused()
    {
        var builder = new FlowNetworkBuilder(levels: 2);
        var (from, to) = (builder.AddNode(1), builder.AddNode(-1));
        builder.AddArc(from, to, 1, 4, 9);
        builder.AddArc(from, to, 1, 4, 5);
        var network = builder.Build();
        var neglectful = NetworkSimplex.Solve(network) with { Flow = [1, 0], Objectives = [4, 9] };
        Assert.Contains(OptimalityCertificate.Check(network, neglectful).Failures, failure => failure.Fault == CertificateFault.ReducedCost);
    }

    [Fact]
    public void Every_single_change_to_an_optimal_flow_is_found()
    {
        var random = new Random(11);
        var tampered = 0;
        while (tampered < 300)
        {
            var network = Networks.Tiny(random);
            var solution = NetworkSimplex.Solve(network);
            if (solution.Status != FlowStatus.Optimal)
                continue;
            var arc = random.Next(network.ArcCount);
            if (network.Tails[arc] == network.Heads[arc])
                continue;
            var changed = solution with { Flow = solution.Flow.SetItem(arc, solution.Flow[arc] + (random.Next(2) == 0 ? 1 : -1)) };
            Assert.False(OptimalityCertificate.Check(network, changed).IsValid);
            tampered++;
        }
    }

    private static ImmutableArray<CertificateFault> Faults(FlowSolution solution) =>
        [.. OptimalityCertificate.Check(Diamond, solution).Failures.Select(failure => failure.Fault)];

    /// <summary>Three units from 0 to 3: two through 1 at 2 each, the third through 2 at 8; the optimum is [2, 1, 2, 1].</summary>
    private static FlowNetwork BuildDiamond()
    {
        var builder = new FlowNetworkBuilder();
        var (from, upper, lower, to) = (builder.AddNode(3), builder.AddNode(), builder.AddNode(), builder.AddNode(-3));
        builder.AddArc(from, upper, 2, 1);
        builder.AddArc(from, lower, 3, 4);
        builder.AddArc(upper, to, 2, 1);
        builder.AddArc(lower, to, 3, 4);
        return builder.Build();
    }
}
