using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Time;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>
/// Ends the offers whose time is over and passes each slot to the next person. If this never runs again, no slot is lost: each opens
/// to all at an hour that its own row holds.
/// </summary>
public sealed class PassOffers(UnitOfWork work, TimeProvider clock, OfferSlot offers)
{
    /// <summary>How many slots were passed on or opened to all.</summary>
    public async Task<int> ExecuteAsync(CancellationToken ct)
    {
        await CloseOldEntriesAsync(ct);
        var passed = 0;
        foreach (var slot in await OverdueAsync(ct))
        {
            var result = await work.WriteAsync<bool, Nothing>(Scope.Service, db => PassAsync(db, slot, ct), _ => null, ct);
            passed += result.Value ? 1 : 0;
        }

        return passed;
    }

    private enum Nothing
    {
    }

    // A kept slot without a live offer is here too: its person may have found an appointment elsewhere.
    private Task<List<Guid>> OverdueAsync(CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var now = clock.GetUtcNow();
        var kept = db.Slots
            .Where(s => s.KeptFor == KeptFor.Offers && !db.SlotOffers.Any(o => o.SlotId == s.Id && o.State == OfferState.Offered && o.Until > now))
            .Select(s => new { s.Id, s.StartsAt });
        var over = db.SlotOffers
            .Where(o => o.State == OfferState.Offered && o.Until <= now)
            .Join(db.Slots, o => o.SlotId, s => s.Id, (_, s) => new { s.Id, s.StartsAt });
        return kept.Union(over).OrderBy(s => s.StartsAt).ThenBy(s => s.Id).Select(s => s.Id).ToListAsync(ct);
    });

    private async Task<Result<bool, Nothing>> PassAsync(PacteDb db, Guid slotId, CancellationToken ct)
    {
        var slot = await db.Slots.FromSql($"select * from slots where id = {slotId} for update skip locked").SingleOrDefaultAsync(ct);
        if (slot is null)
            return false;
        var now = clock.GetUtcNow();
        var live = await db.SlotOffers.SingleOrDefaultAsync(o => o.SlotId == slotId && o.State == OfferState.Offered, ct);
        if (live is not null && live.IsLiveAt(now))
            return false;
        live?.End(slot.State is SlotState.Closed ? OfferState.Withdrawn : OfferState.Expired, now);
        await db.SaveChangesAsync(ct);
        if (slot.KeptFor is not KeptFor.Offers || !slot.IsFreeAt(now))
            return live is not null;
        var reason = await LastReasonAsync(db, slotId, ct);
        await offers.ToNextAsync(db, slot, reason, ct);
        return true;
    }

    private static async Task<OfferReason> LastReasonAsync(PacteDb db, Guid slotId, CancellationToken ct) =>
        await db.SlotOffers.Where(o => o.SlotId == slotId && o.EntryId != null).OrderByDescending(o => o.OfferedAt)
            .Select(o => (OfferReason?)o.Reason).FirstOrDefaultAsync(ct) ?? OfferReason.Freed;

    // The last date is over everywhere once it is in the zone that comes last of those served.
    private Task<int> CloseOldEntriesAsync(CancellationToken ct) => work.ReadAsync(Scope.Service, db =>
    {
        var now = clock.GetUtcNow();
        var today = LocalTime.DateAt(now.AddHours(-12), TimeZoneInfo.Utc);
        return db.WaitingEntries.Where(e => e.State == WaitingState.Waiting && e.LastDay < today).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.State, WaitingState.Over).SetProperty(e => e.ClosedAt, now), ct);
    });
}
