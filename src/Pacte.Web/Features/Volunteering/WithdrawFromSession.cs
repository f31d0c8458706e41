using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Volunteering;

/// <summary>A doctor gives up a session accepted before; its patients are told in the same transaction.</summary>
public sealed class WithdrawFromSession(UnitOfWork work, SessionCancellation cancellation)
{
    public Task<Result<Done, SessionRefusal>> ExecuteAsync(Guid sessionId, SessionReason reason, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SessionRefusal>(
            actor.Scope,
            db => cancellation.CancelAsync(db, actor, sessionId, CancelledBy.Doctor, reason, ct),
            SessionConstraints.RefusalOf,
            ct,
            SessionRefusal.ChangedMeanwhile);
}
