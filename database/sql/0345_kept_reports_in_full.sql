-- A foreman counts a kept report as it was made: where its rework goes, what caused it and which photos belong to it are
-- kept beside its numbers. Of reports that were kept before this nobody knows; the foreman says where their rework goes.
alter table tracker_refused_reports
  add column rework_to integer,
  add column cause_operation integer,
  add column attachments jsonb not null default '[]' check (jsonb_typeof(attachments) = 'array');
