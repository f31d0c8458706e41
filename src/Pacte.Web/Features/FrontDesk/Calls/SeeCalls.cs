using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Access;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Domain.Waiting;
using Pacte.Web.Access;
using Pacte.Web.Data;

namespace Pacte.Web.Features.FrontDesk.Calls;

/// <summary>
/// Somebody to call about an appointment here to come: no message is known to have reached them, they have no contact, or they missed
/// appointments lately.
/// </summary>
public sealed record ToCall(
    Guid AppointmentId, AppointmentState State, DateTimeOffset StartsAt, string FullName, Reach Reach, IReadOnlyList<Untold> Messages, bool ToConfirm)
{
    /// <summary>The slot that is kept for somebody without a contact, whom nobody else can ask.</summary>
    public KeptSlot? Kept { get; init; }
}

/// <summary>One message that did not arrive for sure, or that only a voice can tell.</summary>
public sealed record Untold(MessageKind Kind, MessageState State, bool Bounced, bool ByVoice);

/// <summary>A slot on offer, with where the answer is written.</summary>
public sealed record KeptSlot(DateTimeOffset StartsAt, string ZoneId, string SiteName, DateTimeOffset Until, string AnswerPath);

/// <summary>
/// Whom the front desk must tell by itself: a message about an appointment to come failed, came too late, bounced or may not have
/// arrived, none has arrived since, and nobody has called; or no message can ever reach them. And whose appointment is confirmed by a call.
/// </summary>
public sealed class SeeCalls(UnitOfWork work, TimeProvider clock, OfferLinks links)
{
    public Task<List<ToCall>> ExecuteAsync(Actor actor, CancellationToken ct) => work.ReadAsync(actor.Scope, async db =>
    {
        var now = clock.GetUtcNow();
        var rows = await (
            from appointment in db.Appointments
            join person in db.Persons on appointment.PersonId equals person.Id
            from message in Untold(db).Where(m => m.AppointmentId == appointment.Id).DefaultIfEmpty()
            where appointment.SiteId == actor.SiteId
                && (appointment.State == AppointmentState.Booked || appointment.State == AppointmentState.ToMove)
            where appointment.StartsAt > now || (appointment.State == AppointmentState.ToMove && message.Channel == MessageChannel.Call && message.ExpiresAt > now)
            where message != null || (appointment.NeedsCall && appointment.State == AppointmentState.Booked)
            orderby appointment.StartsAt, appointment.Id, message.CreatedAt
            select new { Appointment = appointment, Person = person, Message = message }).ToListAsync(ct);
        var helpers = await Reach.HelpersAsync(db, rows.Select(row => row.Appointment.AssistedBy), ct);
        var kept = await KeptAsync(db, [.. rows.Where(row => row.Person.Contact is null).Select(row => row.Person.Id).Distinct()], now, ct);
        return rows.GroupBy(row => row.Appointment.Id).Select(group =>
        {
            var (appointment, person) = (group.First().Appointment, group.First().Person);
            var helper = appointment.AssistedBy is { } account ? helpers.GetValueOrDefault(account) : null;
            return new ToCall(
                group.Key,
                appointment.State,
                appointment.StartsAt,
                $"{person.FirstName} {person.LastName}".Trim(),
                new(person.Contact, person.Phone, helper),
                [.. group.Select(row => row.Message).OfType<OutboxMessage>().Select(m => new Untold(m.Kind, m.State, m.BouncedAt is not null, m.Channel is MessageChannel.Call))],
                appointment is { NeedsCall: true, State: AppointmentState.Booked })
            {
                Kept = appointment.State is AppointmentState.ToMove ? kept.GetValueOrDefault(person.Id) : null,
            };
        }).ToList();
    });

    /// <summary>
    /// Messages of appointments that nobody is known to have read, and after which no other arrived. A voice tells only what still is:
    /// a reminder of an hour that has changed is over.
    /// </summary>
    internal static IQueryable<OutboxMessage> Untold(PacteDb db) => db.OutboxMessages.Where(m =>
        m.AppointmentId != null && m.ToldAt == null
        && (m.State == MessageState.Failed || m.State == MessageState.Expired || m.State == MessageState.Unsure || m.BouncedAt != null
            || (m.Channel == MessageChannel.Call && m.State == MessageState.Waiting))
        && (m.Channel != MessageChannel.Call || m.AppointmentStartsAt == null
            || db.Appointments.Any(a => a.Id == m.AppointmentId && a.StartsAt == m.AppointmentStartsAt))
        && !db.OutboxMessages.Any(later => later.AppointmentId == m.AppointmentId && later.CreatedAt > m.CreatedAt
            && later.State == MessageState.Sent && later.BouncedAt == null));

    // Offers are outside a site's scope; those of its own patients are meant. A person has one at most.
    private async Task<Dictionary<Guid, KeptSlot>> KeptAsync(PacteDb db, List<Guid> persons, DateTimeOffset now, CancellationToken ct)
    {
        if (persons.Count == 0)
            return [];
        var rows = await (
            from offer in db.SlotOffers.IgnoreQueryFilters()
            join slot in db.Slots on offer.SlotId equals slot.Id
            join site in db.Sites on slot.SiteId equals site.Id
            where persons.Contains(offer.PersonId) && offer.State == OfferState.Offered && offer.Until > now
            select new { offer.Id, offer.PersonId, offer.Until, slot.StartsAt, site.TimeZone, site.Name }).ToListAsync(ct);
        return rows.ToDictionary(row => row.PersonId, row => new KeptSlot(row.StartsAt, row.TimeZone, row.Name, row.Until, links.OfferPath(row.Id)));
    }
}
