-- Rule: the same person gets a bounded number of messages of one kind a day, when the kind's policy sets a cap.
create table person_message_counters (
  person_id uuid not null,
  kind text not null,
  day date not null,
  messages int not null default 0,
  cap int not null,
  primary key (person_id, kind, day),
  constraint person_daily_cap check (messages between 0 and cap)
);

create function keep_person_counter() returns trigger language plpgsql as $$
declare
  written_on date := (new.created_at at time zone 'UTC')::date;
  most int := (select per_person_cap from message_policies where kind = new.kind and channel = new.channel);
begin
  if most is null then
    return null;
  end if;
  insert into person_message_counters (person_id, kind, day, cap) values (new.person_id, new.kind, written_on, most) on conflict do nothing;
  update person_message_counters set messages = messages + 1, cap = most
   where person_id = new.person_id and kind = new.kind and day = written_on;
  return null;
end $$;

create trigger keep_person_counter after insert on outbox_messages
  for each row when (new.person_id is not null) execute function keep_person_counter();

-- Hours are quiet in the site's own zone, and may lie on both sides of midnight.
create function is_quiet(at timestamptz, zone text, quiet_from time, quiet_to time) returns boolean language sql stable as $$
  select case
    when quiet_from is null then false
    when quiet_from < quiet_to then local >= quiet_from and local < quiet_to
    else local >= quiet_from or local < quiet_to end
  from (select (at at time zone coalesce(zone, 'Europe/Paris'))::time as local) as here
$$;

create function quiet_ends(at timestamptz, zone text, quiet_to time) returns timestamptz language sql stable as $$
  select case when today > at then today else (local::date + 1 + quiet_to) at time zone z end
  from (select local, z, (local::date + quiet_to) at time zone z as today
          from (select at at time zone coalesce(zone, 'Europe/Paris') as local, coalesce(zone, 'Europe/Paris') as z) as here) as day
$$;

-- Why a waiting message may not leave now; null when it may. The one condition of whoever claims and of whoever settles.
create function message_hindrance(m outbox_messages, at timestamptz) returns text language sql stable as $$
  select case
    when m.expires_at <= at then 'Expired'
    when m.appointment_starts_at is not null and not exists (
      select from appointments a
       where a.id = m.appointment_id and a.state = 'Booked' and a.starts_at = m.appointment_starts_at) then 'Moot'
    when p.is_enabled is false then 'PolicyOff'
    when m.kind <> 'Code' and exists (
      select from stopped_channels s where s.recipient_key = m.recipient_key and s.channel = m.channel) then 'ChannelStopped'
    when is_quiet(at, m.time_zone, p.quiet_from, p.quiet_to) then 'Quiet' end
  from (select) as one left join message_policies p on p.kind = m.kind and p.channel = m.channel
$$;

-- What leaves at any hour: what somebody waits for (codes, links), and what an act tells at once to who made it.
-- What people did not ask for waits for the day; reminders and offers are capped.
insert into message_policies (kind, channel, is_enabled, lead, lasts, quiet_from, quiet_to, per_person_cap) values
  ('Code', 'Email', true, null, null, null, null, null),
  ('Code', 'Sms', true, null, null, null, null, null),
  ('Links', 'Email', true, null, null, null, null, null),
  ('Links', 'Sms', true, null, null, null, null, null),
  ('Booked', 'Email', true, null, null, null, null, null),
  ('Booked', 'Sms', true, null, null, null, null, null),
  ('Moved', 'Email', true, null, null, null, null, null),
  ('Moved', 'Sms', true, null, null, null, null, null),
  ('Cancelled', 'Email', true, null, null, null, null, null),
  ('Cancelled', 'Sms', true, null, null, null, null, null),
  ('SessionFell', 'Email', true, null, null, null, null, null),
  ('SessionFell', 'Sms', true, null, null, '22:00', '07:00', null),
  ('ThreeDaysBefore', 'Email', true, '72 hours', '24 hours', '21:00', '08:00', 3),
  ('ThreeDaysBefore', 'Sms', true, '72 hours', '24 hours', '20:00', '08:00', 3),
  ('DayBefore', 'Email', true, '24 hours', '18 hours', '21:00', '07:00', 3),
  ('DayBefore', 'Sms', true, '24 hours', '18 hours', '20:00', '08:00', 3),
  ('Offer', 'Email', true, null, null, '21:00', '07:00', null),
  ('Offer', 'Sms', true, null, null, '21:00', '07:30', null);
