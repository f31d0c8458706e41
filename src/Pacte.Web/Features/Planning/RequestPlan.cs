using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>Asks for the plan of a month; a worker computes it. One computation at a time for a month and a region.</summary>
public sealed class RequestPlan(UnitOfWork work, AuditTrail audit, TimeProvider clock)
{
    /// <param name="Month">This month or a later one.</param>
    /// <param name="RegionCode">Null for the whole country, which only national agents may ask for.</param>
    public sealed record Request(MonthOfYear Month, string? RegionCode);

    /// <param name="actor">Null when the service itself asks, from the command line.</param>
    public async Task<Result<Guid, PlanRefusal>> ExecuteAsync(Request request, Actor? actor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (request.Month < PlanCalendar.CurrentMonth(now))
            return PlanRefusal.MonthInThePast;
        if (!MayPlan(actor, request.RegionCode))
            return PlanRefusal.NotFound;
        return await work.WriteAsync<Guid, PlanRefusal>(
            actor?.Scope ?? Scope.Service,
            async db =>
            {
                if (request.RegionCode is { } region && !await db.Departements.AnyAsync(d => d.RegionCode == region, ct))
                    return PlanRefusal.NotFound;
                var plan = new Plan
                {
                    Id = Guid.CreateVersion7(now),
                    Month = request.Month.FirstDay,
                    RegionCode = request.RegionCode,
                    RequestedBy = actor?.AccountId,
                    RequestedAt = now,
                };
                db.Plans.Add(plan);
                audit.Record(
                    db, actor, "plan-requested", nameof(Plan), plan.Id, $"month={request.Month} region={request.RegionCode ?? "all"}");
                return plan.Id;
            },
            constraint => constraint is ConstraintNames.OneRunPerMonthAndRegion ? PlanRefusal.AlreadyRunning : null,
            ct);
    }

    private static bool MayPlan(Actor? actor, string? regionCode) =>
        actor is null or { Role: Role.National } || (actor.Role is Role.Ars && regionCode is not null && actor.RegionCode == regionCode);
}
