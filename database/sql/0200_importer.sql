-- Previews of imports until somebody commits them or they expire, and what was imported.

create table importer_previews (
  id uuid primary key,
  created_at timestamptz not null default now(),
  expires_at timestamptz not null,
  file_name text not null,
  file_sha256 text not null check (file_sha256 ~ '^[0-9a-f]{64}$'),
  actor jsonb not null,
  options jsonb not null,
  -- What was understood of the file, and what the database held then: JSON, gzipped.
  bom bytea not null,
  existing bytea not null,
  check (expires_at > created_at)
);
create index importer_previews_expires_idx on importer_previews (expires_at);

create table importer_imports (
  id uuid primary key,
  -- No reference: a preview expires, an import stays.
  preview_id uuid not null unique,
  product_id integer not null references products (id) on delete restrict,
  committed_at timestamptz not null default now(),
  actor jsonb not null,
  file_name text not null,
  file_sha256 text not null,
  summary jsonb not null,
  -- Fields written to parts that existed, with their values before and after.
  changes jsonb not null
);
create index importer_imports_product_idx on importer_imports (product_id);
