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
        if (await RefusalOfAsync(request, actor, ct) is { } refusal)
            return refusal;
        var now = clock.GetUtcNow();
        return await work.WriteAsync<Guid, PlanRefusal>(
            actor?.Scope ?? Scope.Service,
            db =>
            {
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
                return Task.FromResult<Result<Guid, PlanRefusal>>(plan.Id);
            },
            constraint => constraint is ConstraintNames.OneRunPerMonthAndRegion ? PlanRefusal.AlreadyRunning : null,
            ct);
    }

    /// <summary>Why such a plan cannot be asked for, whatever is being computed; null when it can.</summary>
    public async Task<PlanRefusal?> RefusalOfAsync(Request request, Actor? actor, CancellationToken ct)
    {
        if (request.Month < PlanCalendar.CurrentMonth(clock.GetUtcNow()))
            return PlanRefusal.MonthInThePast;
        if (!MayPlan(actor, request.RegionCode))
            return PlanRefusal.NotFound;
        return request.RegionCode is { } region && !await ExistsAsync(region, ct) ? PlanRefusal.NotFound : null;
    }

    private Task<bool> ExistsAsync(string region, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, db => db.Departements.AnyAsync(d => d.RegionCode == region, ct));

    private static bool MayPlan(Actor? actor, string? regionCode) =>
        actor is null or { Role: Role.National } || (actor.Role is Role.Ars && regionCode is not null && actor.RegionCode == regionCode);
}
