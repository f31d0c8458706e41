-- A person may be erased: the row stays, for the figures that count it, and says nothing of anybody.
alter table persons
  alter column contact_key drop not null,
  add column erased_at timestamp with time zone,
  add constraint erased_person_is_nobody check (
    case when erased_at is null then contact_key is not null
         else first_name = '' and last_name = '' and contact = '' and contact_key is null and birth_date = '-infinity'
              and commune_insee is null end);
create index persons_known on persons (created_at) where erased_at is null;

-- Who is erased shares a contact with nobody, and a contact that nobody has any more is forgotten.
create or replace function keep_contact() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from contacts where contact_key = old.contact_key and persons = 1;
    if not found then
      update contacts set persons = persons - 1 where contact_key = old.contact_key;
    end if;
  end if;
  if tg_op <> 'DELETE' and new.contact_key is not null then
    insert into contacts as known (contact_key, persons) values (new.contact_key, 1)
        on conflict (contact_key) do update set persons = known.persons + 1;
  end if;
  return null;
end $$;
delete from contacts where persons = 0;

-- Rule: nothing new happens to a person who is erased. The person's row is locked against an erasure at the same moment.
create function erased_person_takes_nothing() returns trigger language plpgsql as $$
declare
  gone timestamptz;
begin
  select erased_at into gone from persons where id = new.person_id for key share;
  if gone is not null then
    raise exception 'person % is erased', new.person_id
      using errcode = 'check_violation', constraint = 'erased_person_takes_nothing';
  end if;
  return null;
end $$;

create trigger erased_person_takes_nothing after insert on appointments
  for each row execute function erased_person_takes_nothing();
create trigger erased_person_waits_for_nothing after insert on waiting_entries
  for each row execute function erased_person_takes_nothing();

-- A draft may also be opened to use one's rights.
alter table booking_drafts
  add column for_rights boolean not null default false,
  add column proved_until timestamp with time zone,
  drop constraint draft_wants_one_thing,
  add constraint draft_wants_one_thing check (num_nonnulls(slot_id, wish) + for_rights::int = 1);

-- What was written to one recipient, and what is still readable.
create index ix_outbox_messages_recipient_key on outbox_messages (recipient_key);
create index outbox_messages_readable on outbox_messages (coalesce(sent_at, expires_at)) where address <> '';

-- What somebody waited for and was offered; the other indexes hold only who waits now.
create index ix_waiting_entries_person_id on waiting_entries (person_id);
create index slot_offers_of_person on slot_offers (person_id);
