using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>An agency gives up one of its choices; the next plan is free of it.</summary>
public sealed class DropChoice(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    public Task<Result<Done, ChoiceRefusal>> ExecuteAsync(Guid choiceId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, ChoiceRefusal>(
            actor.Scope,
            async db =>
            {
                if (await db.PlanChoices.SingleOrDefaultAsync(c => c.Id == choiceId, ct) is not { } choice)
                    return ChoiceRefusal.NotFound;
                var dropped = choice.Drop(actor.AccountId, clock.GetUtcNow());
                if (dropped.IsDone)
                    audit.Record(db, actor, "choice-dropped", nameof(PlanChoice), choice.Id, $"kind={choice.Kind}");
                return dropped;
            },
            _ => null,
            ct,
            whenChangedMeanwhile: ChoiceRefusal.NotFound);
}
