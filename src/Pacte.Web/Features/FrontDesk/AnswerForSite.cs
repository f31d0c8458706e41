using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>A site declines a session not yet confirmed, cancels one that was, or records that its doctor is there.</summary>
public sealed class AnswerForSite(UnitOfWork work, TimeProvider clock, AuditTrail audit, SessionCancellation cancellation, DoctorNotice notice)
{
    /// <summary>Declined while it waits for the site's answer, cancelled afterwards, with every patient told; the doctor in both cases.</summary>
    public Task<Result<Done, SessionRefusal>> GiveUpAsync(Guid sessionId, SessionReason reason, Actor actor, CancellationToken ct) =>
        WriteAsync(
            actor,
            async db =>
            {
                var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.SiteId == actor.SiteId, ct);
                if (session is null)
                    return SessionRefusal.NotFound;
                var result = session.State is SessionState.AcceptedByDoctor
                    ? await DeclineAsync(db, session, reason, actor, ct)
                    : await cancellation.CancelAsync(db, actor, sessionId, CancelledBy.Site, reason, ct);
                if (result.IsDone)
                    await notice.WriteAsync(db, session, CancelledBy.Site, ct);
                return result;
            },
            ct);

    /// <summary>The doctor is there: the session is held, even if no patient comes.</summary>
    public Task<Result<Done, SessionRefusal>> RecordPresenceAsync(Guid sessionId, Actor actor, CancellationToken ct) =>
        WriteAsync(
            actor,
            async db =>
            {
                var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId && s.SiteId == actor.SiteId, ct);
                if (session is null)
                    return SessionRefusal.NotFound;
                audit.Record(db, actor, "session-held", nameof(Session), session.Id);
                return session.Hold(clock.GetUtcNow());
            },
            ct);

    private async Task<Result<Done, SessionRefusal>> DeclineAsync(
        PacteDb db, Session session, SessionReason reason, Actor actor, CancellationToken ct)
    {
        var declined = session.Decline(reason);
        var offers = await EndedOffers.RemoveAsync(db, session, ct);
        audit.Record(db, actor, "session-declined", nameof(Session), session.Id, $"reason={reason} offers-ended={offers}");
        return declined;
    }

    private Task<Result<Done, SessionRefusal>> WriteAsync(Actor actor, Func<PacteDb, Task<Result<Done, SessionRefusal>>> act, CancellationToken ct) =>
        work.WriteAsync(actor.Scope, act, SessionConstraints.RefusalOf, ct, SessionRefusal.ChangedMeanwhile);
}
