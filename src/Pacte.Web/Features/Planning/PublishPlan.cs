using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Planning;

/// <summary>
/// Turns a draft into proposals, all or nothing. The rows that the placements use are locked, then compared with the versions that
/// the plan was computed from; what moved is named by the refusal (ids of offers) and nothing is published.
/// </summary>
public sealed class PublishPlan(UnitOfWork work, AuditTrail audit, ProposalMessages messages, TimeProvider clock)
{
    /// <summary>How many sessions were proposed.</summary>
    public Task<Result<int, PlanRefusal>> ExecuteAsync(Guid planId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<int, PlanRefusal>(
            // The plan must be the actor's; the doctors that it brings from other regions are not, so the rest is the service's doing.
            Scope.Service,
            async db =>
            {
                if (await FindLockedAsync(db, planId, actor, ct) is not { } plan)
                    return PlanRefusal.NotFound;
                if (plan.State is not PlanState.Draft)
                    return PlanRefusal.NotADraft;
                var placements = await db.PlanPlacements.Where(p => p.PlanId == planId).ToListAsync(ct);
                await LockSourcesAsync(db, placements, ct);
                var withdrawn = await LockWithdrawnAsync(db, planId, ct);
                if (withdrawn.Count == 0 && placements.TrueForAll(p => p.SessionId is not null))
                    return PlanRefusal.NothingToPublish;
                var now = clock.GetUtcNow();
                var check = await PlacementCheck.RunAsync(db, planId, placements, ProposalTimes.FirstDate(PlanCalendar.Today(now)), ct);
                if (check.Moved.Count > 0)
                    return Result<int, PlanRefusal>.Refused(PlanRefusal.SourcesMoved, [.. check.Moved.Select(m => m.OfferId)]);
                // What frees is saved before what takes.
                withdrawn.ForEach(session => Withdraw(db, plan, session, actor));
                await db.SaveChangesAsync(ct);
                await ProposeAsync(db, plan, check.Ready, withdrawn, now, ct);
                audit.Record(
                    db, actor, "plan-published", nameof(Plan), plan.Id, $"sessions={check.Ready.Count} withdrawn={withdrawn.Count}");
                return check.Ready.Count;
            },
            // Another draft of the same month, published at the same instant, may have taken a doctor or a room.
            constraint => SessionConstraints.RefusalOf(constraint) is null ? null : PlanRefusal.SourcesMoved,
            ct,
            whenChangedMeanwhile: PlanRefusal.NotADraft);

    private static async Task<Plan?> FindLockedAsync(PacteDb db, Guid planId, Actor actor, CancellationToken ct)
    {
        var plan = await db.Plans
            .FromSql($"select *, xmin from plans where id = {planId} for no key update")
            .SingleOrDefaultAsync(ct);
        var isTheirs = actor.Scope.SeesEverything || (plan?.RegionCode is { } region && region == actor.Scope.RegionCode);
        return isTheirs ? plan : null;
    }

    // In one order everywhere, by kind then by id: two publications that share rows wait for one another and never deadlock.
    private static async Task LockSourcesAsync(PacteDb db, List<PlanPlacement> placements, CancellationToken ct)
    {
        Guid[] doctors = [.. placements.Select(p => p.DoctorId).Distinct()];
        Guid[] sites = [.. placements.Select(p => p.SiteId).Distinct()];
        Guid[] needs = [.. placements.Select(p => p.NeedId).Distinct()];
        Guid[] offers = [.. placements.Select(p => p.OfferId)];
        await db.Database.ExecuteSqlAsync($"select from doctors where id = any({doctors}) order by id for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select from sites where id = any({sites}) order by id for no key update", ct);
        await db.Database.ExecuteSqlAsync($"select from site_needs where id = any({needs}) order by id for share", ct);
        await db.Database.ExecuteSqlAsync($"select from offers where id = any({offers}) order by id for share", ct);
    }

    // Only those that still await their answer: what a doctor accepted meanwhile is theirs.
    private static Task<List<Session>> LockWithdrawnAsync(PacteDb db, Guid planId, CancellationToken ct) => db.Sessions
        .FromSql($"""
            select s.*, s.xmin from sessions s
             where s.state = 'Proposed' and s.id in (select session_id from plan_withdrawals where plan_id = {planId})
             order by s.id
               for update
            """)
        .ToListAsync(ct);

    // Before the doctor has accepted there are neither slots nor patients.
    private void Withdraw(PacteDb db, Plan plan, Session session, Actor actor)
    {
        if (session.Cancel(CancelledBy.Ars, SessionReason.Other, [], []).IsDone)
            audit.Record(db, actor, "session-cancelled", nameof(Session), session.Id, $"by={CancelledBy.Ars} reason={SessionReason.Other} plan={plan.Id}");
    }

    private async Task ProposeAsync(
        PacteDb db, Plan plan, IReadOnlyList<ReadyPlacement> ready, List<Session> withdrawn, DateTimeOffset now, CancellationToken ct)
    {
        var proposals = new List<Proposal>();
        foreach (var (placement, site, need, room) in ready)
        {
            var startsAt = site.Hours.On(need.Date, need.Part, site.TimeZone).StartsAt;
            var session = Session.Propose(
                Guid.CreateVersion7(now), placement.DoctorId, site, need, room, plan.Id, now, ProposalTimes.AnswerBefore(now, startsAt));
            db.Sessions.Add(session);
            placement.SessionId = session.Id;
            proposals.Add(new Proposal(session, site, need.Date, placement.RoadKm));
        }

        (plan.State, plan.PublishedAt) = (PlanState.Published, now);
        var gone = await WithdrawnAsync(db, withdrawn, ct);
        var ids = proposals.Concat(gone).Select(p => p.Session.DoctorId).Distinct().ToList();
        var (proposed, given) = (proposals.ToLookup(p => p.Session.DoctorId), gone.ToLookup(p => p.Session.DoctorId));
        foreach (var doctor in await db.Doctors.AsNoTracking().Where(d => ids.Contains(d.Id)).ToListAsync(ct))
            messages.Write(db, plan.Id, doctor, [.. proposed[doctor.Id].OrderBy(p => p.Date)], [.. given[doctor.Id].OrderBy(p => p.Date)]);
    }

    private static async Task<List<Proposal>> WithdrawnAsync(PacteDb db, List<Session> withdrawn, CancellationToken ct)
    {
        var ids = withdrawn.Select(s => s.SiteId).ToHashSet();
        var sites = await db.Sites.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
        return withdrawn.ConvertAll(s => new Proposal(s, sites[s.SiteId], s.LocalDate, RoadKm: 0));
    }
}

/// <summary>One session proposed, as its doctor is told.</summary>
internal sealed record Proposal(Session Session, Domain.Sites.Site Site, DateOnly Date, double RoadKm);
