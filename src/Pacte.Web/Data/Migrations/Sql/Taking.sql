-- Rule: at most five slots are held at once from one network by people who have proved no contact. The row lists those holds in the
-- order of their ends, so that the first to end stands first: a sixth takes its place once it is over, and not before.
create table network_holds (
  network_key bytea primary key,
  drafts uuid[] not null,
  untils timestamptz[] not null,
  constraint network_holds_few_slots check (cardinality(drafts) <= 5 and cardinality(untils) = cardinality(drafts))
);
