using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Volunteering;

/// <summary>Sessions that doctor or site left without an answer expire: doctor and room are free again for the next plan.</summary>
public sealed class ExpireAnswers(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    private const int BatchSize = 200;

    public Task<Result<int, SessionRefusal>> ExecuteAsync(CancellationToken ct) =>
        work.WriteAsync<int, SessionRefusal>(
            Scope.Service,
            async db =>
            {
                var now = clock.GetUtcNow();
                var late = await db.Sessions.FromSql(
                    $"""
                     select s.*, s.xmin from sessions s
                      where s.state in ('Proposed', 'AcceptedByDoctor') and s.answer_before <= {now}
                      order by s.id limit {BatchSize} for update skip locked
                     """).ToListAsync(ct);
                foreach (var session in late.Where(session => session.Expire(now).IsDone))
                    audit.Record(db, null, "session-expired", nameof(Session), session.Id);
                return late.Count;
            },
            _ => null,
            ct,
            SessionRefusal.ChangedMeanwhile);
}
