using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Calls;

/// <summary>Somebody whom no message is known to have reached, and who has an appointment here to come.</summary>
public sealed record ToCall(
    Guid AppointmentId, AppointmentState State, DateTimeOffset StartsAt, string FirstName, string LastName, string Contact, IReadOnlyList<Untold> Messages)
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
/// arrived, none has arrived since, and nobody has called.
/// </summary>
public sealed class SeeCalls(UnitOfWork work, TimeProvider clock)
{
    public Task<List<ToCall>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from message in Untold(db)
            join appointment in db.Appointments on message.AppointmentId equals appointment.Id
            join person in db.Persons on appointment.PersonId equals person.Id
            where appointment.SiteId == actor.SiteId && appointment.StartsAt > now
                && (appointment.State == AppointmentState.Booked || appointment.State == AppointmentState.ToMove)
            orderby appointment.StartsAt, appointment.Id, message.CreatedAt
            select new { Appointment = appointment, Person = person, Message = message }).ToListAsync(ct);
        return rows.GroupBy(row => row.Appointment.Id).Select(group => new ToCall(
            group.Key,
            group.First().Appointment.State,
            group.First().Appointment.StartsAt,
            group.First().Person.FirstName,
            group.First().Person.LastName,
            group.First().Person.Contact,
            [.. group.Select(row => new Untold(row.Message.Kind, row.Message.State, row.Message.BouncedAt is not null))])).ToList();
    });

    /// <summary>Messages of appointments that nobody is known to have read, and after which no other arrived.</summary>
    internal static IQueryable<OutboxMessage> Untold(PacteDb db) => db.OutboxMessages.Where(m =>
        m.AppointmentId != null && m.ToldAt == null
        && (m.State == MessageState.Failed || m.State == MessageState.Expired || m.State == MessageState.Unsure || m.BouncedAt != null)
        && !db.OutboxMessages.Any(later => later.AppointmentId == m.AppointmentId && later.CreatedAt > m.CreatedAt
            && later.State == MessageState.Sent && later.BouncedAt == null));
}
