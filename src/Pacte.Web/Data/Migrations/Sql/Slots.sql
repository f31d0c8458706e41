-- Hours of a session reach its slots, and hours of a slot its appointment, by the foreign keys themselves.
alter table slots
  drop constraint slot_copies_session_hours,
  add constraint slot_copies_session_hours
    foreign key (session_id, site_id, session_starts_at, session_ends_at)
    references sessions (id, site_id, starts_at, ends_at) on update cascade,
  add constraint slots_do_not_overlap
    exclude using gist (session_id with =, tstzrange(starts_at, ends_at) with &&) where (state <> 'Closed');

-- Rule: slots are open only while their session is, whichever of the two is written last.
create function slots_close_with_session() returns trigger language plpgsql as $$
declare
  stray uuid;
begin
  if tg_table_name = 'sessions' then
    select id into stray from slots where session_id = new.id and state <> 'Closed' limit 1;
  else
    perform from sessions where id = new.session_id and state in ('Open', 'Held') for share;
    if not found then
      stray := new.id;
    end if;
  end if;
  if stray is not null then
    raise exception 'slot % is open in a session that is not', stray
      using errcode = 'check_violation', constraint = 'slots_close_with_session';
  end if;
  return null;
end $$;

create constraint trigger slots_close_with_session after update of state on sessions
  deferrable initially deferred
  for each row when (old.state in ('Open', 'Held') and new.state not in ('Open', 'Held'))
  execute function slots_close_with_session();
-- Taking and freeing a slot of an open session stay out of it: they lock no session.
create constraint trigger slot_opens_with_session after insert on slots
  deferrable initially deferred
  for each row when (new.state <> 'Closed')
  execute function slots_close_with_session();
create constraint trigger slot_reopens_with_session after update of state on slots
  deferrable initially deferred
  for each row when (old.state = 'Closed' and new.state <> 'Closed')
  execute function slots_close_with_session();
