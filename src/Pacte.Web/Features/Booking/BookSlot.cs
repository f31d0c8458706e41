using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Fairness;

namespace Pacte.Web.Features.Booking;

/// <summary>Books the slot of a draft for whoever types the code that was sent: one transaction makes the appointment or nothing.</summary>
public sealed class BookSlot(
    UnitOfWork work, TimeProvider clock, ProofOfContact proof, KnownPersons persons, BookingConfirmation confirmation)
{
    public sealed record Request(Guid DraftId, string? Code);

    /// <summary>The id of the appointment; the same again when the form is posted twice.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        if (await proof.RefusalAsync(request.DraftId, request.Code, ct) is { } refusal)
            return refusal;
        var booked = await work.WriteAsync<Guid, BookingRefusal>(Scope.Service, db => BookAsync(db, request.DraftId, ct), RefusalOf, ct);
        if (!booked.IsDone)
            await proof.KeepAsync(request.DraftId, ct);
        return booked;
    }

    private static BookingRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.SlotHasOneActiveAppointment => BookingRefusal.JustTaken,
        ConstraintNames.SlotIsOpen or ConstraintNames.SlotsCloseWithSession => BookingRefusal.NoLongerOffered,
        ConstraintNames.PersonHasOneUpcomingAppointment => BookingRefusal.AlreadyHasAppointment,
        ConstraintNames.ContactHasFewPersons => BookingRefusal.TooManyPersonsForContact,
        _ => null,
    };

    private async Task<Result<Guid, BookingRefusal>> BookAsync(PacteDb db, Guid draftId, CancellationToken ct)
    {
        if (await db.LockDraftAsync(draftId, ct) is not { SlotId: { } slotId } draft)
            return BookingRefusal.NotFound;
        if (draft.AppointmentId is { } done)
            return done;
        var session = await db.LockSessionOfAsync(slotId, ct);
        var slot = await db.LockSlotAsync(slotId, ct);
        var now = clock.GetUtcNow();
        if (session.State is not (SessionState.Open or SessionState.Held) || slot.State is SlotState.Closed || slot.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        var form = PatientForm.Of(draft);
        if (form.Check(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1)).Count > 0)
            return BookingRefusal.DetailsMissing;
        var isResident = slot.ResidentsUntilAt(now) is not null && await Residents.IncludeAsync(db, form, session, ct);
        if (slot.ResidentsUntilAt(now) is not null && !isResident)
            return BookingRefusal.KeptForResidents;
        if (!slot.TryBook(draftId, now, isResident))
            return draft.IsTakenByCode ? BookingRefusal.JustTaken : BookingRefusal.HoldOver;
        // Saved now: an appointment may only be written on a slot that is booked.
        await db.SaveChangesAsync(ct);
        var person = await persons.FindOrAddAsync(db, form, draftId, now, ct);
        var others = await db.Appointments
            .Where(a => a.PersonId == person && a.Specialty == slot.Specialty)
            .Where(a => a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove)
            .ToListAsync(ct);
        if (others.Find(a => a.State is AppointmentState.Booked && a.EndsAt > now && !a.IsFollowUp) is { } standing)
            return Result<Guid, BookingRefusal>.Refused(BookingRefusal.AlreadyHasAppointment, [standing.Id]);
        var contact = Contact.Parse(form.Contact).Value!;
        var facts = new ToConfirm(draft.SubmissionId, session, slot, person, contact, form.HasTreatingDoctor is true) { Relation = form.Relation };
        draft.AppointmentId = await confirmation.MakeAsync(db, facts, others, ct);
        // The person's row has it now; the draft keeps only what finds the appointment again.
        new PatientForm().KeepIn(draft);
        (draft.CodeHash, draft.CodeExpiresAt) = (null, null);
        return draft.AppointmentId.Value;
    }
}
