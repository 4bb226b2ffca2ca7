-- What an import was read as, and what became of its undo. An undo cancels batches that nobody has worked on; the facts
-- of both stay.

alter table importer_imports
  add column mapping jsonb,
  add column format text,
  add column undone_at timestamptz,
  add column undone_by jsonb,
  add column undo jsonb,
  add constraint importer_imports_undone check (num_nulls(undone_at, undone_by, undo) in (0, 3));
create index importer_imports_committed_idx on importer_imports (committed_at desc);

-- The batches of an import are found by it.
create index part_facts_import_idx on part_facts (import_id) where kind = 'launched';
