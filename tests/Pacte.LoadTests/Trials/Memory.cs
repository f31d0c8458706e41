using System.Globalization;
using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Trials;

/// <summary>What a node takes of the machine's memory with the national month, once it has served for a while.</summary>
internal sealed class Memory : Trial
{
    private const int Rate = 200;
    private const int Seconds = 15;
    private const int Holds = 40;

    public override string Name => "memory";

    public override bool IsOnTheScene => true;

    public override async Task<Finding> RunAsync(Stage stage, IReadOnlyList<Place> places, Thresholds limits, CancellationToken ct)
    {
        await stage.Scene.ResetAsync(ct);
        await using var node = await stage.StartAppAsync(ct);
        var clock = new ProcessorClock(node.Id, await stage.Database.PostmasterAsync(ct));
        var free = await stage.Scene.FreeSlotsAsync(ct);
        await new Step(new SearchTraffic(node.Target, new(places, 1), limits.SearchesPerHold, 1), clock, double.PositiveInfinity).RunAsync(Rate, Seconds, 1, ct);
        await new Step(new HoldTraffic(node.Target, free, 1), clock, double.PositiveInfinity).RunAsync(Holds, Seconds, 1, ct);
        var (resident, peak) = (Megabytes(node.Id, "VmRSS:"), Megabytes(node.Id, "VmHWM:"));
        return new(
            $"memory of a node with the national month ({free.Count.ToString("N0", CultureInfo.InvariantCulture)} slots free ahead), under load", $"{resident:0} MB (at most {peak:0} MB)",
            $"< {limits.MemoryMegabytes:0} MB", resident < limits.MemoryMegabytes);
    }

    private static double Megabytes(int process, string what) => 1024 / 1e6 * double.Parse(
        File.ReadLines($"/proc/{process}/status").First(line => line.StartsWith(what, StringComparison.Ordinal))[what.Length..].Replace("kB", "", StringComparison.Ordinal),
        NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture);
}
