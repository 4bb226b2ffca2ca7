-- Leaving the importer and coming back: what a person chose in a preview stays with it, and open previews are found by
-- their person.

alter table importer_previews add column choices jsonb not null default '{}';
create index importer_previews_person_idx on importer_previews ((actor->>'type'), (actor->>'id'), created_at desc);

-- Commits that are under way, told by connections beside their transactions, so that every process can show how far one
-- is and ask it to stop. Rows of a process that died are passed over by `seen_at`.
create table importer_commits (
  id uuid primary key,
  -- No reference: the preview's row is locked while it is committed, and a reference would wait for it.
  preview_id uuid not null,
  started_at timestamptz not null default now(),
  seen_at timestamptz not null default now(),
  done integer not null default 0 check (done >= 0),
  total integer not null default 1 check (total > 0),
  cancel_requested_at timestamptz
);
create index importer_commits_preview_idx on importer_commits (preview_id);
