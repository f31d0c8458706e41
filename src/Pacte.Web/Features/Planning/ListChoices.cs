using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Sites;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>A choice that holds.</summary>
/// <param name="Date">Null for a ban on every date.</param>
public sealed record ChoiceLine(
    Guid Id, ChoiceKind Kind, string DoctorName, DateOnly? Date, DayPart? Part, string SiteName, string CommuneName);

/// <summary>The agency's choices beside a plan of theirs.</summary>
/// <param name="Changed">Whether one was made or dropped since the plan was computed.</param>
public sealed record ChoicesView(IReadOnlyList<ChoiceLine> Choices, bool Changed);

/// <summary>Reads the choices that concern the month and the area of a plan; null when the plan does not exist in that scope.</summary>
public sealed class ListChoices(UnitOfWork work)
{
    public async Task<ChoicesView?> ExecuteAsync(Guid planId, Scope scope, CancellationToken ct)
    {
        var plan = await work.ReadAsync(scope, db => db.Plans
            .Where(p => p.Id == planId)
            .Select(p => new PlanArea(p.Id, p.Month, p.RegionCode))
            .SingleOrDefaultAsync(ct));
        // The plan is in scope: so are the choices of its area, doctors who come from other regions included.
        return plan is null ? null : await work.ReadAsync(Scope.Service, async db => new ChoicesView(
            await ChoicesAsync(db, plan, ct), await ChangedAsync(db, plan, ct)));
    }

    private static Task<List<ChoiceLine>> ChoicesAsync(PacteDb db, PlanArea plan, CancellationToken ct) => (
        from c in Of(db, plan)
        join d in db.Doctors on c.DoctorId equals d.Id
        join s in db.Sites on c.SiteId equals s.Id
        where c.DroppedAt == null
        orderby c.Date, d.LastName, s.CommuneName, c.Id
        select new ChoiceLine(c.Id, c.Kind, d.FirstName + " " + d.LastName, c.Date, c.Part, s.Name, s.CommuneName))
        .ToListAsync(ct);

    private static async Task<bool> ChangedAsync(PacteDb db, PlanArea plan, CancellationToken ct) =>
        await PlanMoments.SourcesReadAsync(db, plan.Id, ct) is { } read
        && await Of(db, plan).AnyAsync(c => c.ChosenAt > read || c.DroppedAt > read, ct);

    private static IQueryable<PlanChoice> Of(PacteDb db, PlanArea plan)
    {
        var (first, last) = (plan.Month, plan.Month.AddMonths(1).AddDays(-1));
        return db.PlanChoices
            .Where(c => plan.RegionCode == null || c.RegionCode == plan.RegionCode)
            .Where(c => c.Date == null || (c.Date >= first && c.Date <= last));
    }

    private sealed record PlanArea(Guid Id, DateOnly Month, string? RegionCode);
}
