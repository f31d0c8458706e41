using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Offers;

/// <summary>
/// Cancels a session and leaves nobody alone: in one transaction its slots close, its appointments wait to be moved, each patient is
/// written a message and kept the nearest slot that is left, and the matching is asked for a replacement; when the doctor cannot come,
/// their offer of that date ends. Whoever cancels (doctor, site, agency) does it through here.
/// </summary>
public sealed class SessionCancellation(FallenSession fallen, ReplacementRequest replacement, AuditTrail audit)
{
    /// <summary>The session's row is locked first, then its slots: the order in which patients take them.</summary>
    public async Task<Result<Done, SessionRefusal>> CancelAsync(
        PacteDb db, Actor actor, Guid sessionId, CancelledBy by, SessionReason reason, CancellationToken ct)
    {
        var session = await db.Sessions.FromSql($"select s.*, s.xmin from sessions s where s.id = {sessionId} for update").SingleOrDefaultAsync(ct);
        if (session is null)
            return SessionRefusal.NotFound;

        // Appointments are outside the scope of a doctor's own or an agency's queries: every one of this session is meant here.
        var slots = await db.Slots.FromSql($"select * from slots where session_id = {sessionId} order by starts_at for update").ToListAsync(ct);
        var appointments = await db.Appointments.IgnoreQueryFilters().Where(a => a.SessionId == sessionId).ToListAsync(ct);
        var result = session.Cancel(by, reason, slots, appointments);
        if (!result.IsDone)
            return result.As<Done>();
        // The slots are closed and the appointments displaced before anything is offered instead.
        await db.SaveChangesAsync(ct);
        await fallen.OfferInsteadAsync(db, session, result.Value!, ct);
        var offers = await EndedOffers.RemoveAsync(db, session, ct);
        audit.Record(
            db, actor, "session-cancelled", nameof(Session), session.Id, $"by={by} reason={reason} displaced={result.Value!.Count} offers-ended={offers}");
        await replacement.AskAsync(db, session, ct);
        return new Done();
    }
}
