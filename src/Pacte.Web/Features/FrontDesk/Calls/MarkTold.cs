using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Audit;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Calls;

/// <summary>The front desk has told somebody by itself, or called to confirm. What fails afterwards puts the person on the list again.</summary>
public sealed class MarkTold(UnitOfWork work, TimeProvider clock, AuditTrail audit)
{
    public Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Guid appointmentId, Actor actor, CancellationToken ct) =>
        work.WriteAsync<Done, AppointmentRefusal>(
            actor.Scope,
            async db =>
            {
                if (!await db.Appointments.AnyAsync(a => a.Id == appointmentId && a.SiteId == actor.SiteId, ct))
                    return AppointmentRefusal.NotFound;
                var now = clock.GetUtcNow();
                var told = await SeeCalls.Untold(db).Where(m => m.AppointmentId == appointmentId).ExecuteUpdateAsync(
                    set => set.SetProperty(m => m.ToldAt, now).SetProperty(m => m.ToldBy, actor.AccountId), ct);
                var confirmed = await db.Appointments.Where(a => a.Id == appointmentId && a.NeedsCall).ExecuteUpdateAsync(
                    set => set.SetProperty(a => a.NeedsCall, false), ct);
                if (confirmed > 0)
                    audit.Record(db, actor, "patient-called", nameof(Appointment), appointmentId);
                // Nothing left to tell: a colleague was first.
                if (told > 0)
                    audit.Record(db, actor, "patient-told", nameof(Appointment), appointmentId, $"messages={told}");
                return new Done();
            },
            _ => null,
            ct);
}
