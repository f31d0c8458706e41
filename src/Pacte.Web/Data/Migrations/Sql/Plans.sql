-- One computation at a time for a month and a region (the country being one).
create unique index one_run_per_month_and_region on plans (month, coalesce(region_code, ''))
  where state in ('Requested', 'Computing');
