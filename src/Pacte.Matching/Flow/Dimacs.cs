using System.Globalization;
using System.Runtime.InteropServices;

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

/// <summary>A file that is not in the DIMACS min-cost-flow format.</summary>
/// <param name="line">The number of the line, from 1.</param>
/// <param name="reason">What is wrong with it.</param>
public sealed class DimacsException(int line, string reason) : Exception(string.Create(CultureInfo.InvariantCulture, $"line {line}: {reason}"))
{
    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; } = line;

    /// <summary>What is wrong with it.</summary>
    public string Reason { get; } = reason;
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
