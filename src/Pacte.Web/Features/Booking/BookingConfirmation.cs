using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Web.Access;
using Pacte.Web.Audit;
using Pacte.Web.Data;
using Pacte.Web.Features.Booking.Fairness;
using Pacte.Web.Offers;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking;

/// <summary>What an appointment is made of, all of it locked.</summary>
/// <param name="SubmissionId">Of the form that was posted: twice, it makes one appointment.</param>
/// <param name="Contact">Proved; null for somebody who has none and is helped.</param>
public sealed record ToConfirm(Guid SubmissionId, Guid DoctorId, Slot Slot, Guid PersonId, Contact? Contact, bool HasTreatingDoctor)
{
    /// <summary>Nobody knew the person before: they have no past, and wait for nothing.</summary>
    public bool IsNewPerson { get; init; }

    /// <summary>Who it is for, seen from the person who books.</summary>
    public Relation Relation { get; init; }

    /// <summary>Who books for the person; null when they do it.</summary>
    public Assistance? Help { get; init; }
}

/// <summary>The second half of every booking: the appointment, its message and its trace, in the same transaction.</summary>
public sealed class BookingConfirmation(
    TimeProvider clock, AppointmentLinks links, AuditTrail audit, OutboxWriter outbox, BookingMessages messages, WaitingList waiting, SiteDirectory sites)
{
    /// <param name="db">The context of the transaction.</param>
    /// <param name="facts">What the appointment is made of.</param>
    /// <param name="others">Appointments of the same person and specialty: one whose session was cancelled is replaced by this.</param>
    /// <param name="ct">Stops waiting.</param>
    public async Task<Guid> MakeAsync(PacteDb db, ToConfirm facts, IReadOnlyList<Appointment> others, CancellationToken ct)
    {
        var appointment = Appointment(facts);
        appointment.NeedsCall = !facts.IsNewPerson && await Absences.AreManyAsync(db, facts.PersonId, appointment.BookedAt, ct);
        db.Appointments.Add(appointment);
        foreach (var replaced in others.Where(other => other.State is AppointmentState.ToMove))
        {
            replaced.Cancel(CancelReason.FoundAnother, appointment.BookedAt);
            audit.Record(db, facts.Help?.By, "appointment-replaced", nameof(Domain.Booking.Appointment), replaced.Id, $"by={appointment.Id}");
        }

        var site = await sites.OfInActAsync(db, facts.Slot.SiteId, ct);
        // Without a contact, the slip says it.
        if (facts.Contact is { } contact)
            outbox.Write(db, messages.Booked(appointment, contact, site));
        audit.Record(db, facts.Help?.By, "appointment-booked", nameof(Domain.Booking.Appointment), appointment.Id, appointment.NeedsCall ? $"slot={facts.Slot.Id} to-call" : $"slot={facts.Slot.Id}");
        if (!facts.IsNewPerson)
            await waiting.ServedAsync(db, facts.PersonId, facts.Slot.Specialty, ct);
        return appointment.Id;
    }

    private Appointment Appointment(ToConfirm facts)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7(now);
        return new()
        {
            Id = id,
            Reference = AppointmentReference.New(RandomNumberGenerator.GetInt32),
            KeyHash = links.KeyHashOf(id),
            PersonId = facts.PersonId,
            SlotId = facts.Slot.Id,
            SessionId = facts.Slot.SessionId,
            SiteId = facts.Slot.SiteId,
            DoctorId = facts.DoctorId,
            Specialty = facts.Slot.Specialty,
            StartsAt = facts.Slot.StartsAt,
            EndsAt = facts.Slot.EndsAt,
            BookedAt = now,
            SubmissionId = facts.SubmissionId,
            HasTreatingDoctor = facts.HasTreatingDoctor,
            Relation = facts.Relation,
            Channel = facts.Help?.Channel ?? BookingChannel.Web,
            AssistedBy = facts.Help?.By.AccountId,
            AgreedAt = facts.Help?.AgreedAt,
            AgreementVersion = facts.Help?.Version,
        };
    }
}
