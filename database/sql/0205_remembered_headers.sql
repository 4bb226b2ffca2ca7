-- How a table with this heading was read when it was imported last, where a person had chosen something. The next file
-- with the same heading begins so.

-- Previews made before do not know their heading; they would expire within a day.
delete from importer_previews;

create table importer_headers (
  -- SHA-256 of the heading: its words without regard to case and spaces, each with its column.
  signature text primary key check (signature ~ '^[0-9a-f]{64}$'),
  reading jsonb not null,
  actor jsonb not null,
  used_at timestamptz not null default now()
);
create index importer_headers_used_idx on importer_headers (used_at);
