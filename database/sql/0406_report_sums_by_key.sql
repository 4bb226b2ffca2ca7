-- The functions of 0402 and 0403 that read large tables, by key; see 0405.

create or replace function tracker_flow_of(parts integer[], upto integer[], zone text)
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

create or replace function tracker_work_of(parts integer[], upto integer[], zone text)
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

create or replace function tracker_times_of(parts integer[], upto integer[], zone text)
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

create or replace function tracker_defects_of(parts integer[], upto integer[], zone text)
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

create or replace function tracker_set_queues(parts integer[], upto integer[]) returns void language sql as $$
  with gone as (delete from tracker_queues where part_id = any (parts) returning *),
  oldest as (
    select v.part_id, v.operation, min(v.arrived_at) as at from tracker_visits(parts, upto) v
     where v.revision is null group by 1, 2),
  come as (
    select o.part_id, o.number as operation, p.product_id, o.stage_id, o.waiting,
           sum(o.waiting) over (partition by o.part_id order by o.sequence)::int as remaining, w.at as oldest_at
      from operations o join part_states p on p.part_id = o.part_id
      left join oldest w on w.part_id = o.part_id and w.operation = o.number and o.waiting > 0
     where o.part_id = any (parts) and p.part_id = any (parts) and not o.replaced),
  kept as (
    insert into tracker_queues select * from come where remaining > 0
    on conflict (part_id, operation) do update set
      product_id = excluded.product_id, stage_id = excluded.stage_id, waiting = excluded.waiting,
      remaining = excluded.remaining, oldest_at = excluded.oldest_at)
  insert into tracker_stage_queues as t
  select v.id, c.stage_id, sum(c.sign * (c.waiting > 0)::int), sum(c.sign * c.waiting), sum(c.sign * c.remaining)
    from (select 1 as sign, product_id, stage_id, waiting, remaining from come
          union all select -1, product_id, stage_id, waiting, remaining from gone) c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2
   order by 1, 2
  on conflict (product_id, stage_id) do update set
    batches = t.batches + excluded.batches, waiting = t.waiting + excluded.waiting, remaining = t.remaining + excluded.remaining
$$;

create or replace function tracker_set_parts(parts integer[], upto integer[]) returns void language sql as $$
  with routed as (
    select f.part_id, min(f.occurred_at) as at
      from part_facts f join unnest(parts, upto) as b(part_id, upto) on b.part_id = f.part_id and f.revision <= b.upto
     where f.part_id = any (parts) and f.kind = 'route-assigned' group by 1),
  finished as (
    select s.part_id, max(s.at) as at from tracker_report_scans(parts, upto) s
     where s.kind <> 'start' and s.good_to is null and s.moved > 0 group by 1)
  insert into tracker_report_parts as t
  select b.part_id, p.product_id, b.upto, r.at, f.at
    from unnest(parts, upto) as b(part_id, upto) join part_states p on p.part_id = b.part_id
    left join routed r on r.part_id = b.part_id left join finished f on f.part_id = b.part_id
   where p.part_id = any (parts)
  on conflict (part_id) do update set
    product_id = excluded.product_id, revision = excluded.revision, first_routed_at = excluded.first_routed_at,
    last_finished_at = excluded.last_finished_at
$$;

-- The sums alone. Costs that are told to the planner to keep it from nested loops would have it compile everything, too.
create function tracker_fold_sums(parts integer[], before integer[], upto integer[], zone text) returns void language plpgsql
  set enable_nestloop = off
  set jit = off
as $$
begin
  perform tracker_add_flow(parts, before, upto, zone);
  perform tracker_add_work(parts, before, upto, zone);
  perform tracker_add_times(parts, before, upto, zone);
  perform tracker_add_defects(parts, before, upto, zone);
end;
$$;

create or replace function tracker_fold_batches(parts integer[], upto integer[], zone text) returns void language plpgsql
  set enable_nestloop = off
  set jit = off
as $$
declare
  before integer[] := array(
    select coalesce(r.revision, 0) from unnest(parts) with ordinality as b(part_id, place)
      left join (select part_id, revision from tracker_report_parts where part_id = any (parts)) r on r.part_id = b.part_id
     order by b.place);
begin
  perform tracker_fold_sums(parts, before, upto, zone);
  perform tracker_set_queues(parts, upto);
  perform tracker_set_parts(parts, upto);
  perform tracker_set_orders(array(select distinct product_id from part_states where part_id = any (parts)));
end;
$$;

-- Orders look their batches up by key.
alter function tracker_set_orders set enable_nestloop = on;
