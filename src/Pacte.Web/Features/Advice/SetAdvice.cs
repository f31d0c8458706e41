using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Geography;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Advice;

/// <summary>Why an advice is refused.</summary>
public enum AdviceRefusal
{
    NotFound,

    /// <summary>Another one begins later and would overlap.</summary>
    AnotherBegins,
}

/// <summary>Says what people of a département may do by phone from a day on; what was said until then ends the day before.</summary>
public sealed class SetAdvice(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    public sealed record Request(string DepartementCode, DateOnly From, DateOnly? Until, string Phone, string Words);

    public Task<Result<Done, AdviceRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, AdviceRefusal>(
            actor.Scope,
            db => SetAsync(db, request, actor, ct),
            constraint => constraint == ConstraintNames.AdvicesDoNotOverlap ? AdviceRefusal.AnotherBegins : null,
            ct);

    private async Task<Result<Done, AdviceRefusal>> SetAsync(PacteDb db, Request request, Actor actor, CancellationToken ct)
    {
        if (!await db.Departements.AdvisedBy(actor).AnyAsync(d => d.Code == request.DepartementCode, ct))
            return AdviceRefusal.NotFound;
        var standing = await db.DepartementAdvice.SingleOrDefaultAsync(
            a => a.DepartementCode == request.DepartementCode && a.From <= request.From && (a.Until == null || a.Until >= request.From), ct);
        if (standing?.From == request.From)
            db.Remove(standing);
        else if (standing is not null)
            standing.Until = request.From.AddDays(-1);
        // What ends is saved before what begins: at no moment do two stand.
        await db.SaveChangesAsync(ct);
        var advice = new DepartementAdvice
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            DepartementCode = request.DepartementCode,
            From = request.From,
            Until = request.Until,
            Phone = request.Phone,
            Words = request.Words,
        };
        db.Add(advice);
        audit.Record(
            db, actor, "advice-set", nameof(DepartementAdvice), advice.Id,
            $"departement={request.DepartementCode} from={request.From:yyyy-MM-dd} until={request.Until:yyyy-MM-dd}");
        return new Done();
    }
}
