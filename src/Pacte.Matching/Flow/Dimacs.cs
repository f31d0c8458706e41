using System.Globalization;

namespace Pacte.Matching.Flow;

/// <summary>A network read from a file, and the least that each arc must carry.</summary>
/// <param name="Network">What is left to decide once every arc carries its lower bound: capacities and supplies are reduced by it.</param>
/// <param name="LowerBounds">For each arc, in units of flow; empty when every bound is zero.</param>
/// <param name="BaseCost">What the lower bounds cost by themselves.</param>
public sealed record DimacsProblem(FlowNetwork Network, long[] LowerBounds, Int128 BaseCost)
{
    /// <summary>What an arc carries in the terms of the file.</summary>
    public long FlowOf(int arc, long flow) => LowerBounds.Length == 0 ? flow : flow + LowerBounds[arc];
}

/// <summary>What is wrong with a line.</summary>
public enum DimacsFault
{
    /// <summary>The file has no line « p min NODES ARCS », or has others before it.</summary>
    NotAnnounced,

    /// <summary>A second line « p ».</summary>
    AnnouncedTwice,

    /// <summary>The problem announced is not « min ».</summary>
    OtherProblem,

    /// <summary>A number of nodes or arcs is negative or beyond what fits in memory.</summary>
    CountOutOfRange,

    /// <summary>Fewer or more arcs than announced. The value is the number announced.</summary>
    OtherNumberOfArcs,

    /// <summary>The line starts with none of c, p, n and a.</summary>
    UnknownLine,

    /// <summary>A field is missing. The value is its name.</summary>
    FieldMissing,

    /// <summary>There are more fields than the format has.</summary>
    FieldTooMany,

    /// <summary>A field is not a whole number of 64 bits.</summary>
    NotAWholeNumber,

    /// <summary>A node is not among those announced.</summary>
    NotANode,

    /// <summary>The lower bound is negative or above the capacity.</summary>
    BoundsOutOfOrder,

    /// <summary>The supplies of a node, lower bounds included, leave 64 bits.</summary>
    SupplyTooLarge,

    /// <summary>The line has more than 64 KB.</summary>
    LineTooLong,
}

/// <summary>A file that is not in the DIMACS min-cost-flow format.</summary>
/// <param name="line">The number of the line, from 1.</param>
/// <param name="fault">What is wrong with it.</param>
/// <param name="value">What stood there, or what the fault says of it.</param>
public sealed class DimacsException(int line, DimacsFault fault, string value)
    : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}: {fault} ({value})"))
{
    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong with it.</summary>
    public DimacsFault Fault { get; } = fault;

    /// <summary>What stood there, or what the fault says of it.</summary>
    public string Value { get; } = value;
}

/// <summary>
/// The DIMACS format for minimum-cost flow (First DIMACS Implementation Challenge, 1990): a line per node that sends or takes
/// (<c>n ID SUPPLY</c>) and per arc (<c>a TAIL HEAD LOW CAPACITY COST</c>), after <c>p min NODES ARCS</c>. Nodes count from 1.
/// </summary>
public static class Dimacs
{
    /// <summary>Reads a problem.</summary>
    /// <exception cref="DimacsException">A line is malformed, or a count differs from what was announced.</exception>
    public static DimacsProblem Read(Stream input) => new DimacsReader(input).Read();

    /// <summary>Writes a network of one level; its capacities are all finite.</summary>
    public static void Write(FlowNetwork network, TextWriter output)
    {
        if (network.LevelCount != 1 || network.Capacities.Contains(FlowNetwork.Unlimited))
            throw new ArgumentException("The format knows one level of costs and finite capacities.", nameof(network));
        output.Write(string.Create(CultureInfo.InvariantCulture, $"p min {network.NodeCount} {network.ArcCount}\n"));
        for (var node = 0; node < network.NodeCount; node++)
        {
            if (network.Supplies[node] != 0)
                output.Write(string.Create(CultureInfo.InvariantCulture, $"n {node + 1} {network.Supplies[node]}\n"));
        }

        for (var arc = 0; arc < network.ArcCount; arc++)
        {
            output.Write(string.Create(
                CultureInfo.InvariantCulture,
                $"a {network.Tails[arc] + 1} {network.Heads[arc] + 1} 0 {network.Capacities[arc]} {network.Costs[0][arc]}\n"));
        }
    }
}
