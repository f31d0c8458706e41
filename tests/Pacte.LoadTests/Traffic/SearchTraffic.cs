using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>People who look around where they live; one in so many then takes a slot of the page that they were shown.</summary>
internal sealed class SearchTraffic(Target target, Crowd crowd, int searchesPerHold, int seed) : ITraffic
{
    private readonly System.Collections.Concurrent.ConcurrentBag<Promise> promised = [];
    private readonly Random choice = new(seed);
    private int arrived;
    private int holdsDue;

    public IReadOnlyCollection<Promise> Promised => promised;

    public async Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct)
    {
        var visitor = crowd.Next();
        if (++arrived % searchesPerHold == 0)
            Interlocked.Increment(ref holdsDue);
        // Whoever finds nothing around leaves the hold to the next one.
        var wants = Interlocked.Decrement(ref holdsDue) >= 0;
        var slots = wants ? new List<Guid>() : null;
        if (!wants)
            Interlocked.Increment(ref holdsDue);
        var error = await target.SearchAsync(visitor, slots, ct);
        if (error is not null || slots is null)
            return error;
        if (slots.Count == 0)
        {
            Interlocked.Increment(ref holdsDue);
            return null;
        }
        return await TakeAsync(visitor, slots, also, ct);
    }

    private async Task<string?> TakeAsync(Visitor visitor, List<Guid> slots, Action<TimeSpan> also, CancellationToken ct)
    {
        Guid slot;
        lock (choice)
            slot = slots[choice.Next(slots.Count)];
        var began = System.Diagnostics.Stopwatch.GetTimestamp();
        var reply = await target.HoldAsync(visitor.Address, slot, ct);
        also(System.Diagnostics.Stopwatch.GetElapsedTime(began));
        if (reply.Draft != Guid.Empty)
            promised.Add(new(reply.Draft, slot));
        return reply.Error;
    }
}
