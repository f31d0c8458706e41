using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk;

/// <summary>One line of the day: a slot, and who is in it.</summary>
public sealed record DayLine(Guid SlotId, DateTimeOffset StartsAt, DateTimeOffset EndsAt, DayPatient? Patient)
{
    /// <summary>Nobody has taken it, or only for ten minutes.</summary>
    public bool IsFree => Patient is null;
}

/// <summary>The patient of a line, with the little that a front desk needs.</summary>
public sealed record DayPatient(
    Guid AppointmentId, AppointmentState State, string FirstName, string LastName, Birth Birth, Reach Reach, bool HasTreatingDoctor, bool HasConfirmed)
{
    /// <summary>The front desk has still to call, since the person missed appointments lately.</summary>
    public bool NeedsCall { get; init; }

    /// <summary>The absence is excused.</summary>
    public bool IsExcused { get; init; }

    /// <summary>Whose name and contact have been forgotten since.</summary>
    public bool IsErased => LastName.Length == 0;

    public string FullName => IsErased ? "Identité effacée" : $"{FirstName} {LastName}".Trim();
}

/// <summary>The lines of a session, in the order of the hours. Only the session's own site gets any.</summary>
public sealed class SeeDayList(UnitOfWork work)
{
    public Task<List<DayLine>> ExecuteAsync(Guid sessionId, Actor actor, CancellationToken ct) =>
        work.ReadAsync(actor.Scope, async db =>
        {
            var slots = await db.Slots
                .Where(s => s.SessionId == sessionId && s.SiteId == actor.SiteId && s.State != SlotState.Closed)
                .OrderBy(s => s.StartsAt)
                .Select(s => new { s.Id, s.StartsAt, s.EndsAt })
                .ToListAsync(ct);
            var patients = await (
                from appointment in db.Appointments
                join person in db.Persons on appointment.PersonId equals person.Id
                where appointment.SessionId == sessionId
                    && (appointment.State == AppointmentState.Booked
                        || appointment.State == AppointmentState.Attended
                        || appointment.State == AppointmentState.NoShow)
                select new
                {
                    appointment.SlotId,
                    Patient = new DayPatient(
                        appointment.Id,
                        appointment.State,
                        person.FirstName,
                        person.LastName,
                        new Birth(person.BirthDate, person.BirthPrecision),
                        new Reach(person.Contact, person.Phone, null),
                        appointment.HasTreatingDoctor,
                        appointment.ConfirmedAt != null)
                    {
                        NeedsCall = appointment.NeedsCall,
                        IsExcused = appointment.ExcusedAt != null,
                    },
                }).ToDictionaryAsync(row => row.SlotId, row => row.Patient, ct);
            return slots.ConvertAll(s => new DayLine(s.Id, s.StartsAt, s.EndsAt, patients.GetValueOrDefault(s.Id)));
        });
}
