using System.Collections.Concurrent;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>People who each take a slot that nobody else wants: each must get it.</summary>
internal sealed class HoldTraffic : ITraffic
{
    private readonly Target target;
    private readonly Guid[] slots;
    private readonly ConcurrentBag<Promise> promised = [];
    private int next = -1;

    public HoldTraffic(Target target, IReadOnlyCollection<Guid> free, int seed)
    {
        this.target = target;
        slots = [.. free];
        new Random(seed).Shuffle(slots);
    }

    public IReadOnlyCollection<Promise> Promised => promised;

    public async Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct)
    {
        var at = Interlocked.Increment(ref next);
        if (at >= slots.Length)
            return "no slot left to take: the scene is too small for this rate";
        var reply = await target.HoldAsync(Crowd.NextAddress(), slots[at], ct);
        if (reply.Error is null && reply.Draft == Guid.Empty)
            return "a free slot was refused";
        promised.Add(new(reply.Draft, slots[at]));
        return reply.Error;
    }
}
