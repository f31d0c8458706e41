using Npgsql;
using NpgsqlTypes;
using Pacte.Domain.Booking;
using Pacte.Domain.Sites;

namespace Pacte.Web.Data.Availability;

/// <summary>What a reading found.</summary>
/// <param name="Snapshot">Which transactions it saw: the next one asks for the changes of the others, whatever the order of their clocks.</param>
/// <param name="Lost">Ids that name no row any more.</param>
/// <param name="Everything">Whether more changed than is told: all must be read again.</param>
internal sealed record SlotReading(string Snapshot, IReadOnlyList<SlotRow> Rows, IReadOnlyList<Guid> Lost, bool Everything);

/// <summary>Reads slots for the board: all those to come, or those that changed since a reading, each in one statement.</summary>
internal static class SlotReader
{
    private const string Columns = "s.id, s.site_id, s.specialty, s.starts_at, s.state, s.held_until, s.public_from, s.kept_for";

    // One statement sees one snapshot, and says which.
    private const string All =
        $"""
        select pg_current_snapshot()::text, null::uuid, null::uuid, null::uuid, null, null::timestamptz, null, null::timestamptz, null::timestamptz, null
        union all
        select null, s.id, {Columns} from slots s where s.state in ('Free', 'Held') and s.starts_at > $1
        """;

    // The lateral keeps the plan to the primary key, however many changes the planner expects.
    private const string Changed =
        $"""
        select pg_current_snapshot()::text, null::uuid, null::uuid, null::uuid, null, null::timestamptz, null, null::timestamptz, null::timestamptz, null
        union all
        select null, c.slot_id, s.*
          from (select slot_id from slot_changes
                 where xid >= pg_snapshot_xmin($1::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::pg_snapshot)
                 union select unnest($2)) c
          left join lateral (select {Columns} from slots s where s.id = c.slot_id offset 0) s on true
        """;

    private const string Forget = "delete from slot_changes where xid < pg_snapshot_xmin($1::pg_snapshot)";

    public static async Task<SlotReading> AllAsync(NpgsqlConnection connection, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(All, connection);
        command.Parameters.Add(new NpgsqlParameter<DateTimeOffset> { TypedValue = now, NpgsqlDbType = NpgsqlDbType.TimestampTz });
        return await ReadAsync(command, ct);
    }

    /// <param name="connection">An open connection.</param>
    /// <param name="snapshot">That of the reading before.</param>
    /// <param name="also">Slots to read whether they changed or not.</param>
    /// <param name="ct">Gives up.</param>
    public static async Task<SlotReading> ChangesAsync(NpgsqlConnection connection, string snapshot, Guid[] also, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Changed, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = snapshot });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = also });
        return await ReadAsync(command, ct);
    }

    /// <summary>Deletes the notes that every reading since a snapshot has seen.</summary>
    public static async Task ForgetAsync(NpgsqlConnection connection, string snapshot, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(Forget, connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = snapshot });
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<SlotReading> ReadAsync(NpgsqlCommand command, CancellationToken ct)
    {
        var (snapshot, everything) = ("", false);
        var rows = new List<SlotRow>();
        var lost = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            if (!reader.IsDBNull(0))
                snapshot = reader.GetString(0);
            else if (reader.IsDBNull(1))
                everything = true;
            else if (reader.IsDBNull(2))
                lost.Add(reader.GetGuid(1));
            else
                rows.Add(RowOf(reader));
        }

        return new(snapshot, rows, lost, everything);
    }

    private static SlotRow RowOf(NpgsqlDataReader row) => new(
        row.GetGuid(2),
        row.GetGuid(3),
        Enum.Parse<Specialty>(row.GetString(4)),
        row.GetFieldValue<DateTimeOffset>(5),
        Enum.Parse<SlotState>(row.GetString(6)),
        InstantOrNull(row, 7),
        InstantOrNull(row, 8),
        row.IsDBNull(9) ? null : Enum.Parse<KeptFor>(row.GetString(9)));

    private static DateTimeOffset? InstantOrNull(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
