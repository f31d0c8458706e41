using System.Diagnostics;
using Pacte.LoadTests.Traffic;

namespace Pacte.LoadTests.Measures;

/// <summary>What a rate held for a time came to.</summary>
/// <param name="Error">The first thing that went wrong.</param>
/// <param name="P99">In milliseconds, from the moment each arrival was due.</param>
/// <param name="Used">Processor time in all.</param>
internal sealed record StepResult(int Rate, int Arrivals, double P50, double P99, string? Error, bool Held, ProcessorTime Used, TimeSpan Lasted)
{
    /// <summary>Processor time of server and database for one arrival: says less than the rate, but hardly minds a busy machine.</summary>
    public double MicrosecondsEach => 1e6 * (Used.Server + Used.Postgres) / Math.Max(1, Arrivals);

    /// <summary>Cores in use.</summary>
    public ProcessorTime Cores => Used.Over(Lasted);
}

/// <summary>
/// Arrivals at the times of a Poisson process, whatever the answers take: what waits before it is sent waits in the figure too.
/// Stops early when the step can no longer be held.
/// </summary>
internal sealed class Step(ITraffic traffic, ProcessorClock clock, double p99Milliseconds)
{
    private readonly List<double> milliseconds = [];
    private readonly Lock noting = new();
    private string? error;
    private int slow;
    private int underWay;

    public Task<StepResult> RunAsync(int rate, int seconds, int seed, CancellationToken ct) => RunAsync(rate, Arrivals(rate, seconds, seed), ct);

    /// <summary>Exactly so many arrivals, each at any moment of the time as likely as at another.</summary>
    public Task<StepResult> RunCrowdAsync(int people, int seconds, int seed, CancellationToken ct)
    {
        var random = new Random(seed);
        return RunAsync(people / seconds, [.. Enumerable.Range(0, people).Select(_ => seconds * random.NextDouble()).Order()], ct);
    }

    private async Task<StepResult> RunAsync(int rate, double[] due, CancellationToken ct)
    {
        var tooMany = due.Length / 100 + 1;
        var usedBefore = clock.Read();
        var began = Stopwatch.GetTimestamp();
        var sent = 0;
        // A thread of its own: the pool may be late, the arrivals may not.
        await Task.Factory.StartNew(() =>
        {
            while (sent < due.Length && error is null && slow < tooMany && !ct.IsCancellationRequested)
            {
                var now = Stopwatch.GetElapsedTime(began).TotalSeconds;
                while (sent < due.Length && due[sent] <= now)
                    _ = ArriveAsync(began, due[sent++], ct);
                Thread.Sleep(1);
            }
        }, ct, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        while (Volatile.Read(ref underWay) > 0)
            await Task.Delay(5, CancellationToken.None);
        var (used, lasted) = (clock.Read() - usedBefore, Stopwatch.GetElapsedTime(began));
        ct.ThrowIfCancellationRequested();
        milliseconds.Sort();
        var held = error is null && sent == due.Length && At(0.99) <= p99Milliseconds;
        return new(rate, sent, At(0.5), At(0.99), error, held, used, lasted);
    }

    private static double[] Arrivals(int rate, int seconds, int seed)
    {
        var random = new Random(seed);
        var due = new List<double>(rate * seconds);
        for (var at = 0.0; ; due.Add(at))
        {
            at -= Math.Log(1 - random.NextDouble()) / rate;
            if (at >= seconds)
                return [.. due];
        }
    }

    private async Task ArriveAsync(long began, double due, CancellationToken ct)
    {
        Interlocked.Increment(ref underWay);
        try
        {
            // What the same person asks next is due when the answer before is there.
            var later = TimeSpan.Zero;
            var wrong = await traffic.ArriveAsync(took =>
            {
                later += took;
                Note(took.TotalMilliseconds);
            }, ct);
            Note(1000 * (Stopwatch.GetElapsedTime(began).TotalSeconds - due) - later.TotalMilliseconds);
            if (wrong is not null)
                Interlocked.CompareExchange(ref error, wrong, null);
        }
        finally
        {
            Interlocked.Decrement(ref underWay);
        }
    }

    private void Note(double took)
    {
        lock (noting)
            milliseconds.Add(took);
        if (took > p99Milliseconds)
            Interlocked.Increment(ref slow);
    }

    private double At(double share) => milliseconds.Count == 0 ? 0 : milliseconds[(int)Math.Min(milliseconds.Count - 1, share * milliseconds.Count)];
}
