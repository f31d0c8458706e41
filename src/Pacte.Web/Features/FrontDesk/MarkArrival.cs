using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>The front desk records that a patient came or did not; a mistake is corrected by recording the other.</summary>
public sealed class MarkArrival(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    public Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Guid appointmentId, bool came, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, AppointmentRefusal>(
            actor.Scope,
            async db =>
            {
                // Locked: a patient who cancels at the same instant is seen before or after, never over.
                var appointment = await db.Appointments
                    .FromSql($"select * from appointments where id = {appointmentId} for update")
                    .SingleOrDefaultAsync(ct);
                if (appointment is null)
                    return AppointmentRefusal.NotFound;
                var now = clock.GetUtcNow();
                var result = came ? appointment.Attend(now) : appointment.MissedAt(now);
                if (result.IsDone)
                    audit.Record(db, actor, came ? "patient-arrived" : "patient-absent", nameof(Appointment), appointment.Id);
                return result;
            },
            _ => null,
            ct);
}
