-- What each known device says that it still keeps, person by person, as of when it was last heard. A device that is heard
-- again says everything anew, so the rows are overwritten; nothing counts by them.
create table tracker_device_outboxes (
  device_id uuid not null,
  operator_name text not null check (length(operator_name) between 1 and 100),
  waiting integer not null check (waiting between 0 and 10000),
  refused integer not null check (refused between 0 and 10000),
  oldest_at timestamptz not null,
  told_by text not null,
  told_at timestamptz not null default now(),
  primary key (device_id, operator_name)
);
create index tracker_device_outboxes_told_idx on tracker_device_outboxes (told_at);
