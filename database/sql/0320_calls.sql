-- Calls for the foreman from a part's page. That somebody called, took or ended a call is a fact beside the ledger
-- (0020); how a call stands now is kept here once more, so that the open ones are found without reading old ones.
alter table part_events drop constraint part_events_kind_check;
alter table part_events add constraint part_events_kind_check
  check (kind in ('responsible-set', 'note-added', 'note-edited', 'note-deleted', 'label-printed', 'part-imported',
    'call-raised', 'call-taken', 'call-closed'));
create unique index part_events_call_fact_key on part_events ((data ->> 'factId'))
  where kind in ('call-raised', 'call-taken', 'call-closed');

create table tracker_calls (
  call_id text primary key check (length(call_id) <= 64),
  part_id integer not null references parts (id) on delete restrict,
  reason text check (reason in ('material', 'machine', 'quality', 'drawing', 'other')),
  comment text not null check (length(comment) <= 500),
  operation_number integer,
  stage_name text,
  operator_id integer,
  operator_name text not null,
  occurred_at timestamp(6) without time zone not null,
  recorded_at timestamp(6) without time zone not null,
  taken_at timestamp(6) without time zone,
  taken_by text,
  closed_at timestamp(6) without time zone,
  closed_by text,
  note text check (length(note) <= 500),
  constraint tracker_calls_operation check ((operation_number is null) = (stage_name is null)),
  constraint tracker_calls_taken check ((taken_at is null) = (taken_by is null)),
  constraint tracker_calls_closed check (num_nulls(closed_at, closed_by, note) in (0, 3))
);
-- Whoever calls twice for the same part means one call.
create unique index tracker_calls_one_open_key
  on tracker_calls (part_id, (coalesce('#' || operator_id, operator_name))) where closed_at is null;
create index tracker_calls_open_idx on tracker_calls (occurred_at) where closed_at is null;
create index tracker_calls_part_idx on tracker_calls (part_id, recorded_at);

create function tracker_refuse_other_call() returns trigger language plpgsql as $$
begin
  raise exception 'call % keeps who called and its end', old.call_id
    using errcode = 'check_violation', constraint = 'tracker_calls_fixed';
end;
$$;
create trigger tracker_calls_fixed before update on tracker_calls for each row
  when (old.closed_at is not null or (old.taken_at is not null and (old.taken_at, old.taken_by) is distinct from (new.taken_at, new.taken_by))
    or (old.call_id, old.part_id, old.reason, old.comment, old.operation_number, old.stage_name, old.operator_id, old.operator_name,
        old.occurred_at, old.recorded_at)
      is distinct from
      (new.call_id, new.part_id, new.reason, new.comment, new.operation_number, new.stage_name, new.operator_id, new.operator_name,
       new.occurred_at, new.recorded_at))
  execute function tracker_refuse_other_call();
create trigger tracker_calls_stay before delete on tracker_calls
  for each statement execute function tracker_refuse_change();
create trigger tracker_calls_no_truncate before truncate on tracker_calls
  for each statement execute function tracker_refuse_change();
