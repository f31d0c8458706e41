namespace Pacte.LoadTests.Surroundings;

/// <summary>The national scene, and the state that every measure starts from.</summary>
internal sealed class LoadScene(LoadDatabase database)
{
    /// <summary>Where those who book have their mail.</summary>
    public const string MailDomain = "charge.test";

    /// <summary>The scene has two thousand slots ahead, which a step of holds takes in a few seconds.</summary>
    private const int FurtherPeriods = 64;

    // Each open session ahead again, every four weeks, with all its slots free. Nearer dates stay as the scene made them,
    // and searches show the nearest: the farther ones only give holds something to take.
    private const string Extend =
        """
        create temp table copies on commit drop as
        select s.id as original, gen_random_uuid() as copy, p.n * interval '28 days' as later
          from sessions s
         cross join generate_series(3, $1 + 2) p (n)
         where s.state = 'Open' and s.starts_at > now() and s.starts_at < now() + interval '28 days'
           and not exists (select from exemptions e where e.doctor_id = s.doctor_id);
        """;

    private const string RaiseCaps =
        """
        insert into doctor_months (doctor_id, month, cap)
        select distinct s.doctor_id, m::date, 1000
          from sessions s cross join generate_series(date_trunc('month', now()), now() + interval '6 years', interval '1 month') m
        on conflict (doctor_id, month) do update set cap = 1000;
        """;

    private const string CopySessions =
        """
        insert into sessions (id, doctor_id, site_id, need_id, region_code, time_zone, room, part, specialty, starts_at, ends_at,
               break_starts_at, break_ends_at, slot_minutes, state, answer_before, proposed_at)
        select c.copy, s.doctor_id, s.site_id, s.need_id, s.region_code, s.time_zone, s.room, s.part, s.specialty, s.starts_at + c.later,
               s.ends_at + c.later, s.break_starts_at + c.later, s.break_ends_at + c.later, s.slot_minutes, s.state, s.answer_before, s.proposed_at
          from copies c join sessions s on s.id = c.original;
        """;

    private const string CopySlots =
        """
        insert into slots (id, session_id, site_id, specialty, session_starts_at, session_ends_at, starts_at, ends_at, state)
        select gen_random_uuid(), c.copy, t.site_id, t.specialty, t.session_starts_at + c.later, t.session_ends_at + c.later,
               t.starts_at + c.later, t.ends_at + c.later, 'Free'
          from copies c join slots t on t.session_id = c.original;
        """;

    /// <summary>How many appointments the people of this tool have.</summary>
    public const string Booked =
        $"select count(*) from appointments a join persons p on p.id = a.person_id where a.state = 'Booked' and p.contact like '%@{MailDomain}'";

    // On the mainland, where anybody finds the nearest slot whatever its distance.
    private const string LeaveOnly =
        """
        with kept as (
          select s.id from slots s join sites l on l.id = s.site_id
           where s.state = 'Free' and s.public_from is null and s.specialty = 'GeneralPractice' and l.state = 'Open'
             and s.starts_at > now() + interval '1 day' and left(l.commune_insee, 2) not in ('97', '98', '2A', '2B')
           order by md5(s.id::text) limit $1)
        update slots set state = 'Closed', public_from = null, kept_for = null where state = 'Free' and id not in (select id from kept)
        """;

    private static readonly string GiveBack =
        $"""
        create temp table given_back on commit drop as
        select a.id, a.slot_id, a.person_id from appointments a join persons p on p.id = a.person_id where p.contact like '%@{MailDomain}';
        delete from appointments where id in (select id from given_back);
        delete from persons where id in (select person_id from given_back);
        update slots set state = 'Free', held_until = null, held_by = null
         where state = 'Held' or id in (select slot_id from given_back);
        truncate booking_drafts, rate_counters, outbox_messages, message_counters, person_message_counters;
        """;

    // Not the tables that are emptied: they have no dead row, and of one that it knows to be empty the server makes plans that read it whole.
    private static readonly string[] Written = ["slots", "appointments", "persons", "contacts", "slot_changes"];

    /// <summary>Demonstration accounts go: the application would refuse to start with them as in production.</summary>
    public Task RemoveAccountsAsync(CancellationToken ct) => database.ExecuteAsync("delete from staff_accounts where is_demonstration", ct);

    /// <summary>Repeats the open sessions over the coming years.</summary>
    public async Task ExtendAsync(CancellationToken ct)
    {
        await using var connection = await database.Source.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        foreach (var sql in new[] { Extend.Replace("$1", $"{FurtherPeriods}", StringComparison.Ordinal), RaiseCaps, CopySessions, CopySlots })
        {
            await using var command = connection.CreateCommand();
            command.CommandText = sql;
            await command.ExecuteNonQueryAsync(ct);
        }
        await transaction.CommitAsync(ct);
    }

    /// <summary>Gives back what was held, then leaves no dead row and no checkpoint to come for the next measure.</summary>
    public async Task ResetAsync(CancellationToken ct)
    {
        await database.ExecuteAsync(GiveBack, ct);
        foreach (var table in Written)
            await database.ExecuteAsync($"vacuum (analyze) {table}", ct);
        await database.ExecuteAsync("checkpoint", ct);
    }

    /// <summary>Closes all free slots but so many. There is no way back.</summary>
    public Task LeaveOnlyAsync(int slots, CancellationToken ct) =>
        database.ExecuteAsync(LeaveOnly.Replace("$1", $"{slots}", StringComparison.Ordinal), ct);

    /// <summary>What anybody may take: not what is kept for somebody until it opens.</summary>
    public Task<List<Guid>> FreeSlotsAsync(CancellationToken ct) =>
        database.RowsAsync(
            "select id from slots where state = 'Free' and public_from is null and starts_at > now() + interval '1 hour' order by id", row => row.GetGuid(0), ct);

    public Task<List<Place>> PlacesAsync(CancellationToken ct) =>
        database.RowsAsync(
            "select insee_code, name, population from communes where population > 0 and latitude is not null order by insee_code",
            row => new Place(row.GetString(0), row.GetString(1), row.GetInt32(2)),
            ct);
}

/// <summary>Where people live.</summary>
internal sealed record Place(string Code, string Name, int Population);
