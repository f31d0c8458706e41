using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Sites;
using Pacte.Domain.Waiting;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>What becomes of somebody's wait when something else happens to them, in the transaction of that act.</summary>
public sealed class WaitingList(TimeProvider clock)
{
    /// <summary>
    /// The person has an appointment: they wait no more, and a slot still kept for them goes to the next. Its row is not locked here,
    /// since another slot's is: it is passed on by <see cref="PassOffers"/>.
    /// </summary>
    public async Task ServedAsync(PacteDb db, Guid personId, Specialty specialty, CancellationToken ct)
    {
        await EndAsync(db, await OfAsync(db, personId, specialty, ct), WaitingState.Served, ct);
        await WithdrawAsync(
            db,
            o => o.PersonId == personId && o.AppointmentId != null && db.Appointments.Any(a => a.Id == o.AppointmentId && a.Specialty == specialty),
            ct);
    }

    /// <summary>The person changes what they wait for.</summary>
    /// <returns>Since when they wait; null when they did not.</returns>
    public async Task<DateTimeOffset?> ReplaceAsync(PacteDb db, Guid personId, Specialty specialty, CancellationToken ct)
    {
        var entry = await OfAsync(db, personId, specialty, ct);
        await EndAsync(db, entry, WaitingState.Left, ct);
        // One wait at a time: the former must be over before the new one is written.
        await db.SaveChangesAsync(ct);
        return entry?.Since;
    }

    /// <summary>The person waits no more.</summary>
    public async Task LeftAsync(PacteDb db, Guid entryId, CancellationToken ct) =>
        await EndAsync(
            db,
            await db.WaitingEntries.FromSql($"select * from waiting_entries where id = {entryId} and state = 'Waiting' for update").SingleOrDefaultAsync(ct),
            WaitingState.Left,
            ct);

    private static Task<WaitingEntry?> OfAsync(PacteDb db, Guid personId, Specialty specialty, CancellationToken ct) =>
        db.WaitingEntries.FromSql(
            $"select * from waiting_entries where person_id = {personId} and specialty = {specialty.ToString()} and state = 'Waiting' for update")
            .SingleOrDefaultAsync(ct);

    // Offers to who waits are made under a lock of the entry: once it is ours, none can appear.
    private async Task EndAsync(PacteDb db, WaitingEntry? entry, WaitingState state, CancellationToken ct)
    {
        if (entry is null)
            return;
        entry.Close(state, clock.GetUtcNow());
        await WithdrawAsync(db, o => o.EntryId == entry.Id, ct);
    }

    private async Task WithdrawAsync(PacteDb db, Expression<Func<SlotOffer, bool>> whose, CancellationToken ct)
    {
        foreach (var offer in await db.SlotOffers.Where(whose).Where(o => o.State == OfferState.Offered).ToListAsync(ct))
            offer.End(OfferState.Withdrawn, clock.GetUtcNow());
    }
}
