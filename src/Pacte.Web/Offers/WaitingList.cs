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
    public async Task ServedAsync(PacteDb db, Guid personId, Specialty specialty, CancellationToken ct) =>
        await EndAsync(db, await OfAsync(db, personId, specialty, ct), WaitingState.Served, ct);

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

    // Offers are made under a lock of the entry: once it is ours, none can appear.
    private async Task EndAsync(PacteDb db, WaitingEntry? entry, WaitingState state, CancellationToken ct)
    {
        if (entry is null)
            return;
        var now = clock.GetUtcNow();
        entry.Close(state, now);
        var live = await db.SlotOffers.SingleOrDefaultAsync(o => o.EntryId == entry.Id && o.State == OfferState.Offered, ct);
        live?.End(OfferState.Withdrawn, now);
    }
}
