using System.Security.Cryptography;
using Npgsql;
using Pacte.Domain;
using Pacte.Domain.Booking;

namespace Pacte.Web.Features.Booking;

/// <summary>
/// Keeps a slot for a visitor while they write their name. One statement takes the slot, gives back the one that the same browser
/// kept before, and opens the draft with what was typed so far: it holds or it does not, with no state between.
/// </summary>
/// <remarks>
/// Most visitors come without a draft, and their statement does not read the drafts at all: prepared on a connection while that table
/// is nearly empty, a plan that reads it would go through the whole table, and go on so once it has grown.
/// </remarks>
public sealed class HoldSlot(NpgsqlDataSource source, TimeProvider clock)
{
    private const int Tries = 4;

    // Sessions are locked before slots, as everywhere. The slot's own row decides: whoever updates it first has it.
    private const string Taken =
        """
        taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2
            from open
           where slots.id = $1 and open.slot_id = $1 and slots.starts_at > $3
             and (slots.state = 'Free' or (slots.state = 'Held' and slots.held_until <= $3))
             and (slots.public_from is null or slots.public_from <= $3)
          returning slots.id)
        """;

    private const string HoldFirst =
        $"""
        with open as (
          select t.id as slot_id
            from slots t join sessions s on s.id = t.session_id
           where t.id = $1 and s.state in ('Open', 'Held')
             for share of s),
        {Taken}
        insert into booking_drafts (id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, for_relative)
        select $2, taken.id, $3, $4, $5, 0, 0, false
          from taken
        """;

    private const string HoldInstead =
        $"""
        with previous as (
          select * from booking_drafts where id = $6 and appointment_id is null),
        open as (
          select t.id as slot_id
            from slots t join sessions s on s.id = t.session_id
           where t.id in ($1, (select slot_id from previous)) and s.state in ('Open', 'Held')
           order by s.id for share of s),
        {Taken},
        freed as (
          update slots set state = 'Free', held_until = null, held_by = null
            from previous, taken
           where slots.id = previous.slot_id and slots.id <> taken.id and slots.held_by = previous.id)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent,
               first_name, last_name, birth_date, contact, for_relative, has_treating_doctor)
        select $2, taken.id, $3, $4, $5, 0, 0,
               previous.first_name, previous.last_name, previous.birth_date, previous.contact,
               coalesce(previous.for_relative, false), previous.has_treating_doctor
          from taken left join previous on true
        """;

    private const string Why =
        """
        select s.state, s.starts_at > $2, s.held_by = $3 and s.held_until > $2
          from slots s where s.id = $1
        """;

    /// <param name="SlotId">The slot wanted.</param>
    /// <param name="PreviousDraft">The draft that the browser's cookie names, when it has one.</param>
    public sealed record Request(Guid SlotId, Guid? PreviousDraft);

    /// <summary>The id of the draft: the only key to it, so it is 128 random bits.</summary>
    public async Task<Result<Guid, BookingRefusal>> ExecuteAsync(Request request, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var draft = RandomId();
        await using var connection = await source.OpenConnectionAsync(ct);
        if (await TakeAsync(connection, request, draft, now, ct))
            return draft;
        return await ExplainAsync(connection, request, now, ct);
    }

    private static async Task<bool> TakeAsync(
        NpgsqlConnection connection, Request request, Guid draft, DateTimeOffset now, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var command = new NpgsqlCommand(request.PreviousDraft is null ? HoldFirst : HoldInstead, connection)
                {
                    Parameters =
                    {
                        new NpgsqlParameter<Guid> { TypedValue = request.SlotId },
                        new NpgsqlParameter<Guid> { TypedValue = draft },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                        new NpgsqlParameter<DateTimeOffset> { TypedValue = now + BookingDraft.HoldTime },
                        new NpgsqlParameter<Guid> { TypedValue = RandomId() },
                    },
                };
                if (request.PreviousDraft is { } previous)
                    command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = previous });
                return await command.ExecuteNonQueryAsync(ct) > 0;
            }
            catch (PostgresException e) when (e.SqlState is PostgresErrorCodes.DeadlockDetected && attempt < Tries)
            {
                // The database undid this one; the other side is done by now.
            }
        }
    }

    private static async Task<Result<Guid, BookingRefusal>> ExplainAsync(
        NpgsqlConnection connection, Request request, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Why, connection)
        {
            Parameters =
            {
                new NpgsqlParameter<Guid> { TypedValue = request.SlotId },
                new NpgsqlParameter<DateTimeOffset> { TypedValue = now },
                new NpgsqlParameter<Guid> { TypedValue = request.PreviousDraft ?? Guid.Empty },
            },
        };
        await using var row = await command.ExecuteReaderAsync(ct);
        if (!await row.ReadAsync(ct))
            return BookingRefusal.NotFound;
        var (state, ahead) = (Enum.Parse<SlotState>(row.GetString(0)), row.GetBoolean(1));
        if (request.PreviousDraft is { } own && !await row.IsDBNullAsync(2, ct) && row.GetBoolean(2))
            return own;
        return ahead && state is not SlotState.Closed ? BookingRefusal.JustTaken : BookingRefusal.NoLongerOffered;
    }

    private static Guid RandomId() => new(RandomNumberGenerator.GetBytes(16));
}
