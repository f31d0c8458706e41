using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>The front desk excuses an absence: it no longer counts for the person's next appointment.</summary>
public sealed class ExcuseAbsence(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    public Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Guid appointmentId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, AppointmentRefusal>(
            actor.Scope,
            async db =>
            {
                var appointment = await db.Appointments
                    .FromSql($"select * from appointments where id = {appointmentId} for update")
                    .SingleOrDefaultAsync(a => a.SiteId == actor.SiteId, ct);
                if (appointment is null)
                    return AppointmentRefusal.NotFound;
                var isNew = appointment.ExcusedAt is null;
                var result = appointment.Excuse(clock.GetUtcNow());
                if (result.IsDone && isNew)
                    audit.Record(db, actor, "absence-excused", nameof(Appointment), appointment.Id);
                return result;
            },
            _ => null,
            ct);
}
