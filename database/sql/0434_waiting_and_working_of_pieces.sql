-- Waiting and working are of one measure: of the same pieces, from arrival to the first start and from there to the report, both less the
-- time outside of the shifts. Together they are the working time that pieces stayed. Waiting by the clock and means of reports
-- could be neither compared nor added.
alter table tracker_time_days add column working_ms bigint not null default 0;
alter table tracker_stay_days add column working_ms bigint not null default 0;

-- As in 0431, likewise. Who had started before a piece came works on it from its arrival on.
drop function tracker_times_of(integer[], integer[], text);
create function tracker_times_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, bucket smallint, pieces bigint,
  total_ms bigint, held_ms bigint, started_pieces bigint, waiting_ms bigint, working_ms bigint)
language sql stable as $$
  with hold as materialized (select * from tracker_holds(parts, upto)),
  stay as (
    select v.part_id, v.pieces, v.arrived_at, v.left_at, w.stage_id, w.operator_key, w.at, w.started_at,
           tracker_ms(v.arrived_at, v.left_at) as ms, row_number() over () as place
      from tracker_visits(parts, upto) v
      join tracker_work_reports(parts, upto) w on w.part_id = v.part_id and w.revision = v.revision
     where v.left_by = 'report'),
  held as (
    select s.part_id, s.pieces, s.arrived_at, s.left_at, s.stage_id, s.operator_key, s.at, s.started_at, s.ms, s.place,
           coalesce(sum(tracker_ms(greatest(h.from_at, s.arrived_at), least(h.to_at, s.left_at)))
             filter (where h.part_id is not null), 0) as held_ms
      from stay s left join hold h on h.part_id = s.part_id and h.from_at < s.left_at and coalesce(h.to_at, s.left_at) > s.arrived_at
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)
  select p.product_id, tracker_day(h.at, zone), h.stage_id, h.operator_key,
         case when k.shifts then tracker_shift(h.at, zone) else 0::smallint end, floor(8 * log(2, 1 + h.ms / 1000.0))::smallint,
         sum(h.pieces)::bigint, sum(h.pieces * h.ms)::bigint, sum(h.pieces * h.held_ms)::bigint,
         coalesce(sum(h.pieces) filter (where h.started_at is not null), 0)::bigint,
         coalesce(sum(h.pieces * a.waiting_ms), 0)::bigint, coalesce(sum(h.pieces * a.working_ms), 0)::bigint
    from held h join part_states p on p.part_id = h.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) k,
         lateral (select greatest(h.started_at, h.arrived_at) as at) b,
         lateral (select case when h.started_at is not null then tracker_working_ms(h.arrived_at, b.at, zone) end as waiting_ms,
                         case when h.started_at is not null then tracker_working_ms(b.at, h.left_at, zone) end as working_ms) a
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5, 6
$$;

