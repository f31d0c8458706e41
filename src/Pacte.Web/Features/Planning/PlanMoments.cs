using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Geography;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Instants of plans, and how agencies read them: by the clock of Paris.</summary>
internal static class PlanMoments
{
    /// <summary>« aujourd’hui à 10 h 42 », « vendredi 27 novembre à 9 h 20 »</summary>
    public static string Spoken(DateTimeOffset instant, DateTimeOffset now)
    {
        var local = LocalTime.FromInstant(instant, LocalTime.Zone(SiteTimeZones.Paris));
        return FrenchDates.RelativeAt(local.Date, local.Time, PlanCalendar.Today(now));
    }

    /// <summary>When a plan began to read what it is computed from; null while it is not computed.</summary>
    public static async Task<DateTimeOffset?> SourcesReadAsync(PacteDb db, Guid planId, CancellationToken ct)
    {
        var computed = await db.Plans
            .Where(p => p.Id == planId)
            .Select(p => new { p.ComputedAt, p.ComputeMilliseconds })
            .SingleOrDefaultAsync(ct);
        return computed?.ComputedAt?.AddMilliseconds(-computed.ComputeMilliseconds);
    }
}
