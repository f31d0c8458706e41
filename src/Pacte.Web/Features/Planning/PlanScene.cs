using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Web.Data;
using Pacte.Web.Data.Seed.Demonstration;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Gives a demonstration scene the plans that it shows, by the acts of those who would make them: agencies ask and publish, the solver
/// proves, doctors and sites answer; the ministry has a draft of the whole country. What is done already is not done again, so a scene
/// that was cut short is finished by whoever comes next.
/// </summary>
public sealed class PlanScene(UnitOfWork work, DraftScene draft, PublishPlan publish, AnswerScene answer, TimeProvider clock)
{
    /// <summary>The lock's number, known to nobody else: "scene" in ASCII.</summary>
    private const long Lock = 0x7363656E65;

    public Task ExecuteAsync(Scene scene, CancellationToken ct) =>
        work.ReadAsync(Scope.Service, async turn =>
        {
            turn.Database.SetCommandTimeout(0);
            // Two nodes that start together: the second waits, then finds the work done. A node that dies frees its turn.
            await using var transaction = await turn.Database.BeginTransactionAsync(ct);
            await turn.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({Lock})", ct);
            if (!await answer.IsDoneAsync(turn, ct))
                await PlanAsync(scene, ct);
            return true;
        });

    private async Task PlanAsync(Scene scene, CancellationToken ct)
    {
        var month = PlanCalendar.CurrentMonth(clock.GetUtcNow()).Next;
        foreach (var region in scene.Planned)
        {
            if (await FindAccountAsync(Role.Ars, region, ct) is { } agency && await draft.ExecuteAsync(month, agency, ct) is { } plan)
                await publish.ExecuteAsync(plan, agency, ct);
        }

        if (await FindAccountAsync(Role.National, null, ct) is { } national)
            await draft.ExecuteAsync(month, national, ct);
        await answer.ExecuteAsync(scene, ct);
    }

    private async Task<Actor?> FindAccountAsync(Role role, string? region, CancellationToken ct)
    {
        var account = await work.ReadAsync(Scope.Service, db => db.StaffAccounts
            .FirstOrDefaultAsync(a => a.IsDemonstration && a.Role == role && a.RegionCode == region, ct));
        return account?.AsActor();
    }
}
