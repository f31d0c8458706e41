namespace Pacte.Web.Features.Booking.Taking;

/// <summary>
/// The statements that hold a slot. Parameters: $1 slot, $2 new draft, $3 now, $4 end of a hold that begins now, $5 submission,
/// $6 network; $7 the browser's draft before.
/// </summary>
/// <remarks>
/// The slot's row is locked first and decides: whoever locks it while it can be taken goes on, and a session that closes locks its
/// slots too. Only then is the network asked, so that nobody counts for a slot that another one has. An insert that meets the
/// network's row waits for it and sees its newest holds: two at once never make six.
/// </remarks>
internal static class HoldSql
{
    private const string Takeable =
        """
        starts_at > $3 and (state = 'Free' or (state = 'Held' and held_until <= $3)) and (public_from is null or public_from <= $3 or kept_for = 'Residents')
        """;

    private const string Count =
        """
        on conflict (network_key) do update
             set drafts = n.drafts[greatest(cardinality(n.drafts) - 3, 1):] || excluded.drafts,
                 untils = n.untils[greatest(cardinality(n.untils) - 3, 1):] || excluded.untils
           where cardinality(n.drafts) < 5 or n.untils[1] <= $3
          returning network_key
        """;

    /// <summary>
    /// For a browser without a draft, as most come: the slot's row is written at once, without a lock before. Where the network holds
    /// five already it divides by zero, which undoes it: then <see cref="Counted"/> opens the draft without a hold. It does not read
    /// the drafts at all: prepared on a connection while that table is nearly empty, a plan that reads it would go through the whole
    /// table, and go on so once it has grown.
    /// </summary>
    public const string First =
        $"""
        with taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2
           where id = $1 and {Takeable}
          returning id),
        counted as (
          insert into network_holds as n (network_key, drafts, untils)
          select $6, array[$2], array[$4] from taken
          {Count})
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, relation, elsewhere, network_key)
        select $2, taken.id, $3, $4, $5, 1 / (select count(*)::int from counted) - 1, 0, 'Self', false, $6
          from taken
        returning held_until, null::uuid
        """;

    /// <summary>For a browser without a draft on a network that holds five: the slot is only locked, until it is known whether it can be held.</summary>
    public const string Counted =
        $"""
        with open as (
          select id from slots where id = $1 and {Takeable} for update),
        counted as (
          insert into network_holds as n (network_key, drafts, untils)
          select $6, array[$2], array[$4] from open
          {Count}),
        taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2 from open, counted where slots.id = open.id)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, relation, elsewhere, network_key)
        select $2, open.id, $3, case when exists (select from counted) then $4 else $3 end, $5, 0, 0, 'Self', false, $6
          from open
        returning held_until, null::uuid
        """;

    /// <summary>
    /// For a browser with a draft. A hold that is still on moves to the other slot with its end and its place in the count: it moves
    /// once, since the former slot's row is locked and says who holds it. A hold that ended is not given again before a proof: its end
    /// stays with the drafts that follow, never at the instant of their creation, which means that none was ever given.
    /// </summary>
    public const string Instead =
        $"""
        with previous as (
          select * from booking_drafts where id = $7 and appointment_id is null),
        wanted as (
          select id, starts_at, state, held_until, held_by, public_from, kept_for from slots
           where id in ($1, (select slot_id from previous)) order by starts_at, id for update),
        open as (
          select id from wanted where id = $1 and {Takeable}),
        moving as (
          select previous.id, previous.network_key, previous.held_until
            from previous join wanted on wanted.id = previous.slot_id cross join open
           where wanted.state = 'Held' and wanted.held_by = previous.id and wanted.held_until > $3 and previous.proved_at is null),
        moved as (
          update network_holds set drafts = array_replace(drafts, moving.id, $2)
            from moving where network_holds.network_key = moving.network_key),
        counted as (
          insert into network_holds as n (network_key, drafts, untils)
          select $6, array[$2], array[$4]
            from open left join previous on true
           where previous.id is null or previous.proved_at is not null or previous.held_until = previous.created_at
          {Count}),
        hold as (
          select network_key, held_until from moving union all select network_key, $4 from counted),
        taken as (
          update slots set state = 'Held', held_until = hold.held_until, held_by = $2 from open, hold where slots.id = open.id),
        freed as (
          update slots set state = 'Free', held_until = null, held_by = null
            from previous, open
           where slots.id = previous.slot_id and slots.id <> open.id and slots.held_by = previous.id
          returning slots.id)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, network_key,
               first_name, last_name, birth_date, contact, commune, commune_insee, elsewhere, relation, has_treating_doctor)
        select $2, open.id, $3,
               coalesce(
                 hold.held_until,
                 case when previous.proved_at is null and previous.held_until <> previous.created_at
                      then previous.held_until - case when previous.held_until = $3 then interval '1 microsecond' else interval '0' end end,
                 $3),
               $5, 0, 0, coalesce(hold.network_key, $6),
               previous.first_name, previous.last_name, previous.birth_date, previous.contact, previous.commune, previous.commune_insee,
               coalesce(previous.elsewhere, false), coalesce(previous.relation, 'Self'), previous.has_treating_doctor
          from open left join previous on true left join hold on true
        returning held_until, (select id from freed)
        """;

    /// <summary>Why nothing was held: $1 slot, $2 now, $3 the browser's draft before.</summary>
    public const string Why =
        """
        select s.state, s.starts_at > $2, s.held_by = $3 and s.held_until > $2
          from slots s where s.id = $1
        """;

    /// <summary>A contact proved, of a draft that could not be booked: $1 draft, $2 now. Its hold no longer counts for its network.</summary>
    public const string Prove =
        """
        with proved as (
          update booking_drafts set proved_at = $2 where id = $1 and appointment_id is null returning id, network_key)
        update network_holds n
           set drafts = array_remove(n.drafts, proved.id),
               untils = n.untils[:array_position(n.drafts, proved.id) - 1] || n.untils[array_position(n.drafts, proved.id) + 1:]
          from proved
         where n.network_key = proved.network_key and proved.id = any (n.drafts)
        """;
}
