using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Keeps what the agencies advise by phone, a few rows that hardly change, in memory, read again every few seconds.</summary>
public sealed class AdviceDirectory(UnitOfWork work, TimeProvider clock)
{
    private readonly Recent<ILookup<string, DepartementAdvice>> known = new(SiteDirectory.Age, clock, async ct =>
        (await work.ReadAsync(Scope.None, db => db.DepartementAdvice.ToListAsync(ct))).ToLookup(advice => advice.DepartementCode, StringComparer.Ordinal));

    /// <summary>What the agency of a département advises today; null when it has said nothing.</summary>
    public async ValueTask<DepartementAdvice?> FindAsync(string departementCode, CancellationToken ct)
    {
        var advices = await known.GetAsync(ct);
        var today = LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(SiteTimeZones.Paris));
        return advices[departementCode].FirstOrDefault(advice => advice.From <= today && !(advice.Until < today));
    }
}
