using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Calls;

/// <summary>Somebody to call about an appointment here to come: no message is known to have reached them, or they missed appointments lately.</summary>
public sealed record ToCall(
    Guid AppointmentId, AppointmentState State, DateTimeOffset StartsAt, string FirstName, string LastName, string Contact, IReadOnlyList<Untold> Messages, bool ToConfirm)
{
    public string FullName => $"{FirstName} {LastName}".Trim();

    public bool HasNumber => !new Contact(Contact).IsEmail;

    /// <summary>« 06 12 34 56 78 », « louise@exemple.fr »</summary>
    public string SpokenContact => new Contact(Contact).Spoken;

    /// <summary>To call or to write by a touch.</summary>
    public string ContactHref => (HasNumber ? "tel:" : "mailto:") + Contact;
}

/// <summary>One message that did not arrive for sure.</summary>
public sealed record Untold(MessageKind Kind, MessageState State, bool Bounced);

/// <summary>
/// Whom the front desk must tell by itself: a message about an appointment to come failed, came too late, bounced or may not have
/// arrived, none has arrived since, and nobody has called. And whose appointment is confirmed by a call.
/// </summary>
public sealed class SeeCalls(UnitOfWork work, TimeProvider clock)
{
    public Task<List<ToCall>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from appointment in db.Appointments
            join person in db.Persons on appointment.PersonId equals person.Id
            from message in Untold(db).Where(m => m.AppointmentId == appointment.Id).DefaultIfEmpty()
            where appointment.SiteId == actor.SiteId && appointment.StartsAt > now
                && (appointment.State == AppointmentState.Booked || appointment.State == AppointmentState.ToMove)
            where message != null || (appointment.NeedsCall && appointment.State == AppointmentState.Booked)
            orderby appointment.StartsAt, appointment.Id, message.CreatedAt
            select new { Appointment = appointment, Person = person, Message = message }).ToListAsync(ct);
        return rows.GroupBy(row => row.Appointment.Id).Select(group => new ToCall(
            group.Key,
            group.First().Appointment.State,
            group.First().Appointment.StartsAt,
            group.First().Person.FirstName,
            group.First().Person.LastName,
            group.First().Person.Contact,
            [.. group.Select(row => row.Message).OfType<OutboxMessage>().Select(m => new Untold(m.Kind, m.State, m.BouncedAt is not null))],
            group.First().Appointment is { NeedsCall: true, State: AppointmentState.Booked })).ToList();
    });

    /// <summary>Messages of appointments that nobody is known to have read, and after which no other arrived.</summary>
    internal static IQueryable<OutboxMessage> Untold(PacteDb db) => db.OutboxMessages.Where(m =>
        m.AppointmentId != null && m.ToldAt == null
        && (m.State == MessageState.Failed || m.State == MessageState.Expired || m.State == MessageState.Unsure || m.BouncedAt != null)
        && !db.OutboxMessages.Any(later => later.AppointmentId == m.AppointmentId && later.CreatedAt > m.CreatedAt
            && later.State == MessageState.Sent && later.BouncedAt == null));
}
