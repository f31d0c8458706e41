using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Offers;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>The person leaves the slot to the next, who is asked in the same transaction. Their own place in the list does not change.</summary>
public sealed class DeclineOffer(UnitOfWork work, TimeProvider clock, OfferLinks links, OfferSlot offers, AuditTrail audit)
{
    public async Task<Result<Done, OfferRefusal>> ExecuteAsync(AcceptOffer.Request request, CancellationToken ct)
    {
        if (!links.OpensOffer(request.Key, request.OfferId))
            return OfferRefusal.NotFound;
        return await work.WriteAsync<Done, OfferRefusal>(Scope.Service, db => DeclineAsync(db, request.OfferId, ct), _ => null, ct);
    }

    private async Task<Result<Done, OfferRefusal>> DeclineAsync(PacteDb db, Guid id, CancellationToken ct)
    {
        if (await db.SlotOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } found)
            return OfferRefusal.NotFound;
        var slot = await db.LockSlotAsync(found.SlotId, ct);
        var offer = await db.SlotOffers.SingleAsync(o => o.Id == id, ct);
        if (offer.State is OfferState.Declined)
            return new Done();
        var now = clock.GetUtcNow();
        if (!offer.IsLiveAt(now))
            return OfferRefusal.TimeOver;
        offer.End(OfferState.Declined, now);
        audit.Record(db, null, "offer-declined", nameof(Slot), slot.Id, $"offer={id}");
        await db.SaveChangesAsync(ct);
        if (slot.IsFreeAt(now))
            await offers.ToNextAsync(db, slot, offer.Reason, ct);
        return new Done();
    }
}
