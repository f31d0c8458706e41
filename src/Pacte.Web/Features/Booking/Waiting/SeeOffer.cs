using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>An offer as its person sees it.</summary>
/// <param name="Turn">How many people were asked for this slot up to this one, included.</param>
/// <param name="AppointmentPath">Where the appointment is, once accepted.</param>
/// <param name="EntryPath">Where their place in the list is.</param>
public sealed record OfferView(
    SlotOffer Offer, PublicSite Site, DateTimeOffset StartsAt, Specialty Specialty, bool IsLive, int Turn, string? AppointmentPath, string? EntryPath);

/// <summary>Opens an offer by its secret link. A wrong key, an unknown offer and one of a person erased since are the same nothing.</summary>
public sealed class SeeOffer(UnitOfWork work, TimeProvider clock, OfferLinks links, AppointmentLinks appointments)
{
    public async Task<OfferView?> ExecuteAsync(Guid offerId, string? key, CancellationToken ct)
    {
        if (!links.OpensOffer(key, offerId))
            return null;
        return await work.ReadAsync(Scope.Service, async db =>
        {
            var row = await (
                from o in db.SlotOffers
                join slot in db.Slots on o.SlotId equals slot.Id
                join site in db.Sites on slot.SiteId equals site.Id
                join person in db.Persons on o.PersonId equals person.Id
                where o.Id == offerId && person.ErasedAt == null
                select new { Offer = o, Slot = slot, Site = site }).SingleOrDefaultAsync(ct);
            if (row is null)
                return null;
            var turn = await db.SlotOffers.CountAsync(o => o.SlotId == row.Slot.Id && o.OfferedAt <= row.Offer.OfferedAt, ct);
            var booked = await db.Appointments.Where(a => a.SubmissionId == offerId || (a.Id == row.Offer.AppointmentId && a.SlotId == row.Slot.Id)).Select(a => new { a.Id, a.Reference }).SingleOrDefaultAsync(ct);
            var now = clock.GetUtcNow();
            return new OfferView(
                row.Offer, new PublicSite(row.Site), row.Slot.StartsAt, row.Slot.Specialty,
                row.Offer.IsLiveAt(now) && row.Slot.IsFreeAt(now), turn,
                booked is null ? null : appointments.PathOf(booked.Reference, booked.Id),
                row.Offer.EntryId is { } entry ? links.EntryPath(entry) : null);
        });
    }
}
