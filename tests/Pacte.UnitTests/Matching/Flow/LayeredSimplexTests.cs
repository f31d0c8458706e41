using Pacte.Matching;
using Pacte.Matching.Flow;
using Pacte.Matching.Layers;
using Xunit;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class LayeredSimplexTests
{
    [Fact]
    public void Small_months_cost_the_same_as_from_the_general_start_and_are_proved()
    {
        var random = new Random(20_270_901);
        var (layered, carrying) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var network = OneLevel(PlanNetwork.Of(RandomMonths.Small(random, mixing: false), new MatchingWeights()), random);
            var (general, structured) = (NetworkSimplex.Solve(network), LayeredSimplex.Solve(network));
            Assert.Equal(FlowStatus.Optimal, structured.Status);
            Assert.Equal(general.Objective, structured.Objective);
            Assert.Empty(OptimalityCertificate.Check(network, structured).Failures);
            layered += LayerReader.TryRead(network) is null ? 0 : 1;
            carrying += general.Objective < 0 ? 1 : 0;
        }

        Assert.True(layered > 200, $"{layered} of 400 read as layers");
        Assert.True(carrying > 200, $"{carrying} of 400 with a session");
    }

    [Fact]
    public void Every_level_of_a_month_ends_as_from_the_general_start()
    {
        var random = new Random(20_270_903);
        for (var round = 0; round < 300; round++)
        {
            var network = PlanNetwork.Of(RandomMonths.Small(random, mixing: false), new MatchingWeights());
            var (general, structured) = (NetworkSimplex.Solve(network), LayeredSimplex.Solve(network));
            Assert.Equal(general.Objectives, structured.Objectives);
            Assert.Empty(OptimalityCertificate.Check(network, structured).Failures);
        }
    }

    [Fact]
    public void A_national_month_takes_far_fewer_pivots_and_the_same_bytes_each_time()
    {
        var problem = NationalMonths.Create(seed: 3, doctors: 400, sites: 60, zones: 25, new DateOnly(2027, 6, 1));
        var network = OneLevel(PlanNetwork.Of(problem, new MatchingWeights()), new Random(1));
        var (general, once, again) = (NetworkSimplex.Solve(network), LayeredSimplex.Solve(network), LayeredSimplex.Solve(network));

        Assert.NotNull(LayerReader.TryRead(network));
        Assert.Equal(general.Objective, once.Objective);
        Assert.Empty(OptimalityCertificate.Check(network, once).Failures);
        Assert.True(4 * once.Pivots < 3 * general.Pivots, $"{once.Pivots} pivots, {general.Pivots} from the general start");
        Assert.Equal(once.Flow, again.Flow);
        Assert.Equal(once.Potentials[0], again.Potentials[0]);
    }

    [Fact]
    public void Another_network_is_solved_from_the_general_start()
    {
        var random = new Random(20_270_902);
        for (var round = 0; round < 100; round++)
        {
            var network = Networks.Random(random, nodes: 20, arcs: 90);
            var (general, structured) = (NetworkSimplex.Solve(network), LayeredSimplex.Solve(network));
            Assert.Equal(general.Status, structured.Status);
            Assert.Equal(general.Objectives, structured.Objectives);
        }
    }

    [Fact]
    public void Layers_that_lead_round_in_a_circle_or_past_the_bypass_are_none()
    {
        Assert.NotNull(LayerReader.TryRead(Chain(bypass: 1, next: 5)));
        Assert.Null(LayerReader.TryRead(Chain(bypass: 0, next: 5)));
        Assert.Null(LayerReader.TryRead(Chain(bypass: 1, next: 3)));
    }

    // 0 source, 1 group, 2 item, 3 place, 4 what it leads to, 5 sink.
    private static FlowNetwork Chain(int bypass, int next)
    {
        var builder = new FlowNetworkBuilder();
        for (var node = 0; node < 6; node++)
            builder.AddNode(node == 0 ? 1 : node == 5 ? -1 : 0);
        for (var node = 0; node < 4; node++)
            builder.AddArc(node, node + 1, 1);
        builder.AddArc(4, next, 1, -3);
        builder.AddArc(0, 5, bypass);
        return builder.Build();
    }

    /// <summary>Levels weighed into one, with weights drawn anew.</summary>
    private static FlowNetwork OneLevel(FlowNetwork network, Random random)
    {
        var weights = network.Costs.Select((_, level) => level == 0 ? random.Next(1, 100) : (long)random.Next(3)).ToArray();
        weights[^1] = 0;
        var costs = Enumerable.Range(0, network.ArcCount)
            .Select(arc => Enumerable.Range(0, network.LevelCount).Sum(level => weights[level] * network.Costs[level][arc]));
        return new FlowNetwork(network.Tails, network.Heads, network.Capacities, network.Supplies, [[.. costs]]);
    }
}
