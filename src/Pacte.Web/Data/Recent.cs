namespace Pacte.Web.Data;

/// <summary>What was read from the database a short while ago, for what needs no finer truth: one request reads again, meanwhile the others go on with what is known.</summary>
/// <param name="age">How old the answer may be.</param>
public sealed class Recent<T>(TimeSpan age, TimeProvider clock, Func<CancellationToken, Task<T>> read)
    where T : class
{
    private readonly SemaphoreSlim reading = new(1);
    private volatile Reading? last;

    /// <summary>What is known without reading; null when it is too old.</summary>
    public T? Known => last is { } known && clock.GetElapsedTime(known.At) < age ? known.Value : null;

    public ValueTask<T> GetAsync(CancellationToken ct) => Known is { } value ? new(value) : new(ReadAsync(last, ct));

    private async Task<T> ReadAsync(Reading? known, CancellationToken ct)
    {
        var mine = await reading.WaitAsync(known is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct);
        if (!mine)
            return known!.Value;
        try
        {
            if (last is { } fresh && fresh != known)
                return fresh.Value;
            var at = clock.GetTimestamp();
            last = new(await read(ct), at);
            return last.Value;
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Reading(T Value, long At);
}
