-- Reports that were refused although the work was done a while before they came: a phone had kept them without
-- a network, and nobody stands beside it any more. A foreman finds them here and settles them. One that was counted
-- or settled since is no longer open; nothing is removed.
create table tracker_refused_reports (
  scan_id text primary key check (length(scan_id) <= 64),
  part_id integer not null references parts (id) on delete restrict,
  operation_number integer not null,
  kind text not null,
  good integer not null check (good >= 0),
  scrapped integer not null check (scrapped >= 0),
  reworked integer not null check (reworked >= 0),
  reason text,
  comment text not null default '',
  operator_id integer,
  operator_name text not null,
  submitted_by text not null,
  code text not null,
  occurred_at timestamptz not null,
  first_at timestamptz not null default now(),
  last_at timestamptz not null default now(),
  times integer not null default 1 check (times > 0)
);
create index tracker_refused_reports_part_idx on tracker_refused_reports (part_id);
create index tracker_refused_reports_last_idx on tracker_refused_reports (last_at);
create index tracker_refused_reports_sender_idx on tracker_refused_reports (submitted_by);
