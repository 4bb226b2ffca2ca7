-- Workbooks of OneDrive as they were when they were read last, so that reports can be made of them while Microsoft is
-- out of reach; and where in OneDrive reports were saved.

create table word_report_workbooks (
  -- Whose drive, and the path in lower case: OneDrive takes both cases for the same.
  drive_user text not null,
  path_key text not null,
  path text not null,
  -- Microsoft's mark of this state of the content; null: none was told.
  content_tag text,
  -- When Microsoft last said that this is the content.
  read_at timestamptz not null,
  file_sha256 text not null references word_report_files (sha256) on delete restrict,
  primary key (drive_user, path_key)
);
create index word_report_workbooks_read_idx on word_report_workbooks (read_at desc);
create index word_report_workbooks_file_idx on word_report_workbooks (file_sha256);

create table word_report_saves (
  id uuid primary key,
  run_id uuid not null references word_report_runs (id) on delete restrict,
  at timestamptz not null default now(),
  path text not null,
  web_url text
);
create index word_report_saves_run_idx on word_report_saves (run_id);

create trigger word_report_saves_append_only before update or delete on word_report_saves
  for each statement execute function tracker_refuse_change();
create trigger word_report_saves_no_truncate before truncate on word_report_saves
  for each statement execute function tracker_refuse_change();
