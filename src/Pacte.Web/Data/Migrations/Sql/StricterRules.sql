-- A recipient's cap refuses what anybody who types an address can have sent. What an act owes to its people (a cancelled session,
-- a published plan) counts as well and always leaves: otherwise twenty codes asked for an address would forbid the act itself.
create or replace function keep_message_counter() returns trigger language plpgsql as $$
declare
  written_on date := (new.created_at at time zone 'UTC')::date;
begin
  insert into message_counters (recipient_key, day) values (new.recipient_key, written_on) on conflict do nothing;
  update message_counters
     set messages = case when new.is_on_demand then messages + 1 else least(messages + 1, cap) end
   where recipient_key = new.recipient_key and day = written_on;
  return null;
end $$;

-- Also for a session that replays changes as a replica, where ordinary triggers sleep.
alter table audit_entries enable always trigger audit_is_append_only;
alter table audit_entries enable always trigger audit_is_never_emptied;

-- A session is held by a doctor who may work, too; and a session moved to a site of another zone changes its date.
drop trigger doctor_may_work on sessions;
create trigger doctor_may_work after insert or update of state, doctor_id, starts_at, site_id, time_zone on sessions
  for each row when (new.state in ('AcceptedByDoctor', 'Confirmed', 'Open', 'Held'))
  execute function doctor_may_work();

-- A site does not give up a room in which a session is still to come. Sessions lock their site's row when they take a room.
create function rooms_of_sessions_stay() returns trigger language plpgsql as $$
begin
  if exists (
    select from sessions
     where site_id = new.id and room > new.room_count and ends_at > now()
       and state in ('Proposed', 'AcceptedByDoctor', 'Confirmed', 'Open')) then
    raise exception 'a session uses a room beyond the % of site %', new.room_count, new.id
      using errcode = 'check_violation', constraint = 'room_exists_at_site';
  end if;
  return null;
end $$;

create trigger rooms_of_sessions_stay after update of room_count on sites
  for each row when (new.room_count < old.room_count) execute function rooms_of_sessions_stay();
