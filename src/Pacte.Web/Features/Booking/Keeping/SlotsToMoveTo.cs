using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Finding;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>A slot that is chosen and not yet taken.</summary>
public sealed record ChosenSlot(Guid Id, PublicSite Site, DateTimeOffset StartsAt);

/// <summary>Where an appointment may move: the slots of its own place first, all of them, then the next ones of the places around.</summary>
public sealed class SlotsToMoveTo(UnitOfWork work, FindSites find, FreeSlots slots, SiteDirectory sites, TimeProvider clock)
{
    private const double RadiusKm = 60;
    private const int MostHere = 60;

    /// <param name="Here">Empty when the place is full or closed.</param>
    public sealed record Choices(SiteCalendar Here, IReadOnlyList<NearbySite> Around)
    {
        public bool IsEmpty => Here.Days.Count == 0 && Around.Count == 0;
    }

    public async Task<Choices> FindAsync(AppointmentView view, SlotWish wish, CancellationToken ct)
    {
        var here = SiteCalendar.Empty;
        if ((await sites.GetAsync(ct)).Find(view.Site.Id) is { } site)
        {
            var free = await slots.OfSiteAsync(site.Id, ct, openToAllOnly: true);
            here = SiteCalendar.Of(site, free.FindAll(s => s.Specialty == view.Specialty && wish.Wants(s.StartsAt, site.Zone)).Take(MostHere).ToList());
        }

        var around = await find.ExecuteAsync(new(view.Site.Place, RadiusKm, wish with { OpenToAllOnly = true }), ct);
        var near = around.Farther is { } farther ? [farther] : around.Sites;
        return new(here, [.. near.Where(n => n.Site.Id != view.Site.Id)]);
    }

    /// <summary>The slot of this id while it can be taken; null otherwise.</summary>
    public async Task<ChosenSlot?> ChosenAsync(AppointmentView view, Guid slotId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var slot = await work.ReadAsync(Scope.None, db => db.Slots.SingleOrDefaultAsync(s => s.Id == slotId && s.Specialty == view.Specialty, ct));
        return slot is not null && slot.StartsAt > now && slot.IsOpenToAllAt(now) && (await sites.GetAsync(ct)).Find(slot.SiteId) is { } site
            ? new(slot.Id, site, slot.StartsAt)
            : null;
    }
}
