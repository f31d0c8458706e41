alter table sessions
  -- Rule: a doctor is never in two places.
  add constraint doctor_is_in_one_place
    exclude using gist (doctor_id with =, tstzrange(starts_at, ends_at) with &&)
    where (state in ('Proposed', 'AcceptedByDoctor', 'Confirmed', 'Open', 'Held')),
  -- Rule: a room is never given twice.
  add constraint room_has_one_session
    exclude using gist (site_id with =, room with =, tstzrange(starts_at, ends_at) with &&)
    where (state in ('Proposed', 'AcceptedByDoctor', 'Confirmed', 'Open', 'Held'));

create function room_exists_at_site() returns trigger language plpgsql as $$
declare
  rooms int;
begin
  select room_count into rooms from sites where id = new.site_id for share;
  if new.room not between 1 and rooms then
    raise exception 'site % has no room %', new.site_id, new.room
      using errcode = 'check_violation', constraint = 'room_exists_at_site';
  end if;
  return new;
end $$;

create trigger room_exists_at_site before insert or update of room, site_id on sessions
  for each row execute function room_exists_at_site();
