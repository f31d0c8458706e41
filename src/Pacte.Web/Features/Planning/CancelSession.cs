using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Data;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Planning;

/// <summary>An agency cancels a session of its region; patients and doctor are told in the same transaction.</summary>
public sealed class CancelSession(UnitOfWork work, SessionCancellation cancellation, DoctorNotice notice)
{
    public Task<Result<Done, SessionRefusal>> ExecuteAsync(Guid sessionId, SessionReason reason, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SessionRefusal>(
            actor.Scope,
            async db =>
            {
                var cancelled = await cancellation.CancelAsync(db, actor, sessionId, CancelledBy.Ars, reason, ct);
                if (cancelled.IsDone)
                    await notice.WriteAsync(db, db.Sessions.Local.Single(s => s.Id == sessionId), CancelledBy.Ars, ct);
                return cancelled;
            },
            SessionConstraints.RefusalOf,
            ct,
            SessionRefusal.ChangedMeanwhile);
}
