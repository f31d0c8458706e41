using System.Text;
using Pacte.Matching;
using Pacte.Matching.Flow;

namespace Pacte.Benchmarks.Months;

/// <summary>A month written as a DIMACS file.</summary>
internal sealed record MonthFile(MonthSize Size, string Path, int Offers, int Needs, int Nodes, int Arcs)
{
    public string Words => $"{Size}: {Offers} offers, {Needs} needs, {Nodes} nodes, {Arcs} arcs, {Path}";
}

/// <summary>Writes months for other solvers.</summary>
internal static class MonthFiles
{
    private const int Seed = 1;
    private const int BufferBytes = 1 << 16;

    private static readonly Lazy<NationalMonths> Months = new(() => new NationalMonths(new France()));

    public static MonthFile Write(MonthSize size, string folder)
    {
        var problem = Months.Value.Create(size, Seed);
        var network = SingleLevel.Of(PlanNetwork.Of(problem, new MatchingWeights()));
        var path = Path.Combine(folder, $"{size}.min");
        using var file = new StreamWriter(path, append: false, Encoding.ASCII, BufferBytes);
        Dimacs.Write(network, file);
        return new(size, path, problem.Offers.Count, problem.Needs.Count, network.NodeCount, network.ArcCount);
    }
}
