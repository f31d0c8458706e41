using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Advice;

/// <summary>Takes an advice away: from tomorrow when people read it today, wholly when its days are still to come.</summary>
public sealed class EndAdvice(UnitOfWork work, AuditTrail audit)
{
    /// <param name="id">Of the advice.</param>
    /// <param name="today">Its last day.</param>
    /// <param name="actor">Who ends it.</param>
    /// <param name="ct">Stops waiting.</param>
    public Task<Result<Done, AdviceRefusal>> ExecuteAsync(Guid id, DateOnly today, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, AdviceRefusal>(
            actor.Scope,
            async db =>
            {
                var mine = db.Departements.AdvisedBy(actor).Select(d => d.Code);
                if (await db.DepartementAdvice.SingleOrDefaultAsync(a => a.Id == id && mine.Contains(a.DepartementCode), ct) is not { } advice)
                    return AdviceRefusal.NotFound;
                if (advice.From > today)
                    db.Remove(advice);
                else
                    advice.Until = today;
                audit.Record(db, actor, "advice-ended", nameof(DepartementAdvice), advice.Id, $"departement={advice.DepartementCode}");
                return new Done();
            },
            _ => null,
            ct);
}
