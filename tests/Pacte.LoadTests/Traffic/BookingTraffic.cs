using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Pacte.LoadTests.Surroundings;

namespace Pacte.LoadTests.Traffic;

/// <summary>People who each book a slot that nobody else wants, to the end: each must get it.</summary>
internal sealed class BookingTraffic : ITraffic
{
    private readonly Target target;
    private readonly Codes? codes;
    private readonly Guid[] slots;
    private readonly ConcurrentBag<Promise> promised = [];
    private int next = -1;

    /// <param name="target">The server.</param>
    /// <param name="codes">Where the application's codes are read; null for the bare endpoint, which asks for none back.</param>
    /// <param name="free">What can be taken.</param>
    /// <param name="seed">The same gives the same order.</param>
    public BookingTraffic(Target target, Codes? codes, IReadOnlyCollection<Guid> free, int seed)
    {
        this.target = target;
        this.codes = codes;
        slots = [.. free];
        new Random(seed).Shuffle(slots);
    }

    public IReadOnlyCollection<Promise> Promised => promised;

    public async Task<string?> ArriveAsync(Action<TimeSpan> also, CancellationToken ct)
    {
        var at = Interlocked.Increment(ref next);
        if (at >= slots.Length)
            return "no slot left to book: the scene is too small for this rate";
        var (error, draft) = codes is null ? await BareAsync(slots[at], also, ct) : await WholeAsync(codes, slots[at], also, ct);
        if (error is null)
            promised.Add(new(draft, slots[at], IsBooked: true));
        return error;
    }

    private async Task<(string? Error, Guid Draft)> WholeAsync(Codes read, Guid slot, Action<TimeSpan> also, CancellationToken ct)
    {
        var isFirst = true;
        var booker = new Booker(target, read, Crowd.NextAddress(), took =>
        {
            // The first answer counts from the moment that the person was due.
            if (!isFirst)
                also(took);
            isFirst = false;
        });
        return await booker.BookAsync(slot, ct) switch
        {
            Outcome.Booked => (null, booker.Draft),
            Outcome.Taken => ("a free slot was refused", Guid.Empty),
            _ => (booker.Error ?? "not booked", Guid.Empty),
        };
    }

    // The same six exchanges, one statement each: hold, the form, a code and its message, the page of the code, the appointment, its page.
    private async Task<(string? Error, Guid Draft)> BareAsync(Guid slot, Action<TimeSpan> also, CancellationToken ct)
    {
        var from = Crowd.NextAddress();
        var held = await target.HoldAsync(from, slot, ct);
        if (held.Error is not null || held.Draft == Guid.Empty)
            return (held.Error ?? "a free slot was refused", Guid.Empty);
        var (page, form) = ($"/reservation/{held.Draft:N}", $"draft={held.Draft}");
        foreach (var (path, sent) in ((string, string?)[])[
            (page, null), ("/reservation/code", form), ($"{page}/code", null), ("/reservation/confirmation", form), ($"/rendez-vous/{held.Draft:N}", null)])
        {
            var began = Stopwatch.GetTimestamp();
            var reply = await target.AskAsync(from, [], path, sent, ct);
            also(Stopwatch.GetElapsedTime(began));
            if (reply.Error is not null || (sent is null ? reply.Status is not HttpStatusCode.OK : reply.Location.Length == 0))
                return (reply.Error ?? $"{(int)reply.Status} to {path}", Guid.Empty);
        }

        return (null, held.Draft);
    }
}
