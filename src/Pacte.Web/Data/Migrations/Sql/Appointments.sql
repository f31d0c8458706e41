alter table appointments
  -- Rule: one upcoming appointment per person and specialty. The ranges overlap exactly when the second
  -- is taken while the first is still ahead, so no clock is needed.
  add constraint person_has_one_upcoming_appointment
    exclude using gist (person_id with =, specialty with =, tstzrange(booked_at, ends_at) with &&)
    where (state = 'Booked' and not is_follow_up);

-- Rule: no booked appointment on a slot that is not booked. The slot's row is locked against the closing of its session.
create function slot_is_open() returns trigger language plpgsql as $$
declare
  slot_state text;
begin
  select state into slot_state from slots where id = new.slot_id for share;
  if slot_state <> 'Booked' then
    raise exception 'slot % is %', new.slot_id, slot_state
      using errcode = 'check_violation', constraint = 'slot_is_open';
  end if;
  return null;
end $$;

create trigger slot_is_open after insert or update of state, slot_id on appointments
  for each row when (new.state = 'Booked')
  execute function slot_is_open();

-- The other way round: a slot leaves Booked only when no booked appointment is left on it, at commit.
create function slot_leaves_no_orphan() returns trigger language plpgsql as $$
begin
  if exists (select from appointments where slot_id = new.id and state = 'Booked')
     and (select state from slots where id = new.id) <> 'Booked' then
    raise exception 'slot % still has a booked appointment', new.id
      using errcode = 'check_violation', constraint = 'slot_is_open';
  end if;
  return null;
end $$;

create constraint trigger slot_leaves_no_orphan after update of state on slots
  deferrable initially deferred
  for each row when (old.state = 'Booked' and new.state <> 'Booked')
  execute function slot_leaves_no_orphan();

-- Rule: at most six persons share a verified contact.
create table contacts (
  contact_key bytea primary key,
  persons int not null default 0,
  constraint contact_has_few_persons check (persons between 0 and 6)
);

create function keep_contact() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update contacts set persons = persons - 1 where contact_key = old.contact_key;
  end if;
  if tg_op <> 'DELETE' then
    insert into contacts (contact_key) values (new.contact_key) on conflict do nothing;
    update contacts set persons = persons + 1 where contact_key = new.contact_key;
  end if;
  return null;
end $$;

create trigger keep_contact after insert or delete or update of contact_key on persons
  for each row execute function keep_contact();
