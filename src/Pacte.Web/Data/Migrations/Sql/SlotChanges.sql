-- Which slots changed, by which transaction: what a node asks to know what others committed since it last looked. Rows live some minutes.
-- Not logged: a server that crashes loses its listeners too, and they read everything again.
create unlogged table slot_changes (
  xid xid8 not null default pg_current_xact_id(),
  slot_id uuid
);
create index slot_changes_by_transaction on slot_changes (xid);

create function note_slot_change() returns trigger language plpgsql as $$
begin
  insert into slot_changes (slot_id) values (case tg_op when 'DELETE' then old.id else new.id end);
  return null;
end $$;

create trigger slot_change_is_noted
  after insert or delete or update of state, held_until, public_from, kept_for on slots
  for each row execute function note_slot_change();

-- No id: all of them.
create function note_slots_emptied() returns trigger language plpgsql as $$
begin
  insert into slot_changes (slot_id) values (null);
  return null;
end $$;

create trigger slots_emptied_is_noted after truncate on slots for each statement execute function note_slots_emptied();
