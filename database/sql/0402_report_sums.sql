-- What batches contribute to each sum, from the functions of 0401, in the shape of the tables of 0400.

create function tracker_day(at timestamp, zone text) returns date language sql stable as $$
  select (at at time zone 'utc' at time zone zone)::date
$$;

-- When a day of the factory begins, in UTC.
create function tracker_day_start(day date, zone text) returns timestamp language sql stable as $$
  select day::timestamp at time zone zone at time zone 'utc'
$$;

create function tracker_ms(from_at timestamp, to_at timestamp) returns bigint language sql immutable as $$
  select (extract(epoch from to_at - from_at) * 1000)::bigint
$$;

-- The first shift that goes on at this time of the factory's clock; 0: none does.
create function tracker_shift(at timestamp, zone text) returns smallint language sql stable as $$
  select coalesce(min(s.number), 0)::smallint
    from tracker_shifts s, (select (at at time zone 'utc' at time zone zone)::time as clock) c
   where case when s.starts_at < s.ends_at then c.clock >= s.starts_at and c.clock < s.ends_at
              else c.clock >= s.starts_at or c.clock < s.ends_at end
$$;

create function tracker_is_working_day(day date) returns boolean language sql stable as $$
  select extract(isodow from day) = any (working_weekdays) and day <> all (days_off) from tracker_factory_calendar
$$;

-- Milliseconds between two instants that lie inside of shifts, at most a year of them; without shifts all of them.
create function tracker_working_ms(from_at timestamp, to_at timestamp, zone text) returns bigint language sql stable as $$
  select case when not exists (select 1 from tracker_shifts) then tracker_ms(from_at, to_at) else (
    select coalesce(sum(upper(span) - lower(span)), 0)::bigint from unnest((
      select range_agg(int8range(tracker_ms(from_at, greatest(t.starts, from_at)), tracker_ms(from_at, least(t.ends, to_at))))
        from generate_series(0, least(366, tracker_day(to_at, zone) - tracker_day(from_at, zone) + 1)) d(n),
             lateral (select tracker_day(from_at, zone) - 1 + d.n as day) w,
             tracker_shifts s,
             lateral (select (w.day + s.starts_at) at time zone zone at time zone 'utc' as starts,
                             (w.day + (s.ends_at <= s.starts_at)::int + s.ends_at) at time zone zone at time zone 'utc' as ends) t
       where tracker_is_working_day(w.day) and t.ends > from_at and t.starts < to_at)) span) end
$$;

-- `places`: arrived pieces times the place of the operation in its route, for the order of stages.
create function tracker_flow_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, arrived bigint, arrived_ms bigint, left_here bigint,
  left_ms bigint, first_arrivals bigint, finished bigint, scrapped bigint, reworked bigint, withdrawn bigint, places bigint)
language sql stable as $$
  with scan as materialized (select * from tracker_report_scans(parts, upto)),
  entry as (
    select m.part_id, m.operation, m.at, greatest(m.pieces, 0) as arrived, greatest(-m.pieces, 0) as left_here,
           0 as first_arrivals, 0 as finished, 0 as scrapped, 0 as reworked,
           case when m.left_by in ('withdrawn', 'cancelled') then -m.pieces else 0 end as withdrawn
      from tracker_report_moves(parts, upto) m
    union all
    select f.part_id, f.operation, f.at, 0, 0, f.pieces, 0, 0, 0, 0 from tracker_first_arrivals(parts, upto) f where f.pieces <> 0
    union all
    select s.part_id, s.operation, s.at, 0, 0, 0, case when s.good_to is null then s.moved else 0 end, s.scrapped, s.reworked, 0
      from scan s
    union all
    select u.part_id, u.operation, u.at, 0, 0, 0, -u.good, 0, 0, 0 from tracker_undos_elsewhere(parts, upto) u where u.good_to is null)
  select p.product_id, d.day, coalesce(o.stage_id, 0),
         sum(case when o.stage_id is null then 0 else e.arrived end),
         coalesce(sum(e.arrived * m.ms) filter (where o.stage_id is not null), 0)::bigint,
         sum(case when o.stage_id is null then 0 else e.left_here end),
         coalesce(sum(e.left_here * m.ms) filter (where o.stage_id is not null), 0)::bigint,
         sum(e.first_arrivals)::bigint, sum(e.finished), sum(e.scrapped), sum(e.reworked), sum(e.withdrawn),
         coalesce(sum(e.arrived * o.sequence), 0)
    from entry e join part_states p on p.part_id = e.part_id
    left join (select * from operations where part_id = any (parts)) o on o.part_id = e.part_id and o.number = e.operation,
         lateral (select tracker_day(e.at, zone) as day) d,
         lateral (select tracker_ms(tracker_day_start(d.day, zone), e.at) as ms) m
   where p.part_id = any (parts)
   group by 1, 2, 3
$$;

-- Reports of work. One has a start where the same operator said so at the operation since the own report before.
create function tracker_work_reports(parts integer[], upto integer[])
returns table (part_id integer, revision integer, stage_id integer, operator_key text, at timestamp, good integer,
  scrapped integer, reworked integer, finished integer, started_at timestamp)
