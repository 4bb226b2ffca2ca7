-- What a factory with shifts is judged by: what is usual at a stage in working time, and what came and went since a shift began. Sums over
-- all products, empty where there are no shifts.

-- Times from arrival to report less the time outside of the shifts, as those of tracker_time_days otherwise. Twice a p85 by the clock, with a
-- night in it, was waited for in working time.
create table tracker_pace_days (
  day date not null,
  stage_id integer not null,
  bucket smallint not null,
  pieces bigint not null,
  total_ms bigint not null,
  primary key (day, stage_id, bucket)
);

-- Pieces that came to a stage and left it in a turn: from the beginning of one shift to that of the next, on whatever day.
create table tracker_turn_flows (
  day date not null,
  starts_at time not null,
  stage_id integer not null,
  arrived bigint not null,
  left_here bigint not null,
  primary key (day, starts_at, stage_id)
);

create function tracker_paces_of(parts integer[], upto integer[], zone text)
returns table (day date, stage_id integer, bucket smallint, pieces bigint, total_ms bigint)
language sql stable as $$
  select tracker_day(w.at, zone), w.stage_id, floor(8 * log(2, 1 + m.ms / 1000.0))::smallint, sum(v.pieces)::bigint,
         sum(v.pieces * m.ms)::bigint
    from tracker_visits(parts, upto) v
    join tracker_work_reports(parts, upto) w on w.part_id = v.part_id and w.revision = v.revision,
         lateral (select tracker_working_ms(v.arrived_at, v.left_at, zone) as ms) m
   where v.left_by = 'report'
   group by 1, 2, 3
$$;

-- In which turn an instant lies, by the factory's clock. Before the first shift of a day it is the last one of the day before.
create function tracker_turn(at timestamp, zone text, out day date, out starts_at time) language sql stable as $$
  select c.clock::date - (s.today is null)::int, coalesce(s.today, s.last)
    from (select at at time zone 'utc' at time zone zone as clock) c,
         lateral (select max(t.starts_at) filter (where t.starts_at <= c.clock::time) as today, max(t.starts_at) as last
                    from tracker_shifts t) s
$$;

create function tracker_turn_flows_of(parts integer[], upto integer[], zone text)
returns table (day date, starts_at time, stage_id integer, arrived bigint, left_here bigint)
language sql stable as $$
  select t.day, t.starts_at, o.stage_id, sum(greatest(m.pieces, 0))::bigint, sum(greatest(-m.pieces, 0))::bigint
    from tracker_report_moves(parts, upto) m
    join (select * from operations where part_id = any (parts)) o on o.part_id = m.part_id and o.number = m.operation,
         lateral (select * from tracker_turn(m.at, zone)) t
   -- Shifts may have been taken away meanwhile: all is folded anew then.
   where t.starts_at is not null
   group by 1, 2, 3
$$;

create function tracker_add_paces(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  insert into tracker_pace_days as t (day, stage_id, bucket, pieces, total_ms)
  select c.day, c.stage_id, c.bucket, sum(c.sign * c.pieces), sum(c.sign * c.total_ms)
    from (select 1 as sign, a.* from tracker_paces_of(parts, after, zone) a
          union all select -1, b.* from tracker_paces_of(parts, before, zone) b) c
   group by 1, 2, 3
  having sum(c.sign * c.pieces) <> 0 or sum(c.sign * c.total_ms) <> 0
   order by 1, 2, 3
  on conflict (day, stage_id, bucket) do update set pieces = t.pieces + excluded.pieces, total_ms = t.total_ms + excluded.total_ms
$$;

create function tracker_add_turn_flows(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  insert into tracker_turn_flows as t (day, starts_at, stage_id, arrived, left_here)
  select c.day, c.starts_at, c.stage_id, sum(c.sign * c.arrived), sum(c.sign * c.left_here)
    from (select 1 as sign, a.* from tracker_turn_flows_of(parts, after, zone) a
          union all select -1, b.* from tracker_turn_flows_of(parts, before, zone) b) c
   group by 1, 2, 3
  having sum(c.sign * c.arrived) <> 0 or sum(c.sign * c.left_here) <> 0
   order by 1, 2, 3
  on conflict (day, starts_at, stage_id) do update set
    arrived = t.arrived + excluded.arrived, left_here = t.left_here + excluded.left_here
$$;

-- As in 0403, with what shifts are judged by.
create or replace function tracker_fold_sums(parts integer[], before integer[], upto integer[], zone text) returns void language plpgsql
  set enable_nestloop = off
  set jit = off
as $$
begin
  perform tracker_add_flow(parts, before, upto, zone);
  perform tracker_add_work(parts, before, upto, zone);
  perform tracker_add_times(parts, before, upto, zone);
  perform tracker_add_defects(parts, before, upto, zone);
  if exists (select from tracker_shifts) then
    perform tracker_add_paces(parts, before, upto, zone);
    perform tracker_add_turn_flows(parts, before, upto, zone);
  end if;
end;
$$;

-- As in 0424, likewise.
create or replace function tracker_empty_reports(making text) returns void language plpgsql as $$
declare
  highest record;
begin
  truncate tracker_report_parts, tracker_flow_days, tracker_work_days, tracker_time_days, tracker_defect_days,
    tracker_queues, tracker_stage_queues, tracker_stage_order, tracker_report_orders, tracker_report_items,
    tracker_good_days, tracker_pace_days, tracker_turn_flows;
  highest := tracker_highest_ids();
  update tracker_report_state
     set made_with = making, settled_scan_id = 0, settled_fact_id = 0, pending_scan_id = highest.scan_id,
         pending_fact_id = highest.fact_id, pending_writers = tracker_fact_writers(), rebuilt_to = 0, folded_at = now(),
         seen_scan_id = highest.scan_id, seen_fact_id = highest.fact_id;
end;
$$;

-- As in 0424, likewise; each table with what its message names of a row.
-- @returns the first difference; null: there is none, or the sums are being made anew
create or replace function tracker_verify_reports() returns text language plpgsql as $$
declare
  zone text := (select split_part(made_with, ' ', 1) from tracker_report_state where rebuilt_to is null);
  tables text[] := array['flow_days', 'work_days', 'time_days', 'defect_days', 'good_days', 'pace_days', 'turn_flows'];
  counts text[] := array[
    'arrived, arrived_ms, left_here, left_ms, first_arrivals, finished, scrapped, reworked, withdrawn',
    'good, scrapped, reworked, finished, reports, started_reports, started_good, working_ms',
    'pieces, total_ms, held_ms, started_pieces, waiting_ms',
    'scrapped, reworked', 'good', 'pieces, total_ms', 'arrived, left_here'];
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
      case when place <= 4 then '''product '' || product_id || '', '' ' else ''''' ' end)
      into difference;
    if difference is not null then return difference; end if;
  end loop;
  return null;
end;
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v6'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
