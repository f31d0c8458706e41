using System.Diagnostics;
using Pacte.Matching.Flow;
using Pacte.Matching.Layers;

namespace Pacte.Benchmarks.Comparison;

/// <summary>
/// Solves a month whose layers are already known, and prints what `solve` prints. Every answer is certified on the whole network.
/// </summary>
internal static class StructuredSolve
{
    public static int Run(string path, int repetitions)
    {
        using var file = File.OpenRead(path);
        var network = Dimacs.Read(file).Network;
        var began = Stopwatch.GetTimestamp();
        if (LayerReader.TryRead(network) is not { } layers)
            throw new InvalidOperationException($"{path} is no network in layers.");
        Console.WriteLine($"c layers_ms {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0.000}");
        var solution = FlowSolution.Without(FlowStatus.Cancelled);
        for (var left = repetitions; left > 0; left--)
        {
            began = Stopwatch.GetTimestamp();
            solution = LayeredSimplex.Solve(network, layers);
            Console.WriteLine($"c solve_ms {Stopwatch.GetElapsedTime(began).TotalMilliseconds:0.000}");
        }

        if (!OptimalityCertificate.Check(network, solution).IsValid)
            throw new InvalidOperationException("The answer is not proved optimal.");
        Console.WriteLine($"c pivots {solution.Pivots}\nc peak_mb {PeakMegabytes():0.0}\ns {solution.Objective}");
        return 0;
    }

    private static double PeakMegabytes()
    {
        using var process = Process.GetCurrentProcess();
        return process.PeakWorkingSet64 / (1024.0 * 1024.0);
    }
}
