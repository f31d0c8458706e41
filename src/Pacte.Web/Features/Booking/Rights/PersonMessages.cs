using Microsoft.EntityFrameworkCore;
using Pacte.Domain.Booking;
using Pacte.Domain.Messages;
using Pacte.Web.Data;
using Pacte.Web.Outbox;

namespace Pacte.Web.Features.Booking.Rights;

/// <summary>
/// The messages that are about one person. A message names what it tells, by its appointment or by an id in its key, and goes to a
/// contact that a family may share: what is about the others is theirs.
/// </summary>
public sealed class PersonMessages(OutboxWriter outbox)
{
    /// <summary>Those about one of the person's appointments, and those to their contact about a wait or an offer.</summary>
    public async Task<List<OutboxMessage>> OfAsync(PacteDb db, Person person, CancellationToken ct)
    {
        var (recipient, ids) = (KeyOf(person), await IdsOfAsync(db, person.Id, ct));
        var appointments = await AppointmentsOfAsync(db, person.Id, ct);
        return await db.OutboxMessages.FromSql(
            $"""
             select * from outbox_messages
              where address <> ''
                and (appointment_id = any({appointments}) or (recipient_key = {recipient} and string_to_array(event_key, ':') && {ids}))
              order by created_at desc
             """).ToListAsync(ct);
    }

    /// <summary>
    /// Empties them, with what the contact was sent on demand; everything, when the contact is nobody else's. What has not left yet does
    /// not leave.
    /// </summary>
    public async Task ForgetAllAsync(PacteDb db, Person person, CancellationToken ct)
    {
        var (recipient, ids) = (KeyOf(person), await IdsOfAsync(db, person.Id, ct));
        var appointments = await AppointmentsOfAsync(db, person.Id, ct);
        var alone = person.ContactKey is null || !await db.Persons.AnyAsync(p => p.ContactKey == person.ContactKey && p.Id != person.Id, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
             update outbox_messages
                set address = '', body = '', calendar_file = null, recipient_key = gen_random_uuid()::text,
                    state = case when state = 'Waiting' then 'Void' else state end
              where appointment_id = any({appointments})
                 or (recipient_key = {recipient} and ({alone} or is_on_demand or string_to_array(event_key, ':') && {ids}))
             """,
            ct);
        await db.Database.ExecuteSqlAsync($"delete from stopped_channels where {alone} and recipient_key = {recipient}", ct);
        await db.Database.ExecuteSqlAsync($"delete from person_message_counters where person_id = {person.Id}", ct);
    }

    /// <summary>Empties what was sent to a contact that the person no longer has.</summary>
    public async Task ForgetSentAsync(PacteDb db, Person person, CancellationToken ct)
    {
        var (recipient, ids) = (KeyOf(person), await IdsOfAsync(db, person.Id, ct));
        await db.Database.ExecuteSqlAsync(
            $"""
             update outbox_messages set address = '', body = '', calendar_file = null, recipient_key = gen_random_uuid()::text
              where recipient_key = {recipient} and state <> 'Waiting' and string_to_array(event_key, ':') && {ids}
             """,
            ct);
    }

    private string KeyOf(Person person) => person.Contact is { } contact ? outbox.RecipientKeyOf(contact) : outbox.CallKeyOf(person.Id);

    private static Task<Guid[]> AppointmentsOfAsync(PacteDb db, Guid person, CancellationToken ct) =>
        db.Appointments.Where(a => a.PersonId == person).Select(a => a.Id).ToArrayAsync(ct);

    private static async Task<string[]> IdsOfAsync(PacteDb db, Guid person, CancellationToken ct)
    {
        var ids = await db.Appointments.Where(a => a.PersonId == person).Select(a => a.Id)
            .Union(db.WaitingEntries.Where(e => e.PersonId == person).Select(e => e.Id))
            .Union(db.SlotOffers.Where(o => o.PersonId == person).Select(o => o.Id))
            .ToListAsync(ct);
        return [.. ids.Select(id => id.ToString("N"))];
    }
}
