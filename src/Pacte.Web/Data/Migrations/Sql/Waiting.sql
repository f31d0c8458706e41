create table waiting_entries (
  id uuid not null,
  person_id uuid not null,
  specialty text not null,
  place_insee text not null,
  latitude double precision not null,
  longitude double precision not null,
  radius_km integer not null,
  days integer not null,
  mornings boolean not null,
  afternoons boolean not null,
  step_free_only boolean not null,
  first_day date not null,
  last_day date not null,
  since timestamp with time zone not null,
  has_treating_doctor boolean not null,
  state text not null,
  closed_at timestamp with time zone,
  constraint pk_waiting_entries primary key (id),
  constraint fk_waiting_entries_persons_person_id foreign key (person_id) references persons (id) on delete restrict,
  constraint waiting_entries_specialty_known check (specialty in ('GeneralPractice', 'Paediatrics', 'Gynaecology', 'Cardiology', 'Endocrinology', 'Dermatology', 'Psychiatry', 'Rheumatology')),
  constraint waiting_entries_state_known check (state in ('Waiting', 'Served', 'Left', 'Over')),
  constraint waiting_entry_is_whole check (
    radius_km between 1 and 200 and days between 1 and 127 and (mornings or afternoons) and first_day <= last_day and (state = 'Waiting') = (closed_at is null))
);
create unique index person_waits_once on waiting_entries (person_id, specialty) where state = 'Waiting';
create index waiting_entries_around on waiting_entries (specialty, latitude) where state = 'Waiting';

create table slot_offers (
  id uuid not null,
  slot_id uuid not null,
  entry_id uuid,
  appointment_id uuid,
  person_id uuid not null,
  reason text not null,
  offered_at timestamp with time zone not null,
  until timestamp with time zone not null,
  state text not null,
  answered_at timestamp with time zone,
  rule integer,
  ranked integer,
  waiting_since timestamp with time zone,
  road_km integer,
  has_treating_doctor boolean,
  constraint pk_slot_offers primary key (id),
  constraint fk_slot_offers_slots_slot_id foreign key (slot_id) references slots (id) on delete restrict,
  constraint fk_slot_offers_persons_person_id foreign key (person_id) references persons (id) on delete restrict,
  constraint fk_slot_offers_waiting_entries_entry_id foreign key (entry_id) references waiting_entries (id) on delete restrict,
  constraint fk_slot_offers_appointments_appointment_id foreign key (appointment_id) references appointments (id) on delete restrict,
  constraint slot_offers_reason_known check (reason in ('Freed', 'NewSession', 'Displaced', 'GivenBack')),
  constraint slot_offers_state_known check (state in ('Offered', 'Accepted', 'Declined', 'Expired', 'Withdrawn')),
  constraint offer_answers_one_wish check ((entry_id is null) <> (appointment_id is null) and (entry_id is null) = (rule is null)),
  constraint offer_ends_once check ((state = 'Offered') = (answered_at is null))
);
create unique index slot_is_offered_to_one on slot_offers (slot_id) where state = 'Offered';
create unique index person_has_one_live_offer on slot_offers (person_id) where state = 'Offered';
create index ix_slot_offers_entry_id on slot_offers (entry_id);
create index ix_slot_offers_appointment_id on slot_offers (appointment_id);

create table region_settings (
  region_code text not null,
  waiting_share_percent integer not null,
  near_offer_minutes integer not null,
  far_offer_minutes integer not null,
  constraint pk_region_settings primary key (region_code),
  constraint region_settings_in_bounds check (
    waiting_share_percent between 0 and 100 and near_offer_minutes between 15 and 1440 and far_offer_minutes between 15 and 2880)
);

-- Joining the list goes through the same draft as booking: a form, a code.
alter table booking_drafts
  alter column slot_id drop not null,
  add column wish jsonb,
  add column entry_id uuid,
  add constraint draft_wants_one_thing check ((slot_id is null) <> (wish is null)),
  add constraint fk_booking_drafts_waiting_entries_entry_id foreign key (entry_id) references waiting_entries (id) on delete cascade;
create index ix_booking_drafts_entry_id on booking_drafts (entry_id);
