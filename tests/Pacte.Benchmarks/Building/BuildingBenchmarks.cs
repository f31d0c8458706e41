using BenchmarkDotNet.Attributes;
using Pacte.Benchmarks.Months;
using Pacte.Domain.Geography;
using Pacte.Matching;
using Pacte.Web.Data.Seed;
using Pacte.Web.Features.Planning;

namespace Pacte.Benchmarks.Building;

/// <summary>From the rows of a national month to the solver's problem, and to its network; beside it the plan, and the plan explained.</summary>
[InProcess]
[MemoryDiagnoser]
public class BuildingBenchmarks
{
    private CommunePositions positions = null!;
    private PlanSources rows = null!;
    private MatchingProblem problem = null!;

    [GlobalSetup]
    public void Draw()
    {
        var communes = ReferenceFiles.Communes();
        positions = new CommunePositions(communes.ConvertAll(c => new CommunePlace(
            c.InseeCode, c.Name, c.Postcodes, c.EpciSiren, c.DepartementCode, c.DepartementCode, c.RegionCode, c.Population, c.Latitude, c.Longitude)));
        rows = MonthRows.Of(new NationalMonths(new France()).Draw(new MonthSize(5_000, 600), seed: 1));
        problem = new MatchingTranslation(rows, positions).Problem;
    }

    [Benchmark]
    public int Rows_to_problem() => new MatchingTranslation(rows, positions).Problem.Offers.Count;

    [Benchmark]
    public int Problem_to_network() => PlanNetwork.Of(problem, new MatchingWeights()).ArcCount;

    [Benchmark]
    public int Solve() => new Matcher(new MatchingWeights()).Solve(problem).Placements.Length;

    [Benchmark]
    public int Solve_and_explain() => new Matcher(new MatchingWeights()).Explain(problem).Plan.Placements.Length;
}
