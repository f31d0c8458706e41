create extension if not exists btree_gist;

-- A site's needs never ask for more than its rooms: on each date, full days + mornings and full days + afternoons fit.
-- The site's row is locked first, so that two needs added at once are counted one after the other.
create function needs_fit_rooms() returns trigger language plpgsql as $$
declare
  rooms int;
  worst date;
  asked_site uuid;
  asked_date date;
begin
  if tg_table_name = 'sites' then
    asked_site := new.id;
  else
    asked_site := new.site_id;
    asked_date := new.date;
  end if;
  select room_count into rooms from sites where id = asked_site for no key update;
  select date into worst
    from site_needs
   where site_id = asked_site and (asked_date is null or date = asked_date)
   group by date
  having sum(max) filter (where part in ('FullDay', 'Morning')) > rooms
      or sum(max) filter (where part in ('FullDay', 'Afternoon')) > rooms
   limit 1;
  if worst is not null then
    raise exception 'needs of % exceed the rooms of site %', worst, asked_site
      using errcode = 'check_violation', constraint = 'needs_fit_rooms';
  end if;
  return null;
end $$;

create trigger needs_fit_rooms after insert or update on site_needs
  for each row execute function needs_fit_rooms();
create trigger needs_fit_rooms_of_site after update of room_count on sites
  for each row when (new.room_count < old.room_count) execute function needs_fit_rooms();
