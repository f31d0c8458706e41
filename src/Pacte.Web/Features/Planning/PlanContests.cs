using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>A doctor whom another draft of the month wants too: the first of the two that is published gets them.</summary>
/// <param name="OtherArea">Whose draft it is.</param>
/// <param name="Here">The dates that this draft would propose.</param>
/// <param name="There">Those that the other would.</param>
public sealed record ContestLine(
    Guid DoctorId, string DoctorName, string OtherArea, IReadOnlyList<DateOnly> Here, IReadOnlyList<DateOnly> There)
{
    /// <summary>Both cannot be carried out, whatever the cap of the month.</summary>
    public bool IsSameDay => Here.Intersect(There).Any();
}

/// <summary>Reads whom a draft and the other drafts of its month both want to propose something to.</summary>
internal static class PlanContests
{
    public static async Task<IReadOnlyList<ContestLine>> ReadAsync(PacteDb db, PlanHeader draft, CancellationToken ct)
    {
        var others = db.Plans.Where(p => p.State == PlanState.Draft && p.Month == draft.FirstDay && p.Id != draft.Id);
        // Proposals already sent are sessions: they are nobody's to win.
        var here = db.PlanPlacements.Where(p => p.PlanId == draft.Id && p.SessionId == null);
        var rows = await (
            from theirs in db.PlanPlacements
            join plan in others on theirs.PlanId equals plan.Id
            join mine in here on theirs.DoctorId equals mine.DoctorId
            join doctor in db.Doctors on mine.DoctorId equals doctor.Id
            where theirs.SessionId == null
            select new
            {
                mine.DoctorId,
                Name = doctor.FirstName + " " + doctor.LastName,
                Other = plan.Id,
                Area = db.Departements.Where(d => d.RegionCode == plan.RegionCode).Select(d => d.RegionName).FirstOrDefault(),
                Here = mine.Date,
                There = theirs.Date,
            }).ToListAsync(ct);
        return [.. rows
            .GroupBy(r => (r.DoctorId, r.Other))
            .Select(g => new ContestLine(
                g.Key.DoctorId,
                g.First().Name,
                g.First().Area ?? PlanHeader.Country,
                [.. g.Select(r => r.Here).Distinct().Order()],
                [.. g.Select(r => r.There).Distinct().Order()]))
            .OrderByDescending(c => c.IsSameDay).ThenBy(c => c.Here[0]).ThenBy(c => c.DoctorName, StringComparer.Ordinal).ThenBy(c => c.OtherArea, StringComparer.Ordinal)];
    }
}
