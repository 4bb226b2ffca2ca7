-- Working time is looked up, not reckoned day by day. Each stay built the shifts of all its days anew: a year of history with two shifts, in
-- which batches wait for long, took hours to be added up after an upgrade.

-- The spans of working time that touch this time, in order, and how much of it has passed before each; starts is null where there are no
-- shifts: then work goes on around the clock.
create function tracker_working_spans(from_at timestamp, to_at timestamp, zone text,
  out starts timestamp[], out ends timestamp[], out passed bigint[])
language sql stable as $$
  select case when h.shifts then coalesce(array_agg(lower(s.during) order by s.during) filter (where s.during is not null), '{}') end,
         array_agg(upper(s.during) order by s.during) filter (where s.during is not null),
         array_agg(s.passed order by s.during) filter (where s.during is not null)
    from (select exists (select 1 from tracker_shifts) as shifts) h left join lateral (
      select during, coalesce(sum(tracker_ms(lower(during), upper(during))) over (
               order by during rows between unbounded preceding and 1 preceding), 0)::bigint as passed
        from unnest((
          select range_agg(tsrange(t.starts, t.ends))
            from generate_series(tracker_day(from_at, zone) - 1, tracker_day(to_at, zone), interval '1 day') d(day),
                 tracker_shifts s,
                 lateral (select (d.day::date + s.starts_at) at time zone zone at time zone 'utc' as starts,
                                 (d.day::date + (s.ends_at <= s.starts_at)::int + s.ends_at) at time zone zone at time zone 'utc' as ends) t
           where tracker_is_working_day(d.day::date))) during) s on true
   group by h.shifts
$$;

-- How much working time of the spans has passed until then. A lookup, written so that it becomes part of the query.
create function tracker_worked_upto(at timestamp, starts timestamp[], ends timestamp[], passed bigint[]) returns bigint
language sql immutable as $$
  select case when width_bucket(at, starts) = 0 then 0
              else passed[width_bucket(at, starts)]
                   + tracker_ms(starts[width_bucket(at, starts)], least(at, ends[width_bucket(at, starts)])) end
$$;

-- As tracker_working_ms, by spans that touch this time; more than a year of them counts too.
create function tracker_worked_ms(from_at timestamp, to_at timestamp, starts timestamp[], ends timestamp[], passed bigint[]) returns bigint
language sql immutable as $$
  select case when starts is null then tracker_ms(from_at, to_at)
              else tracker_worked_upto(to_at, starts, ends, passed) - tracker_worked_upto(from_at, starts, ends, passed) end
$$;

create or replace function tracker_paces_of(parts integer[], upto integer[], zone text)
returns table (day date, stage_id integer, bucket smallint, pieces bigint, total_ms bigint)
language sql stable as $$
  with stay as materialized (
    select w.at, w.stage_id, v.pieces, v.arrived_at, v.left_at
      from tracker_visits(parts, upto) v
      join tracker_work_reports(parts, upto) w on w.part_id = v.part_id and w.revision = v.revision
     where v.left_by = 'report'),
  met as (select min(s.arrived_at) as first, max(s.left_at) as last from stay s),
  -- Once for all rows, and looked up before anything is sorted: a row would carry the spans with it.
  spans as materialized (select c.* from met x, tracker_working_spans(x.first, x.last, zone) c),
  measured as materialized (
    select s.at, s.stage_id, s.pieces, tracker_worked_ms(s.arrived_at, s.left_at, c.starts, c.ends, c.passed) as ms
      from stay s cross join spans c)
  select tracker_day(m.at, zone), m.stage_id, floor(8 * log(2, 1 + m.ms / 1000.0))::smallint, sum(m.pieces)::bigint,
         sum(m.pieces * m.ms)::bigint
    from measured m
   group by 1, 2, 3
$$;

-- As in 0434, likewise.
create or replace function tracker_times_of(parts integer[], upto integer[], zone text)
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

-- As in 0435, likewise.
create or replace function tracker_work_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, stage_kind text,
  good bigint, scrapped bigint, reworked bigint, finished bigint, reports bigint, started_reports bigint, started_good bigint, working_ms bigint)
language sql stable as $$
  with report as materialized (select * from tracker_work_reports(parts, upto)),
  started as (select min(r.started_at) as first, max(r.at) as last from report r where r.started_at is not null),
  spans as materialized (select c.* from started x, tracker_working_spans(x.first, x.last, zone) c),
  measured as materialized (
    select r.*, case when r.started_at is not null then tracker_worked_ms(r.started_at, r.at, c.starts, c.ends, c.passed) end as ms
      from report r cross join spans c)
  select p.product_id, tracker_day(r.at, zone), r.stage_id, r.operator_key,
         case when h.shifts then tracker_shift(r.at, zone) else 0::smallint end, r.stage_kind,
         sum(r.good), sum(r.scrapped), sum(r.reworked), sum(r.finished), count(*), count(r.started_at),
         coalesce(sum(r.good) filter (where r.ms > 0), 0), coalesce(sum(r.ms), 0)::bigint
    from measured r join part_states p on p.part_id = r.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) h
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5, 6
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v10'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
