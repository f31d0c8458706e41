using System.Globalization;
using Pacte.LoadTests.Measures;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Trials;

/// <summary>Ten thousand people who arrive within twenty seconds on five hundred slots, and who each try until they have one or are told that there is none.</summary>
internal sealed class Storm : Trial
{
    private const int People = 10_000;
    private const int Slots = 500;
    private const int Seconds = 20;
    private const int WarmUpSlots = 800;
    private const int WarmUpSearches = 200;
    private const int WarmUpSeconds = 10;

    public override string Name => "storm";

    public override async Task<Finding> RunAsync(Stage stage, IReadOnlyList<Place> places, Thresholds limits, CancellationToken ct)
    {
        await stage.Scene.ResetAsync(ct);
        await stage.Scene.LeaveOnlyAsync(Slots + WarmUpSlots, ct);
        await using var node = await stage.StartAppAsync(ct);
        await using var codes = new Codes(stage.Database);
        var clock = new ProcessorClock(node.Id, await stage.Database.PostmasterAsync(ct));
        var warm = new Step(new BookingTraffic(node.Target, codes, await stage.Scene.FreeSlotsAsync(ct), 1), clock, double.PositiveInfinity);
        await warm.RunCrowdAsync(WarmUpSlots / 2, WarmUpSeconds, 1, ct);
        await new Step(new SearchTraffic(node.Target, new(places, 1), int.MaxValue, 1), clock, double.PositiveInfinity).RunAsync(WarmUpSearches, WarmUpSeconds, 1, ct);
        await stage.Scene.LeaveOnlyAsync(Slots, ct);
        await Task.Delay(TimeSpan.FromSeconds(3), ct);
        var before = (long)(await stage.Database.ScalarAsync(LoadScene.Booked, ct))!;

        var traffic = new StormTraffic(node.Target, codes, new(places, 2), 2);
        var result = await new Step(traffic, clock, double.PositiveInfinity).RunCrowdAsync(People, Seconds, 2, ct);
        var booked = (long)(await stage.Database.ScalarAsync(LoadScene.Booked, ct))! - before;
        var broken = await new Promises(stage.Database).BrokenAsync(traffic.Promised, ct);
        var isWell = booked == Slots && traffic.Promised.Count == Slots && traffic.Promised.Count + traffic.Told == People && broken.Count == 0
            && result.Error is null && result.P99 <= limits.StormP99Milliseconds;
        return new(
            string.Create(CultureInfo.InvariantCulture, $"{People:N0} people within {Seconds} s on {Slots} slots"),
            string.Create(
                CultureInfo.InvariantCulture,
                $"{booked} booked, {traffic.Told:N0} told that there is none, {traffic.TooLate:N0} times just too late; p50 {result.P50:0} ms, p99 {result.P99:0} ms; "
                + $"{result.Error ?? "no error"}{string.Concat(broken.Select(what => $"; {what}"))}"),
            $"{Slots} booked, p99 ≤ {limits.StormP99Milliseconds / 1000:0} s, no 5xx, no 429",
            isWell);
    }
}
