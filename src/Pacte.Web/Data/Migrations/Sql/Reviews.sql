-- Persons of the same names and birth date share this key. Who was known before gets it at their next booking.
alter table persons
  add column homonym_key bytea,
  drop constraint erased_person_is_nobody,
  add constraint erased_person_is_nobody check (
    case when erased_at is null then contact_key is not null
         else first_name = '' and last_name = '' and contact = '' and contact_key is null and birth_date = '-infinity'
              and commune_insee is null and homonym_key is null end);
create index persons_of_one_name on persons (homonym_key) where homonym_key is not null;

-- Two persons who may be one, and what somebody who looked found.
create table homonym_pairs (
  one_id uuid not null,
  other_id uuid not null,
  verdict text,
  reviewed_at timestamp with time zone,
  reviewed_by uuid,
  constraint pk_homonym_pairs primary key (one_id, other_id),
  constraint fk_homonym_pairs_persons_one_id foreign key (one_id) references persons (id) on delete cascade,
  constraint fk_homonym_pairs_persons_other_id foreign key (other_id) references persons (id) on delete cascade,
  constraint homonym_pair_is_ordered check (one_id < other_id),
  constraint review_is_whole check (num_nonnulls(verdict, reviewed_at, reviewed_by) in (0, 3)),
  constraint homonym_pairs_verdict_known check (verdict in ('Different', 'Same')));
create index ix_homonym_pairs_other_id on homonym_pairs (other_id);

-- Pairs that the trail has kept so far.
insert into homonym_pairs (one_id, other_id)
select distinct least(one.id, other.id), greatest(one.id, other.id)
  from audit_entries a
  join persons one on one.id = a.subject_id and one.erased_at is null
  join persons other on other.id::text = substring(a.details from 'other=(.*)') and other.erased_at is null
 where a.action = 'identity-known-twice' and one.id <> other.id;

-- When the patient last took another hour: what was chosen just now needs no reminder.
alter table appointments add column moved_at timestamp with time zone;
