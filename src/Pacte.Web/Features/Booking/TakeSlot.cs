using Microsoft.EntityFrameworkCore;
using Pacte.Domain;
using Pacte.Domain.Booking;
using Pacte.Domain.Planning;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Fairness;

namespace Pacte.Web.Features.Booking;

/// <summary>What a draft wants, read under locks; of the session, what the booking needs to know.</summary>
public sealed record SlotToTake(BookingDraft Draft, Slot Slot, SessionState SessionState, Guid DoctorId, DateOnly Date);

/// <summary>Makes the appointment of a draft, in the transaction of whoever proved the contact or recorded the agreement.</summary>
public sealed class TakeSlot(TimeProvider clock, KnownPersons persons, BookingConfirmation confirmation)
{
    internal static BookingRefusal? RefusalOf(string constraint) => constraint switch
    {
        ConstraintNames.SlotHasOneActiveAppointment => BookingRefusal.JustTaken,
        ConstraintNames.SlotIsOpen or ConstraintNames.SlotsCloseWithSession => BookingRefusal.NoLongerOffered,
        ConstraintNames.PersonHasOneUpcomingAppointment => BookingRefusal.AlreadyHasAppointment,
        ConstraintNames.ContactHasFewPersons => BookingRefusal.TooManyPersonsForContact,
        _ => null,
    };

    /// <param name="db">The context of the transaction.</param>
    /// <param name="wanted">Locked, of a draft without an appointment yet.</param>
    /// <param name="help">Null when the person proved a contact.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(PacteDb db, SlotToTake wanted, Assistance? help, CancellationToken ct)
    {
        var (draft, slot) = (wanted.Draft, wanted.Slot);
        var now = clock.GetUtcNow();
        if (wanted.SessionState is not (SessionState.Open or SessionState.Held) || slot.State is SlotState.Closed || slot.StartsAt <= now)
            return BookingRefusal.NoLongerOffered;
        var form = PatientForm.Of(draft);
        if (form.Check(DateOnly.FromDateTime(now.UtcDateTime).AddDays(1), isHelped: help is not null).Count > 0)
            return BookingRefusal.DetailsMissing;
        var isResident = slot.ResidentsUntilAt(now) is not null && await Residents.IncludeAsync(db, form, slot, wanted.Date, ct);
        if (slot.ResidentsUntilAt(now) is not null && !isResident)
            return BookingRefusal.KeptForResidents;
        if (!slot.TryBook(draft.Id, now, isResident))
            return draft.IsTakenByCode ? BookingRefusal.JustTaken : BookingRefusal.HoldOver;
        return await MakeAsync(db, wanted, form, help, ct);
    }

    private async Task<Result<Guid, BookingRefusal>> MakeAsync(
        PacteDb db, SlotToTake wanted, PatientForm form, Assistance? help, CancellationToken ct)
    {
        var (draft, slot) = (wanted.Draft, wanted.Slot);
        var now = clock.GetUtcNow();
        var (person, isNew) = await persons.FindOrAddAsync(db, form, now, ct);
        var others = isNew ? [] : await db.Appointments
            .Where(a => a.PersonId == person && a.Specialty == slot.Specialty)
            .Where(a => a.State == AppointmentState.Booked || a.State == AppointmentState.ToMove)
            .ToListAsync(ct);
        if (others.Find(a => a.State is AppointmentState.Booked && a.EndsAt > now && !a.IsFollowUp) is { } standing)
            return Result<Guid, BookingRefusal>.Refused(BookingRefusal.AlreadyHasAppointment, [standing.Id]);
        var contact = Contact.Parse(form.Contact).Value;
        var facts = new ToConfirm(draft.SubmissionId, wanted.DoctorId, slot, person, contact, form.HasTreatingDoctor is true)
        {
            IsNewPerson = isNew,
            Relation = form.Relation,
            Help = help,
        };
        draft.AppointmentId = await confirmation.MakeAsync(db, facts, others, ct);
        // The person's row has it now; the draft keeps only what finds the appointment again.
        new PatientForm().KeepIn(draft);
        (draft.CodeHash, draft.CodeExpiresAt, draft.Seat) = (null, null, null);
        return draft.AppointmentId.Value;
    }
}
