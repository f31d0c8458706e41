using System.Security.Cryptography;
using Npgsql;

namespace Pacte.LoadTests.Bare;

/// <summary>What follows a hold: the pages of the draft, a code with its message, the appointment and its page, one statement each.</summary>
internal sealed partial class BareStatements
{
    private const string SendCode =
        """
        with asked as (
          update booking_drafts set code_hash = $3, code_expires_at = $5, code_tries_left = 5, codes_sent = 1 where id = $1 returning id)
        insert into outbox_messages (id, event_key, recipient_key, channel, address, subject, body, kind, is_on_demand, created_at, due_at, expires_at, state, attempts)
        select $2, 'booking-code:' || $1, $1::text, 'Email', $1 || '@charge.test', 'Votre code', 'Votre code : 123456', 'Code', true, $4, $4, $5, 'Waiting', 0
          from asked
        """;

    private const string Book =
        """
        with booked as (
          update slots set state = 'Booked', held_until = null, held_by = null
            from booking_drafts d
           where d.id = $1 and slots.id = d.slot_id and slots.state = 'Held' and slots.held_by = $1
          returning slots.id, slots.session_id, slots.site_id, slots.specialty, slots.starts_at, slots.ends_at),
        person as (
          insert into persons (id, identity_key, contact_key, first_name, last_name, birth_date, birth_precision, contact, created_at)
          select $2, $3, $3, 'Louise', 'Carlier', '1961-07-14', 'Day', $1 || '@charge.test', $4 from booked
          returning id),
        written as (
          insert into appointments (id, reference, key_hash, person_id, slot_id, session_id, site_id, doctor_id, specialty, starts_at, ends_at,
                 booked_at, submission_id, has_treating_doctor, is_follow_up, relation, needs_call, state, calendar_sequence)
          select $1, $5, $3, person.id, b.id, b.session_id, b.site_id, s.doctor_id, b.specialty, b.starts_at, b.ends_at,
                 $4, $1, false, false, 'Self', false, 'Booked', 0
            from booked b cross join person join sessions s on s.id = b.session_id
          returning id)
        update booking_drafts set appointment_id = written.id from written where booking_drafts.id = $1
        """;

    private const string Draft =
        """
        select d.held_until, d.first_name, d.last_name, d.contact, s.site_id, s.specialty, s.starts_at
          from booking_drafts d join slots s on s.id = d.slot_id
         where d.id = $1
        """;

    private const string Appointment =
        """
        select a.starts_at, a.state, a.specialty, a.site_id, p.first_name, p.last_name, d.last_name as doctor
          from appointments a join persons p on p.id = a.person_id join doctors d on d.id = a.doctor_id
         where a.reference = $1
        """;

    /// <summary>What a page of the draft shows; null when there is none.</summary>
    public Task<object[]?> DraftAsync(Guid draft, CancellationToken ct) => RowAsync(Draft, new NpgsqlParameter<Guid> { TypedValue = draft }, ct);

    /// <summary>What the confirmation shows; null when there is none.</summary>
    public Task<object[]?> AppointmentAsync(Guid draft, CancellationToken ct) =>
        RowAsync(Appointment, new NpgsqlParameter<string> { TypedValue = draft.ToString("N") }, ct);

    /// <summary>The draft, or null when there is none.</summary>
    public async Task<Guid?> SendCodeAsync(Guid draft, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        await using var command = source.CreateCommand(SendCode);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = RandomNumberGenerator.GetBytes(32) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.AddMinutes(HoldMinutes) });
        return await command.ExecuteNonQueryAsync(ct) > 0 ? draft : null;
    }

    /// <summary>The draft, or null when it holds nothing.</summary>
    public async Task<Guid?> BookAsync(Guid draft, CancellationToken ct)
    {
        await using var command = source.CreateCommand(Book);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = Guid.CreateVersion7() });
        command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = RandomNumberGenerator.GetBytes(32) });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = TimeProvider.System.GetUtcNow().UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = draft.ToString("N") });
        return await command.ExecuteNonQueryAsync(ct) > 0 ? draft : null;
    }

    private async Task<object[]?> RowAsync(string sql, NpgsqlParameter key, CancellationToken ct)
    {
        await using var command = source.CreateCommand(sql);
        command.Parameters.Add(key);
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var values = new object[row.FieldCount];
        row.GetValues(values);
        return values;
    }
}
