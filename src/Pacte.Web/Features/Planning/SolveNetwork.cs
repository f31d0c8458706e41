using System.Diagnostics;
using System.Globalization;
using Pacte.Matching.Flow;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Solves a minimum-cost flow from a DIMACS file, so that anyone can compare the solver with another. Numbers are written with a
/// point, whatever the culture.
/// </summary>
internal static class SolveNetwork
{
    private const int Solved = 0;
    private const int NoOptimum = 1;
    private const int Unreadable = 3;

    private const double BytesPerMegabyte = 1024 * 1024;

    public sealed record Request(string Path, int Repetitions, bool WithFlows);

    public static async Task<int> ExecuteAsync(Request request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        try
        {
            var reading = Stopwatch.StartNew();
            var problem = await Task.Run(() => Read(request.Path), ct);
            await SayAsync(output, $"c nodes {problem.Network.NodeCount}");
            await SayAsync(output, $"c arcs {problem.Network.ArcCount}");
            await SayAsync(output, $"c read_ms {reading.Elapsed.TotalMilliseconds:F3}");
            return await SolveAsync(problem, request, output, error, ct);
        }
        catch (DimacsException fault)
        {
            await error.WriteLineAsync($"{request.Path}, ligne {fault.Line} : {SolveText.Describe(fault.Fault, fault.Value)}");
            return Unreadable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync($"Le fichier {request.Path} ne peut pas être lu.");
            return Unreadable;
        }
    }

    private static DimacsProblem Read(string path)
    {
        using var input = path == "-" ? Console.OpenStandardInput() : File.OpenRead(path);
        return Dimacs.Read(input);
    }

    private static async Task<int> SolveAsync(
        DimacsProblem problem, Request request, TextWriter output, TextWriter error, CancellationToken ct)
    {
        var solution = FlowSolution.Without(FlowStatus.Cancelled);
        for (var i = 0; i < request.Repetitions; i++)
        {
            // What an earlier repetition left behind is nothing that this one needs, in memory or in time.
            solution = FlowSolution.Without(FlowStatus.Cancelled);
            GC.Collect();
            var solving = Stopwatch.StartNew();
            solution = NetworkSimplex.Solve(problem.Network, cancellation: ct);
            ct.ThrowIfCancellationRequested();
            await SayAsync(output, $"c solve_ms {solving.Elapsed.TotalMilliseconds:F3}");
        }

        await SayAsync(output, $"c pivots {solution.Pivots}");
        if (solution.Status is not FlowStatus.Optimal)
        {
            await error.WriteLineAsync(SolveText.Describe(solution.Status));
            return NoOptimum;
        }

        var checking = Stopwatch.StartNew();
        if (OptimalityCertificate.Check(problem.Network, solution) is { IsValid: false } verdict)
            throw new InvalidOperationException($"The solver's answer is not optimal: {string.Join(", ", verdict.Failures)}.");
        await SayAsync(output, $"c check_ms {checking.Elapsed.TotalMilliseconds:F3}");
        await SayAsync(output, $"c peak_mb {Process.GetCurrentProcess().PeakWorkingSet64 / BytesPerMegabyte:F1}");
        await SayAsync(output, $"s {solution.Objective + problem.BaseCost}");
        if (request.WithFlows)
            await WriteFlowsAsync(problem, solution, output);
        return Solved;
    }

    private static async Task WriteFlowsAsync(DimacsProblem problem, FlowSolution solution, TextWriter output)
    {
        for (var arc = 0; arc < problem.Network.ArcCount; arc++)
        {
            var flow = problem.FlowOf(arc, solution.Flow[arc]);
            if (flow != 0)
                await SayAsync(output, $"f {problem.Network.Tails[arc] + 1} {problem.Network.Heads[arc] + 1} {flow}");
        }
    }

    private static Task SayAsync(TextWriter output, FormattableString line) =>
        output.WriteLineAsync(line.ToString(CultureInfo.InvariantCulture));
}
