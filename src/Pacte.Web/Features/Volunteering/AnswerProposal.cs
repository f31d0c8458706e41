using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

/// <summary>A doctor accepts or declines a proposal. The cap, other sessions and exemptions are the database's to count.</summary>
public sealed class AnswerProposal(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    /// <summary>How long the site then has to confirm.</summary>
    public static readonly TimeSpan SiteAnswerTime = TimeSpan.FromDays(5);

    public Task<Result<Done, SessionRefusal>> AcceptAsync(Guid sessionId, Actor actor, CancellationToken ct) =>
        AnswerAsync(sessionId, actor, "session-accepted", session => session.Accept(clock.GetUtcNow(), SiteAnswersBefore(session)), ct);

    /// <summary>The day stays offered to other places, unless the doctor says that they cannot come at all.</summary>
    public Task<Result<Done, SessionRefusal>> DeclineAsync(Guid sessionId, SessionReason reason, Actor actor, CancellationToken ct) =>
        AnswerAsync(sessionId, actor, "session-declined", session => session.Decline(reason), ct);

    private DateTimeOffset SiteAnswersBefore(Session session)
    {
        var later = clock.GetUtcNow() + SiteAnswerTime;
        return later < session.StartsAt ? later : session.StartsAt;
    }

    private Task<Result<Done, SessionRefusal>> AnswerAsync(
        Guid sessionId, Actor actor, string action, Func<Session, Result<Done, SessionRefusal>> answer, CancellationToken ct) =>
        work.WriteAsync<Done, SessionRefusal>(
            actor.Scope,
            async db =>
            {
                var session = await db.Sessions.SingleOrDefaultAsync(s => s.Id == sessionId, ct);
                if (session is null)
                    return SessionRefusal.NotFound;
                var result = answer(session);
                if (!result.IsDone)
                    return result;
                var offers = await EndedOffers.RemoveAsync(db, session, ct);
                audit.Record(
                    db, actor, action, nameof(Session), session.Id, session.Reason is { } reason ? $"reason={reason} offers-ended={offers}" : null);
                return result;
            },
            SessionConstraints.RefusalOf,
            ct,
            SessionRefusal.ChangedMeanwhile);
}
