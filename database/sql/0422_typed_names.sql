-- One account stands behind all names that are typed (docs/adr/0017); the figures of operators tell them apart by the marked name.
create function tracker_operator_key(operator_id integer, operator_name text) returns text language sql immutable as $$
  select case when operator_id is null or operator_name like '✎ %' then 'name:' || coalesce(operator_name, '')
              else 'id:' || operator_id end
$$;

-- As in 0401, with the key from above.
create or replace function tracker_report_scans(parts integer[], upto integer[])
returns table (part_id integer, revision integer, kind text, operation integer, stage_id integer, stage_kind text,
  operator_key text, at timestamp, good integer, moved integer, scrapped integer, reworked integer, good_to integer,
  rework_to integer, cause_operation integer, reason_code text, stands boolean)
language sql stable as $$
  with b as materialized (select * from unnest(parts, upto) as u(part_id, upto)),
  own as materialized (
    select s.* from scans s join b on b.part_id = s.part_id and s.revision <= b.upto where s.part_id = any (parts)),
  undone as materialized (
    select u.undoes, sum(u.good)::int as good, sum(u.scrapped)::int as scrapped, sum(u.reworked)::int as reworked,
           coalesce(sum(u.good) filter (where u.good_to is not distinct from t.good_to), 0)::int as moved
      from own u join own t on t.scan_id = u.undoes where u.kind = 'undo' group by u.undoes)
  select s.part_id, s.revision, s.kind::text, s.operation_number, s.stage_id, s.stage_kind::text,
         tracker_operator_key(s.operator_id, s.operator_name), s.occurred_at,
         s.good - coalesce(u.good, 0), s.good - coalesce(u.moved, 0), s.scrapped - coalesce(u.scrapped, 0),
         s.reworked - coalesce(u.reworked, 0), s.good_to, s.rework_to, s.cause_operation, s.reason_code::text,
         s.kind <> 'start' or u.undoes is null
    from own s left join undone u on u.undoes = s.scan_id
   where s.kind <> 'undo'
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v4'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
