namespace Pacte.Web.Features.Booking.Taking;

/// <summary>
/// The statements that hold a slot. Parameters: $1 slot, $2 new draft, $3 now, $4 end of a hold that begins now, $5 submission,
/// $6 network; $7 the browser's draft before.
/// </summary>
/// <remarks>
/// The slot's row decides: whoever writes it while it can be taken goes on, and a session that closes locks its slots too. A network has
/// five seats, one for each hold of somebody who has proved no contact; a unique index gives a seat to one draft. Rows are locked as
/// everywhere: the browser's draft before, then slots; the draft whose seat is given back comes last, and is not waited for.
/// </remarks>
internal static class HoldSql
{
    private const string Takeable =
        """
        starts_at > $3 and (state = 'Free' or (state = 'Held' and held_until <= $3)) and (public_from is null or public_from <= $3 or kept_for = 'Residents')
        """;

    // Of the seats whose hold is over, a comer gives back one and leaves the others to whoever comes at the same moment;
    // whoever is booking with one just now keeps it.
    private const string FreeSeat =
        """
        due as (
          select id from booking_drafts
           where network_key = $6 and seat is not null and held_until <= $3 and exists (select from comer)
           order by seat limit 1 for update skip locked),
        over as (
          update booking_drafts set seat = null from due where booking_drafts.id = due.id returning booking_drafts.id),
        seats as (
          select min(n) as free from generate_series(1, 5) as n
           where exists (select from comer)
             and n not in (select seat from booking_drafts
                            where network_key = $6 and seat is not null and id not in (select id from over)))
        """;

    /// <summary>
    /// For a browser without a draft, on a network that nobody else is known to hold on, as most come: the slot's row is written at once,
    /// without a lock before, and the first seat is taken. Where somebody has it the unique index undoes all of it. It does not read the
    /// drafts at all: prepared on a connection while that table is nearly empty, a plan that reads it would go through the whole
    /// table, and go on so once it has grown.
    /// </summary>
    public const string First =
        $"""
        with taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2
           where id = $1 and {Takeable}
          returning id)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, relation, elsewhere, network_key, seat)
        select $2, id, $3, $4, $5, 0, 0, 'Self', false, $6, 1
          from taken
        returning held_until, null::uuid
        """;

    /// <summary>
    /// For a browser without a draft, on a shared network: the slot is only locked, until a free seat is found. Where there is none the draft
    /// is opened without a hold. Two that find the same seat at once: the second is undone by the unique index, and looks again.
    /// </summary>
    public const string Shared =
        $"""
        with comer as (
          select id from slots where id = $1 and {Takeable} for update),
        {FreeSeat},
        taken as (
          update slots set state = 'Held', held_until = $4, held_by = $2 from comer, seats where slots.id = comer.id and seats.free is not null)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, relation, elsewhere, network_key, seat)
        select $2, comer.id, $3, case when seats.free is null then $3 else $4 end, $5, 0, 0, 'Self', false, $6, seats.free
          from comer cross join seats
        returning held_until, null::uuid
        """;

    /// <summary>
    /// For a browser with a draft. A hold that is still on moves to the other slot with its end and its seat: it moves
    /// once, since the former slot's row is locked and says who holds it. A hold that ended is not given again before a proof: its end
    /// stays with the drafts that follow, never at the instant of their creation, which means that none was ever given.
    /// </summary>
    public const string Instead =
        $"""
        with previous as (
          select * from booking_drafts where id = $7 and appointment_id is null for update),
        wanted as (
          select id, starts_at, state, held_until, held_by, public_from, kept_for from slots
           where id in ($1, (select slot_id from previous)) order by starts_at, id for update),
        open as (
          select id from wanted where id = $1 and {Takeable}),
        moving as (
          select previous.id, previous.network_key, previous.seat, previous.held_until
            from previous join wanted on wanted.id = previous.slot_id cross join open
           where wanted.state = 'Held' and wanted.held_by = previous.id and wanted.held_until > $3 and previous.proved_at is null),
        risen as (
          update booking_drafts set seat = null from moving where booking_drafts.id = moving.id returning moving.id),
        comer as (
          select open.id from open left join previous on true
           where previous.id is null or previous.proved_at is not null or previous.held_until = previous.created_at),
        {FreeSeat},
        hold as (
          select network_key, seat, held_until from moving join risen on risen.id = moving.id
          union all
          select $6, free, $4 from seats where free is not null),
        taken as (
          update slots set state = 'Held', held_until = hold.held_until, held_by = $2 from open, hold where slots.id = open.id),
        freed as (
          update slots set state = 'Free', held_until = null, held_by = null
            from previous, open
           where slots.id = previous.slot_id and slots.id <> open.id and slots.held_by = previous.id
          returning slots.id)
        insert into booking_drafts (
               id, slot_id, created_at, held_until, submission_id, code_tries_left, codes_sent, network_key, seat,
               first_name, last_name, birth_date, contact, commune, commune_insee, elsewhere, relation, has_treating_doctor)
        select $2, open.id, $3,
               coalesce(
                 hold.held_until,
                 case when previous.proved_at is null and previous.held_until <> previous.created_at
                      then previous.held_until - case when previous.held_until = $3 then interval '1 microsecond' else interval '0' end end,
                 $3),
               $5, 0, 0, coalesce(hold.network_key, $6), hold.seat,
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
    public const string Prove = "update booking_drafts set proved_at = $2, seat = null where id = $1 and appointment_id is null";
}
