-- What happens around a batch and moves nothing: notes, who answers for it, prints, imports that changed its
-- description. It does not raise the batch's revision (docs/adr), but remembers which one the batch had, so
-- that one history can be told in order without asking clocks.
create table part_events (
  id bigint generated always as identity primary key,
  part_id integer not null references parts (id) on delete restrict,
  revision integer not null check (revision >= 0),
  kind text not null check (kind in ('responsible-set', 'note-added', 'note-edited', 'note-deleted',
    'label-printed', 'part-imported')),
  data jsonb not null,
  actor_type text not null,
  actor_id text,
  actor_name text,
  at timestamp(6) without time zone not null,
  request_id text,
  address text
);
create index part_events_part_idx on part_events (part_id, revision, id);

create trigger part_events_append_only before update or delete on part_events
  for each statement execute function tracker_refuse_change();
create trigger part_events_no_truncate before truncate on part_events
  for each statement execute function tracker_refuse_change();
