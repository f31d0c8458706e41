using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Measures;

/// <summary>One of the two servers under measure: always from the same data, and what it promised is checked before it is given back.</summary>
internal sealed class Side(Target target, ProcessorClock clock, LoadScene scene, Promises promises, IReadOnlyList<Place> places, Thresholds limits)
{
    private const int GlanceSeconds = 2;
    private const int WarmUpSeconds = 5;
    private const int WarmUpRate = 200;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    private readonly Dictionary<Figure, int> near = [];

    public string Name => target.Name;

    /// <summary>What was promised and not kept, over the whole run.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>How many holds were promised, over the whole run.</summary>
    public int Promised { get; private set; }

    /// <summary>Runs both ways until the code is compiled as it will stay.</summary>
    public async Task WarmUpAsync(CancellationToken ct)
    {
        for (var times = 0; times < 2; times++)
        {
            foreach (var figure in Figure.All)
                await RunAsync(figure, WarmUpRate, WarmUpSeconds, times, ct, anyTime: true);
        }
    }

    /// <summary>The highest rung that this side holds now.</summary>
    public async Task<(int Rung, StepResult Step)?> MeasureAsync(Figure figure, int round, CancellationToken ct)
    {
        if (limits.Rate is { } rate)
            return (0, await RunAsync(figure, rate, limits.Seconds, round, ct, anyTime: true));
        if (!near.TryGetValue(figure, out var from))
            from = await Ladder.LookAsync(rung => RunAsync(figure, Ladder.RateOf(rung), GlanceSeconds, round, ct));
        var best = await Ladder.ClimbAsync(from, rung => RunAsync(figure, Ladder.RateOf(rung), limits.Seconds, round, ct));
        near[figure] = best?.Rung ?? 0;
        return best;
    }

    private async Task<StepResult> RunAsync(Figure figure, int rate, int seconds, int seed, CancellationToken ct, bool anyTime = false)
    {
        await scene.ResetAsync(ct);
        ITraffic traffic = figure == Figure.Search
            ? new SearchTraffic(target, new Crowd(places, seed), limits.SearchesPerHold, seed)
            : new HoldTraffic(target, await scene.FreeSlotsAsync(ct), seed);
        await Task.Delay(Rest, ct);
        var result = await new Step(traffic, clock, anyTime ? double.PositiveInfinity : limits.P99Milliseconds).RunAsync(rate, seconds, seed, ct);
        Promised += traffic.Promised.Count;
        Broken.AddRange((await promises.BrokenAsync(traffic.Promised, ct)).Select(what => $"{Name}: {what} at {rate}/s"));
        Console.WriteLine(string.Create(
            null,
            $"  {Name,-5} {figure.Name,-6} {rate,5}/s {(result.Held ? "held" : "    ")} p50 {result.P50,6:0.0} ms  p99 {result.P99,7:0.0} ms  "
            + $"cores: generator {result.Cores.Generator:0.00}, server {result.Cores.Server:0.00}, postgres {result.Cores.Postgres:0.00}, "
            + $"machine {result.Cores.Machine:0.00}  {result.MicrosecondsEach:0} µs each"
            + $"{(result.Error is null ? "" : $"  error: {result.Error}")}"));
        return result;
    }
}
