using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Doctors;
using Pacte.Domain.Planning;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Doctors;

/// <summary>
/// Suspends a doctor. Refused while accepted sessions stand, naming them; proposals without an answer are withdrawn with it.
/// </summary>
public sealed class SuspendDoctor(UnitOfWork work, AuditTrail audit)
{
    public Task<Result<Done, DoctorRefusal>> ExecuteAsync(Guid doctorId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, DoctorRefusal>(
            actor.Scope,
            async db =>
            {
                // Sessions before their doctor, as an acceptance locks them: neither waits for the other in a circle.
                await db.Database.ExecuteSqlAsync(
                    $"select from sessions where doctor_id = {doctorId} and state = 'Proposed' order by id for update", ct);
                if (await DoctorRows.FindLockedAsync(db, doctorId, actor, ct) is not { } doctor)
                    return DoctorRefusal.NotFound;
                var standing = await DoctorRows.Standing(db, doctorId).OrderBy(s => s.StartsAt).Select(s => s.Id).ToListAsync(ct);
                var suspended = doctor.Suspend(standing);
                if (!suspended.IsDone)
                    return suspended;
                audit.Record(db, actor, "doctor-suspended", nameof(Doctor), doctor.Id);
                var proposals = db.Sessions.IgnoreQueryFilters().Where(s => s.DoctorId == doctorId && s.State == SessionState.Proposed);
                foreach (var proposal in await proposals.ToListAsync(ct))
                {
                    // The doctor said nothing of their days: they stay offered for when the suspension ends.
                    proposal.Cancel(CancelledBy.Ars, SessionReason.Other, [], []);
                    audit.Record(db, actor, "session-cancelled", nameof(Session), proposal.Id, "by=Ars cause=doctor-suspended");
                }

                return suspended;
            },
            constraint => constraint is ConstraintNames.DoctorHasNoStandingSession ? DoctorRefusal.SessionsStand : null,
            ct,
            DoctorRefusal.ChangedMeanwhile);
}
