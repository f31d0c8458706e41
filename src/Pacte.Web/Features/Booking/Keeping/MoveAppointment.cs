using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Languages;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Keeping;

/// <summary>
/// The holder of the link takes another slot instead of theirs: one transaction, in which the new one is booked and the old one
/// freed, and offered to the waiting list, so that nobody is ever without either. Reference and link stay.
/// </summary>
public sealed class MoveAppointment(
    UnitOfWork work, TimeProvider clock, AuditTrail audit, OutboxWriter outbox, KeepingMessages messages, OfferSlot offers, WaitingList waiting)
{
    public sealed record Request(string? Reference, string? Key, Guid SlotId);

    /// <summary>Done as well when the appointment stands in that slot already: the form was posted twice.</summary>
    public Task<Result<Done, MoveRefusal>> ExecuteAsync(Request request, CancellationToken ct) =>
        work.WriteAsync<Done, MoveRefusal>(Scope.Service, db => MoveAsync(db, request, ct), RefusalOf, ct);

    private static MoveRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.SlotHasOneActiveAppointment => MoveRefusal.JustTaken,
        ConstraintNames.SlotIsOpen or ConstraintNames.SlotsCloseWithSession => MoveRefusal.NoLongerOffered,
        ConstraintNames.PersonHasOneUpcomingAppointment => MoveRefusal.AlreadyHasAnother,
        _ => null,
    };

    private async Task<Result<Done, MoveRefusal>> MoveAsync(PacteDb db, Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var reference = AppointmentReference.Read(request.Reference);
        var found = await db.Appointments.AsNoTracking().SingleOrDefaultAsync(a => a.Reference == reference, ct);
        if (found is null || !AppointmentLinks.Opens(request.Key, found.KeyHash) || !found.LinkIsOpenAt(now))
            return MoveRefusal.NotFound;
        var (sessions, slots) = await db.LockSlotsAsync(found.SlotId, request.SlotId, ct);
        var appointment = await db.LockAppointmentAsync(found.Id, ct);
        if (appointment.SlotId == request.SlotId && appointment.State is AppointmentState.Booked)
            return new Done();
        if (appointment.SlotId != found.SlotId)
            return MoveRefusal.ChangedMeanwhile;
        if (appointment.MayMoveAt(now) is { } standing)
            return standing;
        if (slots.Find(s => s.Id == request.SlotId) is not { } wanted || sessions.Find(s => s.Id == wanted.SessionId) is not { } session
            || session.State is not (SessionState.Open or SessionState.Held) || wanted.State is SlotState.Closed)
            return MoveRefusal.NoLongerOffered;
        return await TakeAsync(db, appointment, slots.Single(s => s.Id == found.SlotId), (wanted, session), ct);
    }

    private async Task<Result<Done, MoveRefusal>> TakeAsync(
        PacteDb db, Appointment appointment, Slot old, (Slot Slot, Session Session) wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var takesSlot = appointment.State is AppointmentState.Booked;
        if (!wanted.Slot.TryBook(Guid.Empty, now))
            return MoveRefusal.JustTaken;
        var result = appointment.MoveTo(wanted.Slot, wanted.Session, now);
        if (!result.IsDone)
            return result;
        await GiveBackAsync(db, appointment, takesSlot ? old : null, ct);
        await TellAsync(db, appointment, ct);
        audit.Record(db, null, "appointment-moved", nameof(Appointment), appointment.Id, $"slot={old.Id}>{wanted.Slot.Id}");
        return new Done();
    }

    // One whose session fell had no place to give back; it is served now, and waits for nothing more.
    private async Task GiveBackAsync(PacteDb db, Appointment appointment, Slot? old, CancellationToken ct)
    {
        if (old is null)
        {
            await waiting.ServedAsync(db, appointment.PersonId, appointment.Specialty, ct);
            return;
        }

        old.Free();
        await offers.ToNextAsync(db, old, OfferReason.Freed, ct);
    }

    internal async Task TellAsync(PacteDb db, Appointment appointment, CancellationToken ct)
    {
        var site = new PublicSite(await db.Sites.AsNoTracking().SingleAsync(s => s.Id == appointment.SiteId, ct));
        var person = await db.Persons.AsNoTracking().SingleAsync(p => p.Id == appointment.PersonId, ct);
        using (Speech.In(person.Language))
            outbox.Write(db, messages.Moved(appointment, person.Contact is { } contact ? new(contact) : null, site));
    }
}
