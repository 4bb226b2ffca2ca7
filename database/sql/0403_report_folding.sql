-- Folding: what batches contribute now goes into the sums, and what they contributed before goes out. Nothing of single
-- facts is kept. One folds at a time; scans never wait for it and never touch these tables.

create function tracker_add_flow(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  with c as materialized (
    select 1 as sign, a.* from tracker_flow_of(parts, after, zone) a
    union all select -1, b.* from tracker_flow_of(parts, before, zone) b),
  placed as (
    insert into tracker_stage_order as t
    select c.stage_id, sum(c.sign * c.arrived), sum(c.sign * c.places) from c where c.stage_id > 0 group by 1 order by 1
    on conflict (stage_id) do update set arrived = t.arrived + excluded.arrived, places = t.places + excluded.places)
  insert into tracker_flow_days as t (
    product_id, day, stage_id, arrived, arrived_ms, left_here, left_ms, first_arrivals, finished, scrapped, reworked,
    withdrawn)
  select v.id, c.day, c.stage_id,
         sum(c.sign * c.arrived), sum(c.sign * c.arrived_ms), sum(c.sign * c.left_here), sum(c.sign * c.left_ms),
         sum(c.sign * c.first_arrivals), sum(c.sign * c.finished), sum(c.sign * c.scrapped), sum(c.sign * c.reworked),
         sum(c.sign * c.withdrawn)
    from c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2, 3
  having sum(c.sign * c.arrived) <> 0 or sum(c.sign * c.arrived_ms) <> 0 or sum(c.sign * c.left_here) <> 0
      or sum(c.sign * c.left_ms) <> 0 or sum(c.sign * c.first_arrivals) <> 0 or sum(c.sign * c.finished) <> 0
      or sum(c.sign * c.scrapped) <> 0 or sum(c.sign * c.reworked) <> 0 or sum(c.sign * c.withdrawn) <> 0
   order by 1, 2, 3
  on conflict (product_id, day, stage_id) do update set
    arrived = t.arrived + excluded.arrived, arrived_ms = t.arrived_ms + excluded.arrived_ms,
    left_here = t.left_here + excluded.left_here, left_ms = t.left_ms + excluded.left_ms,
    first_arrivals = t.first_arrivals + excluded.first_arrivals, finished = t.finished + excluded.finished,
    scrapped = t.scrapped + excluded.scrapped, reworked = t.reworked + excluded.reworked,
    withdrawn = t.withdrawn + excluded.withdrawn
$$;

create function tracker_add_work(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  insert into tracker_work_days as t (
    product_id, day, stage_id, operator_key, shift, good, scrapped, reworked, finished, reports, started_reports,
    started_good, working_ms)
  select v.id, c.day, c.stage_id, c.operator_key, c.shift,
         sum(c.sign * c.good), sum(c.sign * c.scrapped), sum(c.sign * c.reworked), sum(c.sign * c.finished),
         sum(c.sign * c.reports), sum(c.sign * c.started_reports), sum(c.sign * c.started_good),
         sum(c.sign * c.working_ms)
    from (select 1 as sign, a.* from tracker_work_of(parts, after, zone) a
          union all select -1, b.* from tracker_work_of(parts, before, zone) b) c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2, 3, 4, 5
  having sum(c.sign * c.good) <> 0 or sum(c.sign * c.scrapped) <> 0 or sum(c.sign * c.reworked) <> 0
      or sum(c.sign * c.finished) <> 0 or sum(c.sign * c.reports) <> 0 or sum(c.sign * c.started_reports) <> 0
      or sum(c.sign * c.started_good) <> 0 or sum(c.sign * c.working_ms) <> 0
   order by 1, 2, 3, 4, 5
  on conflict (product_id, day, stage_id, operator_key, shift) do update set
    good = t.good + excluded.good, scrapped = t.scrapped + excluded.scrapped,
    reworked = t.reworked + excluded.reworked, finished = t.finished + excluded.finished,
    reports = t.reports + excluded.reports, started_reports = t.started_reports + excluded.started_reports,
    started_good = t.started_good + excluded.started_good, working_ms = t.working_ms + excluded.working_ms
$$;

create function tracker_add_times(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  insert into tracker_time_days as t (
    product_id, day, stage_id, bucket, pieces, total_ms, held_ms, started_pieces, waiting_ms)
  select v.id, c.day, c.stage_id, c.bucket,
         sum(c.sign * c.pieces), sum(c.sign * c.total_ms), sum(c.sign * c.held_ms), sum(c.sign * c.started_pieces),
         sum(c.sign * c.waiting_ms)
    from (select 1 as sign, a.* from tracker_times_of(parts, after, zone) a
          union all select -1, b.* from tracker_times_of(parts, before, zone) b) c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2, 3, 4
  having sum(c.sign * c.pieces) <> 0 or sum(c.sign * c.total_ms) <> 0 or sum(c.sign * c.held_ms) <> 0
      or sum(c.sign * c.started_pieces) <> 0 or sum(c.sign * c.waiting_ms) <> 0
   order by 1, 2, 3, 4
  on conflict (product_id, day, stage_id, bucket) do update set
    pieces = t.pieces + excluded.pieces, total_ms = t.total_ms + excluded.total_ms,
    held_ms = t.held_ms + excluded.held_ms, started_pieces = t.started_pieces + excluded.started_pieces,
    waiting_ms = t.waiting_ms + excluded.waiting_ms
$$;

create function tracker_add_defects(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  insert into tracker_defect_days as t (
    product_id, day, stage_id, cause_stage_id, reason_code, operator_key, shift, scrapped, reworked)
  select v.id, c.day, c.stage_id, c.cause_stage_id, c.reason_code, c.operator_key, c.shift,
         sum(c.sign * c.scrapped), sum(c.sign * c.reworked)
    from (select 1 as sign, a.* from tracker_defects_of(parts, after, zone) a
          union all select -1, b.* from tracker_defects_of(parts, before, zone) b) c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2, 3, 4, 5, 6, 7
  having sum(c.sign * c.scrapped) <> 0 or sum(c.sign * c.reworked) <> 0
   order by 1, 2, 3, 4, 5, 6, 7
  on conflict (product_id, day, stage_id, cause_stage_id, reason_code, operator_key, shift) do update set
    scrapped = t.scrapped + excluded.scrapped, reworked = t.reworked + excluded.reworked
$$;

create function tracker_set_queues(parts integer[], upto integer[]) returns void language sql as $$
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

create function tracker_set_parts(parts integer[], upto integer[]) returns void language sql as $$
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

-- Orders as a whole: batches that are cancelled or have no operations stay out.
create function tracker_set_orders(products integer[]) returns void language sql
  set enable_nestloop = on
as $$
  with batch as (
    select s.product_id, s.item_key, s.required, s.finished, s.scrapped, s.launched - s.withdrawn - s.split_out as pieces,
           r.first_routed_at, r.last_finished_at
      from part_states s left join tracker_report_parts r on r.part_id = s.part_id
     where s.product_id = any (products) and s.status <> 'cancelled'
       and exists (select 1 from operations o where o.part_id = s.part_id and not o.replaced)),
  item as (
    select product_id, item_key, sum(required) as required, sum(finished) as finished, sum(scrapped) as scrapped,
           sum(pieces) as pieces, min(first_routed_at) as first_routed_at, max(last_finished_at) as last_finished_at
      from batch group by 1, 2)
  insert into tracker_report_orders
  select p.id, count(i.item_key), count(*) filter (where i.finished >= i.required), coalesce(sum(i.required), 0),
         coalesce(sum(i.finished), 0), coalesce(sum(i.scrapped), 0), coalesce(sum(i.pieces), 0),
         min(i.first_routed_at), max(i.last_finished_at)
    from unnest(products) p(id) left join item i on i.product_id = p.id
   group by p.id
  on conflict (product_id) do update set
    items = excluded.items, complete_items = excluded.complete_items, required = excluded.required,
    finished = excluded.finished, scrapped = excluded.scrapped, pieces = excluded.pieces,
    first_routed_at = excluded.first_routed_at, last_finished_at = excluded.last_finished_at
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

-- Fold these batches up to these revisions.
create function tracker_fold_batches(parts integer[], upto integer[], zone text) returns void language plpgsql
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