create or replace function tracker_add_times(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  with c as materialized (
    select 1 as sign, a.* from tracker_times_of(parts, after, zone) a
    union all select -1, b.* from tracker_times_of(parts, before, zone) b),
  all_of as (
    insert into tracker_time_days as t (
      product_id, day, stage_id, bucket, pieces, total_ms, held_ms, started_pieces, waiting_ms, working_ms)
    select 0, c.day, c.stage_id, c.bucket,
           sum(c.sign * c.pieces), sum(c.sign * c.total_ms), sum(c.sign * c.held_ms), sum(c.sign * c.started_pieces),
           sum(c.sign * c.waiting_ms), sum(c.sign * c.working_ms)
      from c
     group by 1, 2, 3, 4
    having sum(c.sign * c.pieces) <> 0 or sum(c.sign * c.total_ms) <> 0 or sum(c.sign * c.held_ms) <> 0
        or sum(c.sign * c.started_pieces) <> 0 or sum(c.sign * c.waiting_ms) <> 0 or sum(c.sign * c.working_ms) <> 0
     order by 1, 2, 3, 4
    on conflict (product_id, day, stage_id, bucket) do update set
      pieces = t.pieces + excluded.pieces, total_ms = t.total_ms + excluded.total_ms,
      held_ms = t.held_ms + excluded.held_ms, started_pieces = t.started_pieces + excluded.started_pieces,
      waiting_ms = t.waiting_ms + excluded.waiting_ms, working_ms = t.working_ms + excluded.working_ms)
  insert into tracker_stay_days as t (
    product_id, operator_key, day, stage_id, shift, bucket, pieces, total_ms, held_ms, started_pieces, waiting_ms, working_ms)
  select v.id, v.operator_key, c.day, c.stage_id, c.shift, c.bucket,
         sum(c.sign * c.pieces), sum(c.sign * c.total_ms), sum(c.sign * c.held_ms), sum(c.sign * c.started_pieces),
         sum(c.sign * c.waiting_ms), sum(c.sign * c.working_ms)
    from c, lateral (values (0, ''), (c.product_id, c.operator_key)) v(id, operator_key)
   group by 1, 2, 3, 4, 5, 6
  having sum(c.sign * c.pieces) <> 0 or sum(c.sign * c.total_ms) <> 0 or sum(c.sign * c.held_ms) <> 0
      or sum(c.sign * c.started_pieces) <> 0 or sum(c.sign * c.waiting_ms) <> 0 or sum(c.sign * c.working_ms) <> 0
   order by 1, 2, 3, 4, 5, 6
  on conflict (product_id, operator_key, day, stage_id, shift, bucket) do update set
    pieces = t.pieces + excluded.pieces, total_ms = t.total_ms + excluded.total_ms,
    held_ms = t.held_ms + excluded.held_ms, started_pieces = t.started_pieces + excluded.started_pieces,
    waiting_ms = t.waiting_ms + excluded.waiting_ms, working_ms = t.working_ms + excluded.working_ms
$$;

-- As in 0431, likewise.
-- @returns the first difference; null: there is none, or the sums are being made anew
create or replace function tracker_verify_reports() returns text language plpgsql as $$
declare
  zone text := (select split_part(made_with, ' ', 1) from tracker_report_state where rebuilt_to is null);
  tables text[] := array['flow_days', 'work_days', 'time_days', 'defect_days', 'stay_days', 'good_days', 'pace_days', 'turn_flows'];
  counts text[] := array[
    'arrived, arrived_ms, left_here, left_ms, first_arrivals, finished, scrapped, reworked, withdrawn',
    'good, scrapped, reworked, finished, reports, started_reports, started_good, working_ms',
    'pieces, total_ms, held_ms, started_pieces, waiting_ms, working_ms',
    'scrapped, reworked', 'pieces, total_ms, held_ms, started_pieces, waiting_ms, working_ms', 'good', 'pieces, total_ms', 'arrived, left_here'];
  parts integer[];
  upto integer[];
  last integer := 0;
  difference text;
begin
  if zone is null or tracker_report_making(zone) <> (select made_with from tracker_report_state) then return null; end if;
  create temp table report_parts_then on commit drop as select part_id, revision from public.tracker_report_parts;
  create index on report_parts_then (part_id);
  for place in 1 .. cardinality(tables) loop
    execute format('create temp table tracker_%s (like public.tracker_%1$s including all) on commit drop', tables[place]);
  end loop;
  create temp table tracker_stage_order (like public.tracker_stage_order including all) on commit drop;
  loop
    select array_agg(t.part_id), array_agg(t.revision), max(t.part_id) into parts, upto, last from (
      select part_id, revision from report_parts_then where part_id > last order by part_id limit 1000) t;
    exit when parts is null;
    perform tracker_fold_sums(parts, array_fill(0, array[cardinality(parts)]), upto, zone);
  end loop;
  for place in 1 .. cardinality(tables) loop
    execute format(
      'select ''tracker_%1$s: '' || %4$s || ''day '' || day || '', stage '' || stage_id from (
         (select * from public.tracker_%1$s where (%2$s) <> (%3$s) except select * from pg_temp.tracker_%1$s)
         union all
         (select * from pg_temp.tracker_%1$s where (%2$s) <> (%3$s) except select * from public.tracker_%1$s)) d
       order by 1 limit 1',
      tables[place], counts[place], regexp_replace(counts[place], '\w+', '0', 'g'),
      case when place <= 5 then '''product '' || product_id || '', '' ' else ''''' ' end)
      into difference;
    if difference is not null then return difference; end if;
  end loop;
  return null;
end;
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v8'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
