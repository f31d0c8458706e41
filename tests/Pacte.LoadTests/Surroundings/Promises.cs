using Npgsql;

namespace Pacte.LoadTests.Surroundings;

/// <summary>A slot that somebody was told is theirs, for ten minutes or for good.</summary>
internal readonly record struct Promise(Guid Draft, Guid Slot, bool IsBooked = false);

/// <summary>What must be true of the database once people were answered, whatever the load was.</summary>
internal sealed class Promises(LoadDatabase database)
{
    private const string Lost =
        """
        select count(*)
          from unnest($1, $2) p (draft, slot)
          left join booking_drafts d on d.id = p.draft and d.slot_id = p.slot
          left join slots s on s.id = p.slot and s.state = 'Held' and s.held_by = p.draft
         where d.id is null or s.id is null
        """;

    private const string LostBookings =
        """
        select count(*)
          from unnest($1, $2) p (draft, slot)
          left join booking_drafts d on d.id = p.draft
          left join slots s on s.id = p.slot and s.state = 'Booked'
          left join appointments a on a.id = d.appointment_id and a.slot_id = p.slot and a.state = 'Booked'
         where a.id is null or s.id is null
        """;

    private const string TwiceBooked =
        """
        select count(*) from (
          select slot_id from appointments where state in ('Booked', 'Attended', 'NoShow') group by slot_id having count(*) > 1) twice
        """;

    private const string TwiceHeld = "select count(*) from (select slot_id from booking_drafts group by slot_id having count(*) > 1) twice";

    private const string HeldByNobody =
        """
        select count(*) from slots s
         where s.state = 'Held' and not exists (select from booking_drafts d where d.id = s.held_by and d.slot_id = s.id)
        """;

    /// <summary>What is broken, in words; nothing when all is well.</summary>
    public async Task<List<string>> BrokenAsync(IReadOnlyCollection<Promise> promises, CancellationToken ct)
    {
        var broken = new List<string>();
        Note(broken, "holds lost", await LostAsync(Lost, [.. promises.Where(promise => !promise.IsBooked)], ct));
        Note(broken, "bookings lost", await LostAsync(LostBookings, [.. promises.Where(promise => promise.IsBooked)], ct));
        Note(broken, "slots with two active appointments", await CountAsync(TwiceBooked, ct));
        Note(broken, "slots held twice", await CountAsync(TwiceHeld, ct));
        Note(broken, "slots held by nobody", await CountAsync(HeldByNobody, ct));
        return broken;
    }

    private async Task<long> LostAsync(string sql, IReadOnlyCollection<Promise> promises, CancellationToken ct)
    {
        await using var command = database.Source.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. promises.Select(promise => promise.Draft)] });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. promises.Select(promise => promise.Slot)] });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }

    private async Task<long> CountAsync(string sql, CancellationToken ct) => (long)(await database.ScalarAsync(sql, ct))!;

    private static void Note(List<string> broken, string what, long count)
    {
        if (count > 0)
            broken.Add($"{count} {what}");
    }
}
