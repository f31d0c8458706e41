-- Rule, looked at when the transaction ends and no more at each statement: no booked appointment on a slot that is not booked. So both may
-- be written in either order; what counts is the appointment as it is left. The slot's row is locked against the closing of its session.
create or replace function slot_is_open() returns trigger language plpgsql as $$
declare
  slot_state text;
begin
  select slots.state into slot_state
    from appointments join slots on slots.id = slot_id
   where appointments.id = new.id and appointments.state = 'Booked'
     for share of slots;
  if slot_state <> 'Booked' then
    raise exception 'appointment % is booked on a slot that is %', new.id, slot_state
      using errcode = 'check_violation', constraint = 'slot_is_open';
  end if;
  return null;
end $$;

drop trigger slot_is_open on appointments;
create constraint trigger slot_is_open after insert or update of state, slot_id on appointments
  deferrable initially deferred
  for each row when (new.state = 'Booked')
  execute function slot_is_open();

-- Locks a draft, the session of its slot and the slot, in the order in which everybody locks them.
create procedure lock_for_booking(draft uuid) language plpgsql as $$
declare
  wanted uuid;
begin
  select slot_id into wanted from booking_drafts where id = draft for update;
  perform from sessions where id = (select session_id from slots where id = wanted) for share;
  perform from slots where id = wanted for update;
end $$;
