-- Word reports: files that reports are made of, and what was made. A run keeps its template and its values, so that
-- the same report can be made again although the template, the workbook or the batch has changed since.

create table word_report_files (
  sha256 text primary key check (sha256 ~ '^[0-9a-f]{64}$'),
  size_bytes integer not null check (size_bytes >= 0),
  content bytea not null
);

create table word_report_uploads (
  id uuid primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null check (expires_at > created_at),
  actor jsonb not null,
  file_name text not null,
  file_sha256 text not null references word_report_files (sha256) on delete restrict
);
create index word_report_uploads_expires_idx on word_report_uploads (expires_at);
create index word_report_uploads_file_idx on word_report_uploads (file_sha256);

create table word_report_runs (
  id uuid primary key,
  at timestamptz not null default now(),
  actor jsonb not null,
  template_id text not null,
  template_name text not null,
  template_sha256 text not null references word_report_files (sha256) on delete restrict,
  source jsonb not null,
  -- Names and values of the documents: JSON, gzipped.
  reports bytea not null,
  documents integer not null check (documents between 1 and 1000),
  file_name text not null,
  saved_to text,
  again_of uuid references word_report_runs (id) on delete restrict
);
create index word_report_runs_at_idx on word_report_runs (at desc, id);
create index word_report_runs_template_idx on word_report_runs (template_sha256);

create trigger word_report_runs_append_only before update or delete on word_report_runs
  for each statement execute function tracker_refuse_change();
create trigger word_report_runs_no_truncate before truncate on word_report_runs
  for each statement execute function tracker_refuse_change();
