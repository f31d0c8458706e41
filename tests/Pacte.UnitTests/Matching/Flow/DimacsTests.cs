using System.Text;
using Pacte.Matching.Flow;

namespace Pacte.UnitTests.Matching.Flow;

public sealed class DimacsTests
{
    [Fact]
    public void A_network_written_is_read_back()
    {
        var network = Networks.Random(new Random(11), nodes: 20, arcs: 60);
        var text = new StringWriter();

        Dimacs.Write(network, text);
        var read = Read(text.ToString()).Network;

        Assert.Equal(network.Tails, read.Tails);
        Assert.Equal(network.Heads, read.Heads);
        Assert.Equal(network.Capacities, read.Capacities);
        Assert.Equal(network.Supplies, read.Supplies);
        Assert.Equal(network.Costs[0], read.Costs[0]);
    }

    [Fact]
    public void Comments_blank_lines_and_other_ends_of_line_are_let_pass()
    {
        var read = Read("c a comment\r\n\r\np min 2 1\r\nn 1 3\r\nn 2 -3\r\na  1\t2 0 5 -7").Network;

        Assert.Equal((2, 1, 3L, 5L, -7L), (read.NodeCount, read.ArcCount, read.Supplies[0], read.Capacities[0], read.Costs[0][0]));
    }

    [Fact]
    public void Lower_bounds_are_carried_and_given_back()
    {
        var problem = Read("p min 2 2\nn 1 5\nn 2 -5\na 1 2 2 9 10\na 1 2 0 9 1\n");

        var solution = NetworkSimplex.Solve(problem.Network);

        Assert.Equal([7L, 9], problem.Network.Capacities);
        Assert.Equal([2L, 3], [problem.FlowOf(0, solution.Flow[0]), problem.FlowOf(1, solution.Flow[1])]);
        Assert.Equal(23, solution.Objective + problem.BaseCost);
    }

    [Fact]
    public void Supplies_of_a_node_told_twice_add_up() => Assert.Equal([5L], Read("p min 1 0\nn 1 2\nn 1 3\n").Network.Supplies);

    [Fact]
    public void What_the_format_cannot_say_is_not_written()
    {
        var levels = new FlowNetworkBuilder(levels: 2).Build();
        var builder = new FlowNetworkBuilder();
        builder.AddArc(builder.AddNode(), builder.AddNode(), FlowNetwork.Unlimited, 1);
        var endless = builder.Build();

        Assert.Throws<ArgumentException>(() => Dimacs.Write(levels, TextWriter.Null));
        Assert.Throws<ArgumentException>(() => Dimacs.Write(endless, TextWriter.Null));
    }

    [Theory]
    [InlineData(1, DimacsFault.NotAnnounced, "")]
    [InlineData(1, DimacsFault.NotAnnounced, "a 1 2 0 1 1")]
    [InlineData(2, DimacsFault.AnnouncedTwice, "p min 2 1\np min 2 1")]
    [InlineData(1, DimacsFault.OtherProblem, "p max 2 1")]
    [InlineData(1, DimacsFault.CountOutOfRange, "p min -2 1")]
    [InlineData(1, DimacsFault.CountOutOfRange, "p min 2 -1")]
    [InlineData(1, DimacsFault.CountOutOfRange, "p min 3000000000 1")]
    [InlineData(1, DimacsFault.CountOutOfRange, "p min 2 3000000000")]
    [InlineData(2, DimacsFault.OtherNumberOfArcs, "p min 2 2\na 1 2 0 1 1")]
    [InlineData(3, DimacsFault.OtherNumberOfArcs, "p min 2 1\na 1 2 0 1 1\na 1 2 0 1 1")]
    [InlineData(2, DimacsFault.UnknownLine, "p min 2 1\nx 1")]
    [InlineData(2, DimacsFault.FieldMissing, "p min 2 1\na 1 2 0 1")]
    [InlineData(2, DimacsFault.FieldTooMany, "p min 2 1\na 1 2 0 1 1 1")]
    [InlineData(2, DimacsFault.NotAWholeNumber, "p min 2 1\na 1 2 0 1 1.5")]
    [InlineData(2, DimacsFault.NotAWholeNumber, "p min 2 1\na 1 2 0 1 9223372036854775808")]
    [InlineData(2, DimacsFault.NotANode, "p min 2 1\na 0 2 0 1 1")]
    [InlineData(3, DimacsFault.NotANode, "p min 2 1\n\nn 3 1")]
    [InlineData(2, DimacsFault.BoundsOutOfOrder, "p min 2 1\na 1 2 3 2 1")]
    [InlineData(2, DimacsFault.BoundsOutOfOrder, "p min 2 1\na 1 2 -1 2 1")]
    [InlineData(3, DimacsFault.SupplyTooLarge, "p min 2 1\nn 1 9223372036854775807\nn 1 1")]
    [InlineData(3, DimacsFault.SupplyTooLarge, "p min 2 1\nn 1 -9223372036854775808\nn 1 -1")]
    public void A_malformed_file_is_refused_with_its_line_and_reason(int line, DimacsFault fault, string text)
    {
        var refusal = Assert.Throws<DimacsException>(() => Read(text));

        Assert.Equal((line, fault), (refusal.Line, refusal.Fault));
    }

    [Fact]
    public void A_line_without_end_is_refused()
    {
        var refusal = Assert.Throws<DimacsException>(() => Read("p min 2 1\nc " + new string('x', 1 << 17)));

        Assert.Equal((2, DimacsFault.LineTooLong), (refusal.Line, refusal.Fault));
    }

    private static DimacsProblem Read(string text) => Dimacs.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)));
}
