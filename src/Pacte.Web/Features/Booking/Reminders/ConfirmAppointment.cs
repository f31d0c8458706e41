using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.Booking.Reminders;

/// <summary>The holder of the link says that they come. Opening the link says nothing: mail programs open links too.</summary>
public sealed class ConfirmAppointment(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    public sealed record Request(string? Reference, string? Key);

    public Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Request request, CancellationToken ct) =>
        work.WriteAsync<Done, AppointmentRefusal>(
            Scope.Service,
            async db =>
            {
                var reference = AppointmentReference.Read(request.Reference);
                var found = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == reference, ct);
                if (found is null || !AppointmentLinks.Opens(request.Key, found.KeyHash) || !found.LinkIsOpenAt(clock.GetUtcNow()))
                    return AppointmentRefusal.NotFound;
                var appointment = await db.LockAppointmentAsync(found.Id, ct);
                var said = appointment.ConfirmedAt is not null;
                var result = appointment.Confirm(clock.GetUtcNow());
                if (result.IsDone && !said)
                    audit.Record(db, null, "appointment-confirmed", nameof(Appointment), appointment.Id);
                return result;
            },
            _ => null,
            ct);
}
