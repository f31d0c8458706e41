using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>Validates, opens, suspends or closes a site. A site is never suspended or closed under sessions to come.</summary>
public sealed class MoveSite(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    public Task<Result<Done, SiteRefusal>> ExecuteAsync(Guid siteId, SiteState next, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SiteRefusal>(
            actor.Scope,
            async db =>
            {
                // Locked first: a plan being published at the same instant has then either made its sessions or finds the site changed.
                await db.Database.ExecuteSqlAsync($"select from sites where id = {siteId} for update", ct);
                if (await db.Sites.ManagedBy(actor).SingleOrDefaultAsync(s => s.Id == siteId, ct) is not { } site)
                    return SiteRefusal.NotFound;
                if (next is SiteState.Suspended or SiteState.Closed && await StandingAsync(db, siteId, ct) is { Count: > 0 } standing)
                    return Result<Done, SiteRefusal>.Refused(SiteRefusal.SessionsStand, standing);
                var from = site.State;
                var moved = site.MoveTo(next);
                if (moved.IsDone)
                    audit.Record(db, actor, SiteText.AuditCode(next), nameof(Site), site.Id, $"from={from} to={next}");
                return moved;
            },
            _ => null,
            ct,
            SiteRefusal.ChangedMeanwhile);

    private Task<List<Guid>> StandingAsync(PacteDb db, Guid siteId, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return db.Sessions
            .Where(s => s.SiteId == siteId && s.EndsAt > now && s.State != SessionState.Held)
            .Where(SiteSessions.TakesTime)
            .OrderBy(s => s.StartsAt)
            .Select(s => s.Id)
            .ToListAsync(ct);
    }
}
