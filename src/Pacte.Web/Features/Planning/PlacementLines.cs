using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Reads the placements of a plan, by date.</summary>
internal static class PlacementLines
{
    public static async Task<List<PlacementLine>> ReadAsync(PacteDb db, Guid planId, CancellationToken ct)
    {
        var pins = db.PlanChoices.Where(c => c.Kind == ChoiceKind.Pin);
        // Those that held when the plan read its rows, whatever became of them since.
        pins = await PlanMoments.SourcesReadAsync(db, planId, ct) is { } read
            ? pins.Where(c => c.ChosenAt <= read && (c.DroppedAt == null || c.DroppedAt > read))
            : pins.Where(_ => false);
        return await (
            from p in db.PlanPlacements
            join d in db.Doctors on p.DoctorId equals d.Id
            join s in db.Sites on p.SiteId equals s.Id
            join o in db.Sites on p.RunnerUpSiteId equals (Guid?)o.Id into others
            from other in others.DefaultIfEmpty()
            where p.PlanId == planId
            orderby p.Date, s.CommuneName, d.LastName, p.OfferId
            select new PlacementLine(
                p.OfferId,
                d.Id,
                d.FirstName + " " + d.LastName,
                d.RegionCode,
                p.Date,
                p.Part,
                s.Id,
                s.Name,
                s.CommuneName,
                p.RoadKm,
                p.SessionId,
                db.Sessions.Where(session => session.Id == p.SessionId).Select(session => (SessionState?)session.State).FirstOrDefault(),
                other == null ? null : new RunnerUpLine(other.Name, p.RunnerUpPoints, p.RunnerUpKm),
                pins.Any(c => c.DoctorId == p.DoctorId && c.SiteId == p.SiteId && c.Date == p.Date && c.Part == p.Part)))
            .ToListAsync(ct);
    }
}
