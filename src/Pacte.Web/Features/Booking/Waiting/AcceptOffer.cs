using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Keeping;
using Pacte.Web.Languages;
using Pacte.Web.Offers;

namespace Pacte.Web.Features.Booking.Waiting;

/// <summary>
/// The person takes the slot that is kept for them: their contact is proved already, so it is booked at once. The slot is locked before
/// the offer, as by whoever passes it on: taken or passed, never both.
/// </summary>
public sealed class AcceptOffer(
    UnitOfWork work, TimeProvider clock, OfferLinks links, BookingConfirmation confirmation, MoveAppointment move, WaitingList waiting, AuditTrail audit)
{
    public sealed record Request(Guid OfferId, string? Key);

    /// <summary>The id of the appointment; the same again when accepted twice.</summary>
    public async Task<Result<Guid, OfferRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (!links.OpensOffer(request.Key, request.OfferId))
            return OfferRefusal.NotFound;
        return await work.WriteAsync<Guid, OfferRefusal>(Scope.Service, db => AcceptAsync(db, request.OfferId, ct), RefusalOf, ct);
    }

    private static OfferRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.SlotHasOneActiveAppointment or ConstraintNames.SlotIsOpen or ConstraintNames.SlotsCloseWithSession => OfferRefusal.NoLongerOffered,
        ConstraintNames.PersonHasOneUpcomingAppointment => OfferRefusal.AlreadyHasAppointment,
        // Erased at this very moment: to whoever holds the link there is nothing any more.
        ConstraintNames.ErasedPersonTakesNothing => OfferRefusal.NotFound,
        _ => null,
    };

    private async Task<Result<Guid, OfferRefusal>> AcceptAsync(PacteDb db, Guid id, CancellationToken ct)
    {
        if (await db.SlotOffers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id, ct) is not { } found)
            return OfferRefusal.NotFound;
        var (session, slot) = await db.LockSlotInSessionAsync(found.SlotId, ct);
        var offer = await db.SlotOffers.SingleAsync(o => o.Id == id, ct);
        if (offer.State is OfferState.Accepted)
            return offer.AppointmentId ?? await db.Appointments.Where(a => a.SubmissionId == id).Select(a => a.Id).SingleAsync(ct);
        var now = clock.GetUtcNow();
        if (!offer.IsLiveAt(now))
            return OfferRefusal.TimeOver;
        if (session.State is not (SessionState.Open or SessionState.Held) || !slot.TryBookKept(now))
            return OfferRefusal.NoLongerOffered;
        offer.End(OfferState.Accepted, now);
        // Saved now: it would still be found among the offers to withdraw.
        await db.SaveChangesAsync(ct);
        return offer.AppointmentId is { } displaced
            ? await MoveHereAsync(db, displaced, session, slot, ct)
            : await BookAsync(db, offer, session, slot, ct);
    }

    private async Task<Result<Guid, OfferRefusal>> MoveHereAsync(PacteDb db, Guid id, Session session, Slot slot, CancellationToken ct)
    {
        var appointment = await db.LockAppointmentAsync(id, ct);
        if (appointment.State is not AppointmentState.ToMove)
            return appointment.State is AppointmentState.Booked ? OfferRefusal.AlreadyHasAppointment : OfferRefusal.TimeOver;
        var from = appointment.SlotId;
        if (!appointment.MoveTo(slot, session, clock.GetUtcNow()).IsDone)
            return OfferRefusal.NoLongerOffered;
        await waiting.ServedAsync(db, appointment.PersonId, appointment.Specialty, ct);
        await move.TellAsync(db, appointment, ct);
        audit.Record(db, null, "appointment-moved", nameof(Appointment), id, $"slot={from}>{slot.Id}");
        return id;
    }

    private async Task<Result<Guid, OfferRefusal>> BookAsync(PacteDb db, SlotOffer offer, Session session, Slot slot, CancellationToken ct)
    {
        var person = await db.Persons.SingleAsync(p => p.Id == offer.PersonId, ct);
        person.Language = Speech.Spoken;
        var others = await db.Appointments
            .Where(a => a.PersonId == person.Id && a.Specialty == slot.Specialty)
            .Where(a => a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove)
            .ToListAsync(ct);
        if (others.Exists(a => a.State is AppointmentState.Booked && a.EndsAt > clock.GetUtcNow() && !a.IsFollowUp))
            return OfferRefusal.AlreadyHasAppointment;
        var facts = new ToConfirm(offer.Id, session.DoctorId, slot, person.Id, person.Contact is { } contact ? new Contact(contact) : null, offer.Rank?.HasTreatingDoctor is true);
        return await confirmation.MakeAsync(db, facts, others, ct);
    }
}
