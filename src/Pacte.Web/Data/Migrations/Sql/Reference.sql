-- Which version of each reference file the database holds, so that a start that finds nothing new reads nothing.
create table reference_files (
  name text primary key,
  sha256 bytea not null,
  loaded_at timestamptz not null
);
