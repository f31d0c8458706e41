using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Sites;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Sites;

/// <summary>A site asks for doctors on one date or several, all or none.</summary>
public sealed class AskNeed(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    public sealed record Request(
        Guid SiteId, IReadOnlyList<DateOnly> Dates, DayPart Part, Specialty Specialty, int Min, int Desired, int Max);

    /// <summary>How many dates were asked for.</summary>
    public Task<Result<int, SiteRefusal>> ExecuteAsync(Request request, Actor actor, CancellationToken ct) =>
        work.WriteAsync<int, SiteRefusal>(
            actor.Scope,
            async db =>
            {
                if (await db.Sites.ManagedBy(actor).AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.SiteId, ct) is not { } site)
                    return SiteRefusal.NotFound;
                if (site.State is SiteState.Proposed or SiteState.Closed)
                    return SiteRefusal.SiteNotOpen;
                var today = LocalTime.DateAt(clock.GetUtcNow(), LocalTime.Zone(site.TimeZone));
                if (request.Dates.Any(date => date <= today))
                    return SiteRefusal.DateInThePast;
                foreach (var date in request.Dates)
                {
                    if (Add(db, actor, request, date).Refusal is { } refusal)
                        return refusal;
                }

                return request.Dates.Count;
            },
            constraint => constraint switch
            {
                ConstraintNames.NeedsFitRooms => SiteRefusal.NeedsExceedRooms,
                ConstraintNames.NeedIsAskedOnce => SiteRefusal.NeedAlreadyThere,
                ConstraintNames.NeedCountsInOrder => SiteRefusal.CountsOutOfOrder,
                _ => null,
            },
            ct);

    private Result<Done, SiteRefusal> Add(PacteDb db, Actor actor, Request request, DateOnly date)
    {
        var need = new SiteNeed
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()),
            SiteId = request.SiteId,
            Date = date,
            Part = request.Part,
            Specialty = request.Specialty,
        };
        var asked = need.Ask(request.Min, request.Desired, request.Max);
        if (asked.IsDone)
        {
            db.SiteNeeds.Add(need);
            audit.Record(
                db, actor, "need-asked", nameof(SiteNeed), need.Id,
                $"date={date:yyyy-MM-dd} part={need.Part} specialty={need.Specialty} min={need.Min} desired={need.Desired} max={need.Max}");
        }

        return asked;
    }
}
