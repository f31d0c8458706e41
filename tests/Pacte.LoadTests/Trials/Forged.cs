using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Trials;

/// <summary>People who search and hold, alone and then beside a load of forged requests from a few addresses.</summary>
internal sealed class Forged : Trial
{
    private const int Honest = 100;
    private const int False = 300;
    private const int Seconds = 15;
    private const int SearchesPerHold = 5;

    public override string Name => "forged";

    public override async Task<Finding> RunAsync(Stage stage, IReadOnlyList<Place> places, Thresholds limits, CancellationToken ct)
    {
        await stage.Scene.ResetAsync(ct);
        await using var node = await stage.StartAppAsync(ct);
        var clock = new ProcessorClock(node.Id, await stage.Database.PostmasterAsync(ct));
        var forged = new ForgedTraffic(node.Target);
        await Task.WhenAll(HonestlyAsync(0), FalselyAsync());
        var alone = await HonestlyAsync(1);
        var drafts = await stage.Database.ScalarAsync("select count(*) from booking_drafts", ct);
        var beside = HonestlyAsync(2);
        var result = await FalselyAsync();
        var (with, promised) = await beside;
        var all = alone.Promised + promised;
        var made = (long)(await stage.Database.ScalarAsync("select count(*) from booking_drafts", ct))! - (long)drafts!;
        var isWell = with.Error is null && with.P99 <= limits.P99Milliseconds && result.Error is null && made <= promised;
        return new(
            $"{Honest} people a second beside {False} forged requests a second",
            $"p99 {with.P99:0} ms ({alone.Result.P99:0} ms without), {(with.Error is null ? "no error" : with.Error)}, {all} holds, none forged{(made > promised ? ": BROKEN" : "")}",
            $"p99 ≤ {limits.P99Milliseconds:0} ms, no error", isWell);

        async Task<(StepResult Result, int Promised)> HonestlyAsync(int seed)
        {
            var traffic = new SearchTraffic(node.Target, new(places, seed), SearchesPerHold, seed);
            return (await new Step(traffic, clock, double.PositiveInfinity).RunAsync(Honest, Seconds, seed, ct), traffic.Promised.Count);
        }

        Task<StepResult> FalselyAsync() => new Step(forged, clock, double.PositiveInfinity).RunAsync(False, Seconds, 3, ct);
    }
}
