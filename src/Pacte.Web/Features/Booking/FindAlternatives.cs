using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking;

/// <summary>A slot to take instead of one that is lost.</summary>
public sealed record Alternative(PublicSite Site, double RoadKm, FreeSlot Slot);

/// <summary>What was wanted, and what can be held instead: the same place first, then the nearest.</summary>
public sealed record Alternatives(PublicSite Site, DateTimeOffset WantedAt, IReadOnlyList<Alternative> Slots);

/// <summary>Three slots that can be held now, nearest to the place of one that cannot.</summary>
public sealed class FindAlternatives(UnitOfWork work, FindSites find)
{
    private const int Wanted = 3;
    private const double RadiusKm = 60;

    /// <summary>Null when the id names no slot.</summary>
    public async Task<Alternatives?> ExecuteAsync(Guid slotId, CancellationToken ct)
    {
        var row = await work.ReadAsync(Scope.None, db => (
            from slot in db.Slots
            join site in db.Sites on slot.SiteId equals site.Id
            where slot.Id == slotId
            select new { Slot = slot, Site = site }).SingleOrDefaultAsync(ct));
        if (row is null)
            return null;
        var wanted = new PublicSite(row.Site);
        return new(wanted, row.Slot.StartsAt, await AroundAsync(wanted, row.Slot.Specialty, ct));
    }

    public async Task<IReadOnlyList<Alternative>> AroundAsync(PublicSite site, Specialty specialty, CancellationToken ct)
    {
        var found = await find.ExecuteAsync(new(site.Place, RadiusKm, new(specialty) { OpenToAllOnly = true }), ct);
        var sites = found.Farther is { } farther ? [farther] : found.Sites;
        return [.. sites.SelectMany(near => near.Slots.Select(slot => new Alternative(near.Site, near.RoadKm, slot))).Take(Wanted)];
    }
}
