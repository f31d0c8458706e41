using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Data;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Volunteering;

/// <summary>A doctor gives up a session accepted before: in one transaction its patients are told and the day is no longer offered.</summary>
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
