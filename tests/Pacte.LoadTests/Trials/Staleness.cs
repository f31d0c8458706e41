using System.Collections.Concurrent;
using System.Diagnostics;
using Pacte.LoadTests.Surroundings;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Trials;

/// <summary>Two nodes: from the answer of the one that holds a slot until no page of the other shows it.</summary>
internal sealed class Staleness : Trial
{
    private const int Samples = 400;
    private const int Watchers = 4;
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public override string Name => "staleness";

    public override async Task<Finding> RunAsync(Stage stage, IReadOnlyList<Place> places, Thresholds limits, CancellationToken ct)
    {
        await stage.Scene.ResetAsync(ct);
        await using var one = await stage.StartAppAsync(ct);
        await using var other = await stage.StartAppAsync(ct);
        var crowd = new Crowd(places, 1);
        var found = new ConcurrentBag<double>();
        var left = Samples + Watchers;
        await Task.WhenAll(Enumerable.Range(0, Watchers).Select(async watcher =>
        {
            var random = new Random(watcher);
            // The first look of each compiles the code: it is not counted.
            for (var isFirst = true; Interlocked.Decrement(ref left) >= 0; isFirst = false)
            {
                Visitor visitor;
                lock (crowd)
                    visitor = crowd.Next();
                if (await LookAsync(one.Target, other.Target, visitor, random, ct) is { } took && !isFirst)
                    found.Add(took);
            }
        }));
        var sorted = found.Order().ToArray();
        var (p50, p99) = (sorted[sorted.Length / 2], sorted[(int)(0.99 * sorted.Length)]);
        return new(
            $"a slot taken on one node, still shown by another ({sorted.Length} times)", $"p50 {p50:0} ms, p99 {p99:0} ms, longest {sorted[^1]:0} ms",
            $"p99 < {limits.StalenessP99Milliseconds:0} ms", p99 < limits.StalenessP99Milliseconds);
    }

    // Null when there is nothing around to take, or somebody else took it.
    private static async Task<double?> LookAsync(Target one, Target other, Visitor visitor, Random random, CancellationToken ct)
    {
        var shown = new List<Guid>();
        Require(await other.SearchAsync(visitor, shown, ct));
        if (shown.Count == 0)
            return null;
        var slot = shown[random.Next(shown.Count)];
        var held = await one.HoldAsync(visitor.Address, slot, ct);
        Require(held.Error);
        if (held.Draft == Guid.Empty)
            return null;
        var began = Stopwatch.GetTimestamp();
        while (true)
        {
            var asked = Stopwatch.GetElapsedTime(began);
            shown.Clear();
            Require(await other.SearchAsync(visitor, shown, ct));
            if (!shown.Contains(slot))
                return asked.TotalMilliseconds;
            if (asked > Patience)
                throw new InvalidOperationException($"A slot taken is still shown after {Patience.TotalSeconds:0} s.");
            await Task.Delay(BetweenLooks, ct);
        }
    }

    private static void Require(string? error)
    {
        if (error is not null)
            throw new InvalidOperationException(error);
    }
}
