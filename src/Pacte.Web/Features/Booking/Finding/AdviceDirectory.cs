using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Keeps what the agencies advise by phone, a few rows that hardly change, in memory, read again every few seconds.</summary>
public sealed class AdviceDirectory(UnitOfWork work, TimeProvider clock)
{
    private readonly SemaphoreSlim reading = new(1);
    private volatile Reading? last;

    /// <summary>What the agency of a département advises today; null when it has said nothing.</summary>
    public async ValueTask<DepartementAdvice?> FindAsync(string departementCode, CancellationToken ct)
    {
        var known = last;
        if (known is null || clock.GetElapsedTime(known.At) >= SiteDirectory.Age)
            known = await ReadAsync(known, ct);
        var today = LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(SiteTimeZones.Paris));
        return known.Advices[departementCode].FirstOrDefault(advice => advice.From <= today && !(advice.Until < today));
    }

    private async Task<Reading> ReadAsync(Reading? known, CancellationToken ct)
    {
        // One request reads; meanwhile the others go on with what is known.
        if (!await reading.WaitAsync(known is null ? Timeout.InfiniteTimeSpan : TimeSpan.Zero, ct))
            return known!;
        try
        {
            if (last is { } fresh && fresh != known)
                return fresh;
            var at = clock.GetTimestamp();
            var advices = await work.ReadAsync(Scope.None, db => db.DepartementAdvice.ToListAsync(ct));
            return last = new(advices.ToLookup(advice => advice.DepartementCode, StringComparer.Ordinal), at);
        }
        finally
        {
            reading.Release();
        }
    }

    private sealed record Reading(ILookup<string, DepartementAdvice> Advices, long At);
}
