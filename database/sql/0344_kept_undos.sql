-- Undos that a device keeps and may not send, because their makers are not there or they were refused. A foreman performs
-- them or says that they do not count (a `report-dismissed` of the undo's own id, as 0342 knows them of reports). A kept report
-- that its maker has taken back is not to be counted by mistake, so it is told with its undo. Nothing is removed.
create table tracker_kept_undos (
  undo_id text primary key check (length(undo_id) <= 64),
  scan_id text not null check (length(scan_id) <= 64 and scan_id <> undo_id),
  part_id integer not null references parts (id) on delete restrict,
  operation_number integer not null,
  good integer not null check (good >= 0),
  scrapped integer not null check (scrapped >= 0),
  reworked integer not null check (reworked >= 0),
  operator_name text not null,
  submitted_by text not null,
  occurred_at timestamptz not null,
  told_at timestamptz not null default now()
);
create index tracker_kept_undos_scan_idx on tracker_kept_undos (scan_id);
create index tracker_kept_undos_part_idx on tracker_kept_undos (part_id);
create index tracker_kept_undos_sender_idx on tracker_kept_undos (submitted_by);
