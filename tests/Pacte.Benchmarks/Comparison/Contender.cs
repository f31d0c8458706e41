using System.Diagnostics;

namespace Pacte.Benchmarks.Comparison;

/// <summary>A solver to compare: how its process is called for a file and a number of repetitions.</summary>
internal sealed record Contender(string Name, Func<string, int, string[]> Command)
{
    // One core for all that the process does, the runtime's own threads included.
    private const string Core = "0";

    /// <summary>Runs the solver once on its core and reads what it printed.</summary>
    public async Task<SolverRun> RunAsync(string file, int repetitions)
    {
        var start = new ProcessStartInfo("taskset", ["-c", Core, .. Command(file, repetitions)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{Name} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? SolverRun.Parse(output)
            : throw new InvalidOperationException($"{Name} ended with {process.ExitCode} on {file}.");
    }
}

/// <summary>What a process printed.</summary>
/// <param name="Optimum">The total cost.</param>
/// <param name="Milliseconds">One time per repetition, the first of the fresh process first.</param>
/// <param name="PeakMegabytes">The most memory that the process held.</param>
internal sealed record SolverRun(long Optimum, IReadOnlyList<double> Milliseconds, double PeakMegabytes)
{
    public double First => Milliseconds[0];

    /// <summary>The median of the repetitions after the first.</summary>
    public double Warm => Statistics.Median(Milliseconds.Skip(1));

    public static SolverRun Parse(string output)
    {
        var lines = output.Split('\n').Select(line => line.Split(' ')).ToList();
        return new(
            long.Parse(lines.Last(line => line[0] == "s")[1]),
            [.. lines.Where(line => line is ["c", "solve_ms", _]).Select(line => double.Parse(line[2]))],
            double.Parse(lines.Last(line => line is ["c", "peak_mb", _])[2]));
    }
}
