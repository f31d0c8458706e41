-- Town halls and France services help people who have neither mobile nor e-mail: an account of its own place.
alter table staff_accounts
  add column place_name text,
  add column place_insee text,
  add column place_phone text,
  drop constraint staff_accounts_role_known,
  add constraint staff_accounts_role_known check (role in ('Doctor', 'FrontDesk', 'Ars', 'National', 'Helper')),
  drop constraint staff_account_has_its_scope,
  add constraint staff_account_has_its_scope check (
    (role = 'Doctor') = (doctor_id is not null)
    and (role = 'FrontDesk') = (site_id is not null)
    and (role = 'Ars') = (region_code is not null)
    and (role = 'Helper') = (place_name is not null)
    and (role = 'Helper') = (place_insee is not null)
    and (place_phone is null or role = 'Helper'));

-- Rule: an appointment is the person's own, or somebody made it for them who says that they agreed, when, and to which words.
alter table appointments
  add column channel text not null default 'Web',
  add column assisted_by uuid,
  add column agreed_at timestamp with time zone,
  add column agreement_version integer,
  add constraint appointments_channel_known check (channel in ('Web', 'Desk', 'Helper', 'Ars')),
  add constraint assisted_appointment_is_whole check (
    num_nonnulls(assisted_by, agreed_at, agreement_version) = case channel when 'Web' then 0 else 3 end);
create index appointments_of_helper on appointments (assisted_by, booked_at) where assisted_by is not null;

alter table booking_drafts add column helper_id uuid;
create index booking_drafts_of_helper on booking_drafts (helper_id) where helper_id is not null;

-- A person may have no contact; once erased, nobody has one.
alter table persons
  alter column contact drop not null,
  add column phone text,
  drop constraint erased_person_is_nobody;
update persons set contact = null where erased_at is not null;
alter table persons add constraint erased_person_is_nobody check (
  case when erased_at is null then (contact is null) = (contact_key is null) and last_name <> ''
       else first_name = '' and last_name = '' and contact is null and contact_key is null and phone is null
        and birth_date = '-infinity' and commune_insee is null and homonym_key is null end);

-- Rule: only who was helped has no contact. Said at commit: the person is written before their appointment.
create function person_without_contact_was_helped() returns trigger language plpgsql as $$
begin
  if exists (select from persons where id = new.id and contact_key is null and erased_at is null)
     and not exists (select from appointments where person_id = new.id and assisted_by is not null) then
    raise exception 'person % has no contact and nobody helped', new.id
      using errcode = 'check_violation', constraint = 'person_without_contact_was_helped';
  end if;
  return null;
end $$;

create constraint trigger person_without_contact_was_helped after insert or update of contact_key on persons
  deferrable initially deferred
  for each row when (new.contact_key is null and new.erased_at is null)
  execute function person_without_contact_was_helped();

-- What is told by voice: nothing leaves, so nothing is claimed and no address stands there.
alter table outbox_messages
  drop constraint outbox_messages_channel_known,
  add constraint outbox_messages_channel_known check (channel in ('Email', 'Sms', 'Call')),
  add constraint call_is_about_an_appointment check (
    channel <> 'Call' or (appointment_id is not null and address = '' and claimed_at is null));
alter table message_policies
  drop constraint message_policies_channel_known,
  add constraint message_policies_channel_known check (channel in ('Email', 'Sms', 'Call'));
alter table stopped_channels
  drop constraint stopped_channels_channel_known,
  add constraint stopped_channels_channel_known check (channel in ('Email', 'Sms', 'Call'));

-- A front desk calls in its own hours: a call stays worth making longer than a message.
insert into message_policies (kind, channel, is_enabled, lead, lasts, quiet_from, quiet_to, per_person_cap) values
  ('ThreeDaysBefore', 'Call', true, '72 hours', '48 hours', null, null, null),
  ('DayBefore', 'Call', true, '24 hours', '24 hours', null, null, null);
