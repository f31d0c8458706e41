-- Rule: at most five slots are held at once from one network by people who have proved no contact. The row lists those holds in the
-- order of their ends, so that the first to end stands first: a sixth takes its place once it is over, and not before.
create table network_holds (
  network_key bytea primary key,
  drafts uuid[] not null,
  untils timestamptz[] not null,
  constraint network_holds_few_slots check (cardinality(drafts) <= 5 and cardinality(untils) = cardinality(drafts))
);

-- Rule: in one window of time a network, a contact or a person asks for a bounded number of codes, and a network of links. The keys are
-- keyed hashes; the counters are shared by all nodes.
create table rate_counters (
  kind text not null,
  key bytea not null,
  window_start timestamptz not null,
  count int not null,
  cap int not null,
  primary key (kind, key, window_start),
  constraint rate_counter_within_cap check (count between 1 and cap)
);

-- Rule: short messages cost money: a day sends as many as the operator allows, and no more.
create table sms_days (
  day date primary key,
  sent int not null,
  budget int not null,
  constraint sms_day_within_budget check (sent between 0 and budget)
);
