-- Rule: audit rows are never changed or removed, by any role, the owner included.
create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only'
    using errcode = 'check_violation', constraint = 'audit_is_append_only';
end $$;

create trigger audit_is_append_only before update or delete on audit_entries
  for each row execute function audit_is_append_only();
create trigger audit_is_never_emptied before truncate on audit_entries
  for each statement execute function audit_is_append_only();
