using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Measures;

/// <summary>One of the two servers under measure: always from the same data, and what it promised is checked before it is given back.</summary>
internal sealed class Side(
    Target target, Codes? codes, ProcessorClock clock, LoadScene scene, Promises promises, IReadOnlyList<Place> places, Thresholds limits)
{
    private const int FirstLook = 60;
    private const int GlanceSeconds = 2;
    private const int WarmUpSeconds = 5;
    private const int WarmUpRate = 200;
    /// <summary>Long enough for what was given back to be known.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(2);

    private readonly Dictionary<Figure, int> near = [];

    public string Name => target.Name;

    /// <summary>What was promised and not kept, over the whole run.</summary>
    public List<string> Broken { get; } = [];

    /// <summary>How many holds and bookings were promised, over the whole run.</summary>
    public int Promised { get; private set; }

    /// <summary>Runs both ways until the code is compiled as it will stay.</summary>
    public async Task WarmUpAsync(CancellationToken ct)
    {
        for (var times = 0; times < 2; times++)
        {
            foreach (var figure in Figure.All)
                await RunAsync(figure, figure == Figure.Booking ? WarmUpRate / 4 : WarmUpRate, WarmUpSeconds, times, ct, anyTime: true);
        }
    }

    /// <summary>The highest rung that this side holds now.</summary>
    /// <param name="figure">What is measured.</param>
    /// <param name="round">The same gives the same people.</param>
    /// <param name="other">The other side, which may know already how high to look.</param>
    /// <param name="ct">Gives up.</param>
    public async Task<(int Rung, StepResult Step)?> MeasureAsync(Figure figure, int round, Side other, CancellationToken ct)
    {
        if (limits.Rate is { } rate)
            return (0, await RunAsync(figure, rate, limits.Seconds, round, ct, anyTime: true));
        if (!near.TryGetValue(figure, out var from))
            from = await Ladder.LookAsync(other.near.GetValueOrDefault(figure, FirstLook), rung => RunAsync(figure, Ladder.RateOf(rung), GlanceSeconds, round, ct));
        var best = await Ladder.ClimbAsync(from, rung => RunAsync(figure, Ladder.RateOf(rung), limits.Seconds, round, ct));
        near[figure] = best?.Rung ?? 0;
        return best;
    }

    private async Task<ITraffic> TrafficAsync(Figure figure, int seed, CancellationToken ct)
    {
        if (figure == Figure.Search)
            return new SearchTraffic(target, new Crowd(places, seed), limits.SearchesPerHold, seed);
        var free = await scene.FreeSlotsAsync(ct);
        return figure == Figure.Hold ? new HoldTraffic(target, free, seed) : new BookingTraffic(target, codes, free, seed);
    }

    private async Task<StepResult> RunAsync(Figure figure, int rate, int seconds, int seed, CancellationToken ct, bool anyTime = false)
    {
        await scene.ResetAsync(ct);
        var traffic = await TrafficAsync(figure, seed, ct);
        await Task.Delay(Rest, ct);
        var result = await new Step(traffic, clock, anyTime ? double.PositiveInfinity : limits.P99Milliseconds).RunAsync(rate, seconds, seed, ct);
        Promised += traffic.Promised.Count;
        Broken.AddRange((await promises.BrokenAsync(traffic.Promised, ct)).Select(what => $"{Name}: {what} at {rate}/s"));
        Console.WriteLine(string.Create(
            null,
            $"  {Name,-5} {figure.Name,-7} {rate,5}/s {(result.Held ? "held" : "    ")} p50 {result.P50,6:0.0} ms  p99 {result.P99,7:0.0} ms  "
            + $"cores: generator {result.Cores.Generator:0.00}, server {result.Cores.Server:0.00}, postgres {result.Cores.Postgres:0.00}, "
            + $"machine {result.Cores.Machine:0.00}  {result.MicrosecondsEach:0} µs each"
            + $"{(result.Error is null ? "" : $"  error: {result.Error}")}"));
        return result;
    }
}
