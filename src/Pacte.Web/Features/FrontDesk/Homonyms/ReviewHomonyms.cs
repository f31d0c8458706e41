using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Homonyms;

/// <summary>Why a verdict is not written down.</summary>
public enum HomonymRefusal
{
    /// <summary>The site has no such pair to look at, or somebody has looked already.</summary>
    NotListed,
}

/// <summary>The front desk says whether two persons are one. The pair leaves every list; nothing else changes.</summary>
public sealed class ReviewHomonyms(UnitOfWork work, TimeProvider clock, AuditTrail audit, SeeHomonyms listed)
{
    public async Task<Result<Done, HomonymRefusal>> ExecuteAsync(Guid one, Guid other, HomonymVerdict verdict, Actor actor, CancellationToken ct)
    {
        if (!(await listed.ExecuteAsync(actor, ct)).Exists(pair => pair.OneId == one && pair.OtherId == other))
            return HomonymRefusal.NotListed;
        return await work.WriteAsync<Done, HomonymRefusal>(
            actor.Scope,
            async db =>
            {
                // Two colleagues at once: the first is heard.
                var written = await db.Database.ExecuteSqlAsync(
                    $"""
                    insert into homonym_pairs as pair (one_id, other_id, verdict, reviewed_at, reviewed_by)
                    values ({one}, {other}, {verdict.ToString()}, {clock.GetUtcNow()}, {actor.AccountId})
                    on conflict (one_id, other_id) do update
                       set verdict = excluded.verdict, reviewed_at = excluded.reviewed_at, reviewed_by = excluded.reviewed_by
                     where pair.verdict is null
                    """,
                    ct);
                if (written == 0)
                    return HomonymRefusal.NotListed;
                audit.Record(db, actor, "homonyms-reviewed", nameof(Person), one, $"other={other} verdict={verdict}");
                return new Done();
            },
            _ => null,
            ct);
    }
}
