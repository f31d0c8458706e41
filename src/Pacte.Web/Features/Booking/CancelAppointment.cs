using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>The holder of the link gives the place back: the slot is offered to the waiting list, or free for anyone at once.</summary>
public sealed class CancelAppointment(
    UnitOfWork work, TimeProvider clock, AuditTrail audit, OutboxWriter outbox, BookingMessages messages, OfferSlot offers,
    WaitingList waiting)
{
    /// <param name="By">The helper who does it for the person; null for the holder of the link.</param>
    public sealed record Request(string? Reference, string? Key, CancelReason? Reason, Actor? By = null);

    public Task<Result<Done, AppointmentRefusal>> ExecuteAsync(Request request, CancellationToken ct) =>
        work.WriteAsync<Done, AppointmentRefusal>(
            Scope.Service,
            db => CancelAsync(db, request, ct),
            constraint => constraint == ConstraintNames.SlotIsOpen ? AppointmentRefusal.ChangedMeanwhile : null,
            ct);

    private async Task<Result<Done, AppointmentRefusal>> CancelAsync(PacteDb db, Request request, CancellationToken ct)
    {
        var reference = AppointmentReference.Read(request.Reference);
        var found = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == reference, ct);
        if (found is null || !AppointmentLinks.Opens(request.Key, found.KeyHash) || !found.LinkIsOpenAt(clock.GetUtcNow()))
            return AppointmentRefusal.NotFound;
        var (_, slot) = await db.LockSlotInSessionAsync(found.SlotId, ct);
        var appointment = await db.LockAppointmentAsync(found.Id, ct);
        if (appointment.SlotId != slot.Id)
            return AppointmentRefusal.ChangedMeanwhile;
        var takesSlot = appointment.State is AppointmentState.Booked;
        var result = appointment.Cancel(request.Reason, clock.GetUtcNow());
        if (!result.IsDone)
            return result;
        if (takesSlot)
        {
            slot.Free();
            await offers.ToNextAsync(db, slot, OfferReason.Freed, ct);
        }
        else
        {
            await waiting.ServedAsync(db, appointment.PersonId, appointment.Specialty, ct);
        }

        await TellAsync(db, appointment, ct);
        var reason = $"reason={appointment.CancelReason?.ToString() ?? "none"}";
        audit.Record(db, request.By, "appointment-cancelled", nameof(Appointment), appointment.Id, reason);
        return new Done();
    }

    private async Task TellAsync(PacteDb db, Appointment appointment, CancellationToken ct)
    {
        var site = new PublicSite(await db.Sites.AsNoTracking().SingleAsync(s => s.Id == appointment.SiteId, ct));
        var person = await db.Persons.AsNoTracking().SingleAsync(p => p.Id == appointment.PersonId, ct);
        // Whoever has no contact gave the place back by the slip: nobody is to be called about it.
        if (person.Contact is not { } contact)
            return;
        using (Speech.In(person.Language))
            outbox.Write(db, messages.Cancelled(appointment, contact, site));
    }
}
