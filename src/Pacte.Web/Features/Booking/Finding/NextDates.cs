using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Finding;

/// <summary>Knows when doctors come next to each place, taken or not: what somebody is told where no slot is left.</summary>
public sealed class NextDates(UnitOfWork work, TimeProvider clock)
{
    private readonly Recent<Dictionary<(Guid Site, Specialty Specialty), NextDate>> known = new(ZoneDirectory.Age, clock, async ct =>
    {
        var now = clock.GetUtcNow();
        var rows = await work.ReadAsync(Scope.None, db => db.Slots
            .Where(s => s.StartsAt > now && s.State != SlotState.Closed)
            .GroupBy(s => new { s.SiteId, s.Specialty })
            .Select(g => new { g.Key, At = g.Min(s => s.StartsAt), Opens = g.Min(s => s.State == SlotState.Free && s.PublicFrom > now ? s.PublicFrom : null) })
            .ToListAsync(ct));
        return rows.ToDictionary(row => (row.Key.SiteId, row.Key.Specialty), row => new NextDate(row.At, row.Opens));
    });

    /// <summary>Of those places that have a date, soonest first.</summary>
    public async ValueTask<IReadOnlyList<FullSiteDate>> OfAsync(IEnumerable<PublicSite> sites, Specialty specialty, CancellationToken ct)
    {
        var dates = await known.GetAsync(ct);
        var now = clock.GetUtcNow();
        var found = new List<FullSiteDate>();
        foreach (var site in sites)
        {
            if (dates.TryGetValue((site.Id, specialty), out var date))
                found.Add(new(site, date.At, date.Opens > now ? date.Opens : null));
        }

        return [.. found.OrderBy(date => date.At)];
    }

    private readonly record struct NextDate(DateTimeOffset At, DateTimeOffset? Opens);
}
