-- Work outside is no person's in times and defects either: there it stands under the operator '', who is nobody. A report that was narrowed to
-- an operator had a subcontractor's scrap and times in it.

-- As in 0436, but of work outside without the operator.
create or replace function tracker_times_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, bucket smallint, pieces bigint,
  total_ms bigint, held_ms bigint, started_pieces bigint, waiting_ms bigint, working_ms bigint)
language sql stable as $$
  with hold as materialized (select * from tracker_holds(parts, upto)),
  stay as (
    select v.part_id, v.pieces, v.arrived_at, v.left_at, w.stage_id,
           case when w.stage_kind = 'outside' then '' else w.operator_key end as operator_key, w.at, w.started_at,
           tracker_ms(v.arrived_at, v.left_at) as ms, row_number() over () as place
      from tracker_visits(parts, upto) v
      join tracker_work_reports(parts, upto) w on w.part_id = v.part_id and w.revision = v.revision
     where v.left_by = 'report'),
  held as (
    select s.part_id, s.pieces, s.arrived_at, s.left_at, s.stage_id, s.operator_key, s.at, s.started_at, s.ms, s.place,
           coalesce(sum(tracker_ms(greatest(h.from_at, s.arrived_at), least(h.to_at, s.left_at)))
             filter (where h.part_id is not null), 0) as held_ms
      from stay s left join hold h on h.part_id = s.part_id and h.from_at < s.left_at and coalesce(h.to_at, s.left_at) > s.arrived_at
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
  started as (select min(s.arrived_at) as first, max(s.left_at) as last from stay s where s.started_at is not null),
  spans as materialized (select c.* from started x, tracker_working_spans(x.first, x.last, zone) c),
  measured as materialized (
    select h.*, case when h.started_at is not null then tracker_worked_ms(h.arrived_at, b.at, c.starts, c.ends, c.passed) end as waiting_ms,
           case when h.started_at is not null then tracker_worked_ms(b.at, h.left_at, c.starts, c.ends, c.passed) end as working_ms
      from held h cross join spans c,
           lateral (select greatest(h.started_at, h.arrived_at) as at) b)
  select p.product_id, tracker_day(h.at, zone), h.stage_id, h.operator_key,
         case when k.shifts then tracker_shift(h.at, zone) else 0::smallint end, floor(8 * log(2, 1 + h.ms / 1000.0))::smallint,
         sum(h.pieces)::bigint, sum(h.pieces * h.ms)::bigint, sum(h.pieces * h.held_ms)::bigint,
         coalesce(sum(h.pieces) filter (where h.started_at is not null), 0)::bigint,
         coalesce(sum(h.pieces * h.waiting_ms), 0)::bigint, coalesce(sum(h.pieces * h.working_ms), 0)::bigint
    from measured h join part_states p on p.part_id = h.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) k
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5, 6
$$;

-- As in 0402, likewise.
create or replace function tracker_defects_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, cause_stage_id integer, reason_code text, operator_key text,
  shift smallint, scrapped bigint, reworked bigint)
language sql stable as $$
  select p.product_id, tracker_day(s.at, zone), s.stage_id, coalesce(c.stage_id, s.stage_id), coalesce(s.reason_code, ''),
         case when s.stage_kind = 'outside' then '' else s.operator_key end,
         case when h.shifts then tracker_shift(s.at, zone) else 0::smallint end, sum(s.scrapped), sum(s.reworked)
    from tracker_report_scans(parts, upto) s
    join part_states p on p.part_id = s.part_id
    left join (select * from operations where part_id = any (parts)) c on c.part_id = s.part_id and c.number = s.cause_operation,
         (select exists (select 1 from tracker_shifts) as shifts) h
   where p.part_id = any (parts) and (s.scrapped > 0 or s.reworked > 0)
   group by 1, 2, 3, 4, 5, 6, 7
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v11'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
