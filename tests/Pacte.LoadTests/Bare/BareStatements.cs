using System.Security.Cryptography;
using Npgsql;

namespace Pacte.LoadTests.Bare;

internal readonly record struct BareSlot(Guid Id, Guid Site, DateTime StartsAt);

/// <summary>The statements, each on the index that serves it.</summary>
internal sealed partial class BareStatements(NpgsqlDataSource source)
{
    private const int Slots = 20;
    private const int HoldMinutes = 10;

    private const string FirstFree =
        """
        select f.id, n.site_id, f.starts_at
          from unnest($1) n (site_id)
         cross join lateral (
               select id, starts_at from slots
                where site_id = n.site_id and starts_at > $2 and state in ('Free', 'Held') and (state = 'Free' or held_until <= $2)
                order by starts_at limit 20) f
         order by f.starts_at limit 20
        """;

    private const string Take =
        """
        with taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2
           where id = $1 and starts_at > $3 and (state = 'Free' or (state = 'Held' and held_until <= $3))
          returning id)
        insert into booking_drafts (id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent)
        select $2, id, $3, $4, $2, 0, 0 from taken
        """;

    public async Task<List<BareSlot>> FirstFreeAsync(Guid[] sites, CancellationToken ct)
    {
        var found = new List<BareSlot>(Slots);
        await using var command = source.CreateCommand(FirstFree);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = sites });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = TimeProvider.System.GetUtcNow().UtcDateTime });
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            found.Add(new(rows.GetGuid(0), rows.GetGuid(1), rows.GetDateTime(2)));
        return found;
    }

    /// <summary>The draft that holds the slot, or null when somebody else has it.</summary>
    public async Task<Guid?> TakeAsync(Guid slot, CancellationToken ct)
    {
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        var draft = new Guid(RandomNumberGenerator.GetBytes(16));
        await using var command = source.CreateCommand(Take);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = slot });
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = draft });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now });
        command.Parameters.Add(new NpgsqlParameter<DateTime> { TypedValue = now.AddMinutes(HoldMinutes) });
        return await command.ExecuteNonQueryAsync(ct) > 0 ? draft : null;
    }
}
