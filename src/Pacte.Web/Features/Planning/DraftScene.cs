using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Has the plan of a month computed for an account of a demonstration, or goes on with the one that was begun.</summary>
public sealed class DraftScene(UnitOfWork work, RequestPlan request, SeePlanThrough compute)
{
    /// <summary>The draft; null when it is published already, failed, or was left under way by a node that died: a worker will end it.</summary>
    public async Task<Guid?> ExecuteAsync(MonthOfYear month, Actor actor, CancellationToken ct)
    {
        var (id, state) = await FindAsync(month, actor.RegionCode, ct) ?? new(await AskAsync(month, actor, ct), PlanState.Requested);
        if (state is PlanState.Requested)
            state = await compute.ExecuteAsync(id, ct) ?? PlanState.Failed;
        return state is PlanState.Draft ? id : null;
    }

    private Task<Begun?> FindAsync(MonthOfYear month, string? region, CancellationToken ct)
    {
        var first = month.FirstDay;
        return work.ReadAsync(Scope.Service, db => db.Plans
            .Where(p => p.Month == first && p.RegionCode == region)
            .Where(p => p.State != PlanState.Superseded && p.State != PlanState.Failed)
            .OrderByDescending(p => p.RequestedAt)
            .Select(p => new Begun(p.Id, p.State))
            .FirstOrDefaultAsync(ct));
    }

    // Empty when it is refused: there is no such plan to see through.
    private async Task<Guid> AskAsync(MonthOfYear month, Actor actor, CancellationToken ct) =>
        (await request.ExecuteAsync(new(month, actor.RegionCode), actor, ct)).Value;

    private sealed record Begun(Guid Id, PlanState State);
}
