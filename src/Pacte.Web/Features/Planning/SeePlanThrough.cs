using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Computes what waits until one plan is computed; a worker on the same database may have taken it: then it is only waited for.</summary>
public sealed class SeePlanThrough(UnitOfWork work, ComputePlan compute, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>What became of the plan; null when it is gone.</summary>
    public async Task<PlanState?> ExecuteAsync(Guid planId, CancellationToken ct)
    {
        while (true)
        {
            var computed = await compute.ExecuteNextAsync(ct);
            var state = await StateAsync(planId, ct);
            if (state is not (PlanState.Requested or PlanState.Computing))
                return state;
            if (!computed)
                await Task.Delay(Pause, clock, ct);
        }
    }

    private Task<PlanState?> StateAsync(Guid planId, CancellationToken ct) => work.ReadAsync(
        Scope.Service, db => db.Plans.Where(p => p.Id == planId).Select(p => (PlanState?)p.State).SingleOrDefaultAsync(ct));
}
