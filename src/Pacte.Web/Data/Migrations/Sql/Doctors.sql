-- Half-days that a session counts against its doctor's month.
create function half_days_used(state text, part text) returns int language sql immutable as $$
  select case
    when state not in ('AcceptedByDoctor', 'Confirmed', 'Open', 'Held') then 0
    when part = 'FullDay' then 2
    else 1
  end
$$;

-- Rule: a doctor works at most the monthly cap. The counter's check refuses, here it is only kept.
create function keep_doctor_month() returns trigger language plpgsql as $$
declare
  given_back int := 0;
  taken int := 0;
begin
  if tg_op <> 'INSERT' then
    given_back := half_days_used(old.state, old.part);
  end if;
  if tg_op <> 'DELETE' then
    taken := half_days_used(new.state, new.part);
  end if;
  if tg_op = 'UPDATE' and old.doctor_id = new.doctor_id and old.month = new.month then
    taken := taken - given_back;
    given_back := 0;
  end if;
  if given_back <> 0 then
    update doctor_months set used = used - given_back where doctor_id = old.doctor_id and month = old.month;
  end if;
  if taken <> 0 then
    insert into doctor_months (doctor_id, month) values (new.doctor_id, new.month) on conflict do nothing;
    update doctor_months set used = used + taken where doctor_id = new.doctor_id and month = new.month;
  end if;
  return null;
end $$;

create trigger keep_doctor_month after insert or update or delete on sessions
  for each row execute function keep_doctor_month();

-- Rule: no session past Proposed for a doctor who is not verified, or on a date of an exemption not waived.
-- The doctor's row is locked, and every change of state or exemption locks it too: no race slips through.
create function doctor_may_work() returns trigger language plpgsql as $$
declare
  doctor_state text;
begin
  select state into doctor_state from doctors where id = new.doctor_id for share;
  if doctor_state <> 'Verified' then
    raise exception 'doctor % is not verified', new.doctor_id
      using errcode = 'check_violation', constraint = 'doctor_is_verified';
  end if;
  if exists (
    select from exemptions
     where doctor_id = new.doctor_id and not is_waived
       and starts_on <= new.local_date and (ends_on is null or ends_on >= new.local_date)) then
    raise exception 'doctor % is exempt on %', new.doctor_id, new.local_date
      using errcode = 'check_violation', constraint = 'doctor_is_not_exempt';
  end if;
  return null;
end $$;

create trigger doctor_may_work after insert or update of state, doctor_id, starts_at on sessions
  for each row when (new.state in ('AcceptedByDoctor', 'Confirmed', 'Open'))
  execute function doctor_may_work();

create function doctor_has_no_standing_session() returns trigger language plpgsql as $$
declare
  standing uuid;
begin
  if tg_table_name = 'doctors' then
    select id into standing from sessions
     where doctor_id = new.id and state in ('AcceptedByDoctor', 'Confirmed', 'Open') limit 1;
  else
    perform from doctors where id = new.doctor_id for no key update;
    select id into standing from sessions
     where doctor_id = new.doctor_id and state in ('AcceptedByDoctor', 'Confirmed', 'Open')
       and local_date >= new.starts_on and (new.ends_on is null or local_date <= new.ends_on) limit 1;
  end if;
  if standing is not null then
    raise exception 'session % stands', standing
      using errcode = 'check_violation', constraint = 'doctor_has_no_standing_session';
  end if;
  return null;
end $$;

create trigger doctor_has_no_standing_session after update of state on doctors
  for each row when (old.state = 'Verified' and new.state <> 'Verified')
  execute function doctor_has_no_standing_session();
create trigger exemption_finds_no_standing_session after insert or update on exemptions
  for each row when (not new.is_waived)
  execute function doctor_has_no_standing_session();
