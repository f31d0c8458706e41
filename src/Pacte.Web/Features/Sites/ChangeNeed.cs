using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>Changes how many doctors a need asks for, or takes it away. What sessions were made for stays.</summary>
public sealed class ChangeNeed(UnitOfWork work, AuditTrail audit)
{
    public sealed record Request(Guid NeedId, int Min, int Desired, int Max);

    public Task<Result<Done, SiteRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        WriteAsync(request.NeedId, actor, async (db, need) =>
        {
            var standing = await Sessions(db, need.Id).Where(SiteSessions.TakesTime).CountAsync(ct);
            if (request.Max < standing)
                return SiteRefusal.NeedHasSessions;
            var asked = need.Ask(request.Min, request.Desired, request.Max);
            if (asked.IsDone)
                audit.Record(db, actor, "need-changed", nameof(SiteNeed), need.Id, $"min={need.Min} desired={need.Desired} max={need.Max}");
            return asked;
        }, ct);

    public Task<Result<Done, SiteRefusal>> RemoveAsync(Guid needId, Actor actor, CancellationToken ct) =>
        WriteAsync(needId, actor, async (db, need) =>
        {
            if (await Sessions(db, need.Id).AnyAsync(ct))
                return SiteRefusal.NeedHasSessions;
            db.SiteNeeds.Remove(need);
            audit.Record(db, actor, "need-removed", nameof(SiteNeed), need.Id);
            return new Done();
        }, ct);

    // Sessions of every actor count, also those that the front desk does not see.
    private static IQueryable<Session> Sessions(PacteDb db, Guid needId) => db.Sessions.IgnoreQueryFilters().Where(s => s.NeedId == needId);

    private Task<Result<Done, SiteRefusal>> WriteAsync(
        Guid needId, Actor actor, Func<PacteDb, SiteNeed, Task<Result<Done, SiteRefusal>>> act, CancellationToken ct) =>
        work.WriteAsync(
            actor.Scope,
            async db =>
            {
                // Locked first: a plan being published holds it for share, so its sessions are counted or it finds the need changed.
                await db.Database.ExecuteSqlAsync($"select from site_needs where id = {needId} for update", ct);
                var mine = db.Sites.ManagedBy(actor);
                return await db.SiteNeeds.SingleOrDefaultAsync(n => n.Id == needId && mine.Any(s => s.Id == n.SiteId), ct) is { } need
                    ? await act(db, need)
                    : SiteRefusal.NotFound;
            },
            constraint => constraint switch
            {
                ConstraintNames.NeedsFitRooms => SiteRefusal.NeedsExceedRooms,
                ConstraintNames.NeedCountsInOrder => SiteRefusal.CountsOutOfOrder,
                _ => (SiteRefusal?)null,
            },
            ct,
            SiteRefusal.ChangedMeanwhile);
}
