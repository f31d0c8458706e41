using System.Collections.Concurrent;
using System.Diagnostics;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>People who search, try a slot of the page, and search again when somebody was quicker, until it is booked or no slot is left.</summary>
internal sealed class StormTraffic(Target target, Codes codes, Crowd crowd, int seed) : ITraffic
{
    private readonly ConcurrentBag<Promise> promised = [];
    private readonly Random choice = new(seed);
    private int told;
    private int tooLate;

    public IReadOnlyCollection<Promise> Promised => promised;

    /// <summary>How many were told that there is none.</summary>
    public int Told => told;

    /// <summary>How often somebody else was quicker.</summary>
    public int TooLate => tooLate;

    public async Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct)
    {
        var visitor = crowd.Next();
        var shown = new List<Guid>();
        for (var isFirst = true; ; isFirst = false)
        {
            shown.Clear();
            var began = Stopwatch.GetTimestamp();
            if (await target.SearchAsync(visitor, shown, ct) is { } error)
                return error;
            if (!isFirst)
                also(Stopwatch.GetElapsedTime(began));
            if (shown.Count == 0)
            {
                Interlocked.Increment(ref told);
                return null;
            }

            var slot = Choose(shown);
            var booker = new Booker(target, codes, visitor.Address, also);
            switch (await booker.BookAsync(slot, ct))
            {
                case Outcome.Booked:
                    promised.Add(new(booker.Draft, slot, IsBooked: true));
                    return null;
                case Outcome.Failed:
                    return booker.Error;
                default:
                    Interlocked.Increment(ref tooLate);
                    break;
            }
        }
    }

    private Guid Choose(List<Guid> shown)
    {
        lock (choice)
            return shown[choice.Next(shown.Count)];
    }
}