language sql stable as $$
  with turn as (
    select s.*, count(*) filter (where s.kind = 'report') over (
             partition by s.part_id, s.operation, s.operator_key order by s.revision
             rows between unbounded preceding and 1 preceding) as turn
      from tracker_report_scans(parts, upto) s
     where (s.kind = 'report' and s.good + s.scrapped + s.reworked > 0) or (s.kind = 'start' and s.stands)),
  started as (
    select t.*, min(t.at) filter (where t.kind = 'start') over (
             partition by t.part_id, t.operation, t.operator_key, t.turn) as started_at
      from turn t)
  select s.part_id, s.revision, s.stage_id, s.operator_key, s.at, s.good, s.scrapped, s.reworked,
         case when s.good_to is null then s.good else 0 end,
         case when s.started_at is not null then least(s.started_at, s.at) end
    from started s where s.kind = 'report'
$$;

create function tracker_work_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, good bigint, scrapped bigint,
  reworked bigint, finished bigint, reports bigint, started_reports bigint, started_good bigint, working_ms bigint)
language sql stable as $$
  select p.product_id, tracker_day(r.at, zone), r.stage_id, r.operator_key, case when h.shifts then tracker_shift(r.at, zone) else 0::smallint end,
         sum(r.good), sum(r.scrapped), sum(r.reworked), sum(r.finished), count(*), count(r.started_at),
         coalesce(sum(r.good) filter (where r.started_at is not null), 0),
         coalesce(sum(tracker_working_ms(r.started_at, r.at, zone)) filter (where r.started_at is not null), 0)::bigint
    from tracker_work_reports(parts, upto) r join part_states p on p.part_id = r.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) h
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5
$$;

-- When batches were held; `to_at` null: they still are.
create function tracker_holds(parts integer[], upto integer[])
returns table (part_id integer, from_at timestamp, to_at timestamp)
language sql stable as $$
  select h.part_id, h.occurred_at, h.next_at from (
    select f.part_id, f.kind, f.occurred_at,
           lead(f.occurred_at) over (partition by f.part_id order by f.revision) as next_at
      from part_facts f join unnest(parts, upto) as b(part_id, upto) on b.part_id = f.part_id and f.revision <= b.upto
     where f.part_id = any (parts) and f.kind in ('held', 'released', 'cancelled')) h
   where h.kind = 'held'
$$;

-- Only stays that a report of work ended; `bucket`: the eighth of an octave of seconds.
create function tracker_times_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, bucket smallint, pieces bigint, total_ms bigint, held_ms bigint,
  started_pieces bigint, waiting_ms bigint)
language sql stable as $$
  with hold as materialized (select * from tracker_holds(parts, upto)),
  stay as (
    select v.part_id, v.pieces, v.arrived_at, v.left_at, w.stage_id, w.at, w.started_at, tracker_ms(v.arrived_at, v.left_at) as ms,
           row_number() over () as place
      from tracker_visits(parts, upto) v
      join tracker_work_reports(parts, upto) w on w.part_id = v.part_id and w.revision = v.revision
     where v.left_by = 'report'),
  held as (
    select s.part_id, s.pieces, s.arrived_at, s.left_at, s.stage_id, s.at, s.started_at, s.ms, s.place,
           coalesce(sum(tracker_ms(greatest(h.from_at, s.arrived_at), least(h.to_at, s.left_at)))
             filter (where h.part_id is not null), 0) as held_ms
      from stay s left join hold h on h.part_id = s.part_id and h.from_at < s.left_at and coalesce(h.to_at, s.left_at) > s.arrived_at
     group by 1, 2, 3, 4, 5, 6, 7, 8, 9)
  select p.product_id, tracker_day(h.at, zone), h.stage_id, floor(8 * log(2, 1 + h.ms / 1000.0))::smallint,
         sum(h.pieces)::bigint, sum(h.pieces * h.ms)::bigint, sum(h.pieces * h.held_ms)::bigint,
         coalesce(sum(h.pieces) filter (where h.started_at is not null), 0)::bigint,
         coalesce(sum(h.pieces * tracker_ms(h.arrived_at, greatest(h.started_at, h.arrived_at)))
           filter (where h.started_at is not null), 0)::bigint
    from held h join part_states p on p.part_id = h.part_id
   where p.part_id = any (parts)
   group by 1, 2, 3, 4
$$;

create function tracker_defects_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, cause_stage_id integer, reason_code text, operator_key text,
  shift smallint, scrapped bigint, reworked bigint)
language sql stable as $$
  select p.product_id, tracker_day(s.at, zone), s.stage_id, coalesce(c.stage_id, s.stage_id), coalesce(s.reason_code, ''),
         s.operator_key, case when h.shifts then tracker_shift(s.at, zone) else 0::smallint end, sum(s.scrapped), sum(s.reworked)
    from tracker_report_scans(parts, upto) s
    join part_states p on p.part_id = s.part_id
    left join (select * from operations where part_id = any (parts)) c on c.part_id = s.part_id and c.number = s.cause_operation,
         (select exists (select 1 from tracker_shifts) as shifts) h
   where p.part_id = any (parts) and (s.scrapped > 0 or s.reworked > 0)
   group by 1, 2, 3, 4, 5, 6, 7
$$;
