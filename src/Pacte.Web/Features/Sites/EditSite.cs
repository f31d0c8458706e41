using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Sites;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>Changes what is known of a site. Sessions that stand keep the hours that they were proposed with.</summary>
public sealed class EditSite(UnitOfWork work, AuditTrail audit)
{
    /// <param name="Version">Of the sheet that was shown: another agent's change in between is never overwritten.</param>
    public sealed record Request(Guid SiteId, uint Version, SiteDetails Details);

    public Task<Result<Done, SiteRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, SiteRefusal>(
            actor.Scope,
            async db =>
            {
                if (!request.Details.Hours.IsInOrder)
                    return SiteRefusal.HoursOutOfOrder;
                if (await db.Sites.ManagedBy(actor).SingleOrDefaultAsync(s => s.Id == request.SiteId, ct) is not { } site)
                    return SiteRefusal.NotFound;
                if (site.Version != request.Version)
                    return SiteRefusal.ChangedMeanwhile;
                var rooms = site.RoomCount;
                request.Details.ApplyTo(site);
                audit.Record(db, actor, "site-edited", nameof(Site), site.Id, $"rooms={rooms}>{site.RoomCount}");
                return new Done();
            },
            constraint => constraint switch
            {
                ConstraintNames.NeedsFitRooms => SiteRefusal.NeedsExceedRooms,
                ConstraintNames.RoomExistsAtSite => SiteRefusal.RoomsInUse,
                _ => null,
            },
            ct,
            SiteRefusal.ChangedMeanwhile);
}
