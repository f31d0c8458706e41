alter table priority_zones
  add constraint zone_designations_do_not_overlap
    exclude using gist (epci_siren with =, daterange(starts_on, ends_on, '[]') with &&);
