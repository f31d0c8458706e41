-- Rule: a recipient gets a bounded number of messages a day, whatever sends them. The counter's check refuses.
create table message_counters (
  recipient_key text not null,
  day date not null,
  messages int not null default 0,
  cap int not null default 20,
  primary key (recipient_key, day),
  constraint recipient_daily_cap check (messages between 0 and cap)
);

create function keep_message_counter() returns trigger language plpgsql as $$
declare
  written_on date := (new.created_at at time zone 'UTC')::date;
begin
  insert into message_counters (recipient_key, day) values (new.recipient_key, written_on) on conflict do nothing;
  update message_counters set messages = messages + 1 where recipient_key = new.recipient_key and day = written_on;
  return null;
end $$;

create trigger keep_message_counter after insert on outbox_messages
  for each row execute function keep_message_counter();
