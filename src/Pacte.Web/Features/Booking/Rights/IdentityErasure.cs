using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Offers;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>
/// Forgets who a person is, in the transaction of the caller, which has locked the person's row. Appointments and waits stay, so that
/// figures still count them; nothing is left that leads from them to anybody.
/// </summary>
public sealed class IdentityErasure(TimeProvider clock, WaitingList waiting, PersonMessages messages, AuditTrail audit)
{
    /// <param name="db">The context of the act.</param>
    /// <param name="person">Locked, not erased, without an upcoming appointment.</param>
    /// <param name="why">A code for the trail.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task EraseAsync(PacteDb db, Person person, string why, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await EndWaitsAsync(db, person.Id, now, ct);
        await EndDisplacedAsync(db, person.Id, now, ct);
        await messages.ForgetAllAsync(db, person, ct);
        await db.Database.ExecuteSqlAsync(
            $"update appointments set key_hash = sha256(uuid_send(gen_random_uuid())) where person_id = {person.Id}", ct);
        await db.HomonymPairs.Where(p => p.OneId == person.Id || p.OtherId == person.Id).ExecuteDeleteAsync(ct);
        person.Erase(RandomNumberGenerator.GetBytes(32), now);
        audit.Record(db, null, "identity-erased", nameof(Person), person.Id, $"why={why}");
    }

    private async Task EndWaitsAsync(PacteDb db, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var entries = await db.WaitingEntries.Where(e => e.PersonId == person && e.State == WaitingState.Waiting).Select(e => e.Id).ToListAsync(ct);
        foreach (var entry in entries)
            await waiting.LeftAsync(db, entry, ct);
        // What answers a displaced appointment belongs to no wait.
        foreach (var offer in await db.SlotOffers.Where(o => o.PersonId == person && o.State == OfferState.Offered).ToListAsync(ct))
            offer.End(OfferState.Withdrawn, now);
    }

    private static async Task EndDisplacedAsync(PacteDb db, Guid person, DateTimeOffset now, CancellationToken ct)
    {
        var rows = await db.Appointments.FromSql($"select * from appointments where person_id = {person} and state = 'ToMove' order by id for update").ToListAsync(ct);
        foreach (var displaced in rows)
            displaced.Cancel(reason: null, now);
    }
}
