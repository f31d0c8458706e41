-- Rule: at most five slots are held at once from one network by people who have proved no contact: each such hold takes a seat of its own.
alter table booking_drafts
  add column seat smallint,
  add constraint network_has_five_seats check (seat between 1 and 5);

create unique index seat_has_one_hold on booking_drafts (network_key, seat) where seat is not null;

drop table network_holds;
