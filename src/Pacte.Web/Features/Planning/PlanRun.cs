using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Planning;
using Pacte.Domain.Time;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Planning;

/// <summary>A run that a worker has claimed; the end of its claim is also what proves that it is still the worker's.</summary>
internal sealed record PlanClaim(Guid PlanId, MonthOfYear Month, string? RegionCode, DateTimeOffset Until);

/// <summary>
/// Who computes what, decided in the database: a run is claimed for a while, the claim is renewed while the computation goes on,
/// and a run whose worker died is taken again by another.
/// </summary>
public sealed class PlanRun(UnitOfWork work, TimeProvider clock)
{
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    /// <summary>The oldest run that waits or whose worker died, or null.</summary>
    internal async Task<PlanClaim?> ClaimAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var claimed = await work.WriteAsync<PlanClaim, PlanRefusal>(
            Scope.Service,
            async db =>
            {
                var plan = await db.Plans
                    .FromSql($"""
                        select *, xmin from plans
                         where state = 'Requested' or (state = 'Computing' and claimed_until < {now})
                         order by requested_at
                         limit 1
                           for update skip locked
                        """)
                    .SingleOrDefaultAsync(ct);
                if (plan is null)
                    return PlanRefusal.NotFound;
                (plan.State, plan.Progress, plan.ClaimedUntil) = (PlanState.Computing, 0, NextEnd());
                return new PlanClaim(plan.Id, MonthOfYear.Of(plan.Month), plan.RegionCode, plan.ClaimedUntil.Value);
            },
            _ => null,
            ct);
        return claimed.Value;
    }

    /// <summary>Says how far the computation is and renews the claim; null when the run is another's now.</summary>
    internal async Task<PlanClaim?> RenewAsync(PlanClaim claim, int progress, CancellationToken ct)
    {
        var end = NextEnd();
        var renewed = await UpdateAsync(claim, plan => (plan.Progress, plan.ClaimedUntil) = (progress, end), ct);
        return renewed ? claim with { Until = end } : null;
    }

    /// <summary>Gives the run back to whoever takes it next.</summary>
    internal Task<bool> ReleaseAsync(PlanClaim claim, CancellationToken ct) =>
        UpdateAsync(claim, plan => (plan.State, plan.ClaimedUntil) = (PlanState.Requested, null), ct);

    internal Task<bool> FailAsync(PlanClaim claim, PlanFailure failure, CancellationToken ct) =>
        UpdateAsync(claim, plan => (plan.State, plan.ClaimedUntil, plan.Failure) = (PlanState.Failed, null, failure.ToString()), ct);

    /// <summary>Stores the computed plan, and puts the drafts that it replaces aside.</summary>
    internal async Task<bool> CompleteAsync(PlanClaim claim, Action<Plan> fill, CancellationToken ct)
    {
        var stored = await work.WriteAsync<Done, PlanRefusal>(
            Scope.Service,
            async db =>
            {
                if (await FindAsync(db, claim, ct) is not { } plan)
                    return PlanRefusal.NotFound;
                fill(plan);
                (plan.State, plan.Progress, plan.ClaimedUntil, plan.ComputedAt) = (PlanState.Draft, 100, null, clock.GetUtcNow());
                await db.Plans
                    .Where(p => p.Month == plan.Month && p.RegionCode == plan.RegionCode && p.State == PlanState.Draft)
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, PlanState.Superseded), ct);
                return new Done();
            },
            _ => null,
            ct);
        return stored.IsDone;
    }

    private async Task<bool> UpdateAsync(PlanClaim claim, Action<Plan> change, CancellationToken ct)
    {
        var updated = await work.WriteAsync<Done, PlanRefusal>(
            Scope.Service,
            async db =>
            {
                if (await FindAsync(db, claim, ct) is not { } plan)
                    return PlanRefusal.NotFound;
                change(plan);
                return new Done();
            },
            _ => null,
            ct,
            whenChangedMeanwhile: PlanRefusal.NotFound);
        return updated.IsDone;
    }

    private static Task<Plan?> FindAsync(PacteDb db, PlanClaim claim, CancellationToken ct) =>
        db.Plans.SingleOrDefaultAsync(p => p.Id == claim.PlanId && p.State == PlanState.Computing && p.ClaimedUntil == claim.Until, ct);

    // Whole milliseconds: the database keeps microseconds, and the claim is compared with what it kept.
    private DateTimeOffset NextEnd() => DateTimeOffset.FromUnixTimeMilliseconds((clock.GetUtcNow() + Lease).ToUnixTimeMilliseconds());
}
