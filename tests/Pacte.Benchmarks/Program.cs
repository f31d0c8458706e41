using System.Globalization;
using System.Text;
using Pacte.Benchmarks.Months;
using Pacte.Matching;
using Pacte.Matching.Flow;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var france = new NationalMonths(new France());
foreach (var size in MonthSize.All)
{
    var problem = france.Create(size, seed: 1);
    var network = SingleLevel.Of(PlanNetwork.Of(problem, new MatchingWeights()));
    using var file = new StreamWriter(Path.Combine(args[0], $"{size}.min"), append: false, Encoding.ASCII, 1 << 16);
    Dimacs.Write(network, file);
    Console.WriteLine($"{size}: {problem.Offers.Count} offers, {problem.Needs.Count} needs, {network.NodeCount} nodes, {network.ArcCount} arcs");
}
