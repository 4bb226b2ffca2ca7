-- What the dashboard and forecasts added up at each reading is kept: pieces that orders lack, pieces that they have to spare, good
-- pieces by day and stage. With 50,000 batches these, and the search for what is on hold, were most of the time of their pages.

-- Batches on hold are few.
create index part_states_held_idx on part_states (product_id, part_id) where status = 'held';

-- Pieces that the requirement of an item asks for and that neither are finished nor wait: scrapped, withdrawn, never launched.
create function tracker_lacking(required bigint, finished bigint, waiting bigint) returns bigint language sql immutable as $$
  select greatest(0, required - finished - waiting)
$$;

-- Waiting pieces of an item that its requirement does not need.
create function tracker_surplus(required bigint, finished bigint, waiting bigint) returns bigint language sql immutable as $$
  select greatest(0, least(waiting, finished + waiting - required))
$$;

alter table tracker_report_orders
  add column lacking bigint not null default 0,
  add column surplus bigint not null default 0;
update tracker_report_orders o set lacking = i.lacking, surplus = i.surplus
  from (select product_id, sum(tracker_lacking(required, finished, waiting)) as lacking,
               sum(tracker_surplus(required, finished, waiting)) as surplus
          from tracker_report_items group by 1) i
 where i.product_id = o.product_id;

-- Good pieces of reports over all products.
create table tracker_good_days (
  day date not null,
  stage_id integer not null,
  good bigint not null,
  primary key (day, stage_id)
);
insert into tracker_good_days
select day, stage_id, sum(good) from tracker_work_days where product_id = 0 group by 1, 2 having sum(good) <> 0;

-- As in 0403, with the good pieces of days.
create or replace function tracker_add_work(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  with c as materialized (
    select 1 as sign, a.* from tracker_work_of(parts, after, zone) a
    union all select -1, b.* from tracker_work_of(parts, before, zone) b),
  made as (
    insert into tracker_good_days as t (day, stage_id, good)
    select c.day, c.stage_id, sum(c.sign * c.good) from c group by 1, 2 having sum(c.sign * c.good) <> 0 order by 1, 2
    on conflict (day, stage_id) do update set good = t.good + excluded.good)
  insert into tracker_work_days as t (
    product_id, day, stage_id, operator_key, shift, good, scrapped, reworked, finished, reports, started_reports,
    started_good, working_ms)
  select v.id, c.day, c.stage_id, c.operator_key, c.shift,
         sum(c.sign * c.good), sum(c.sign * c.scrapped), sum(c.sign * c.reworked), sum(c.sign * c.finished),
         sum(c.sign * c.reports), sum(c.sign * c.started_reports), sum(c.sign * c.started_good),
         sum(c.sign * c.working_ms)
    from c, lateral (values (0), (c.product_id)) v(id)
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

-- As in 0411, with what orders lack and what they have to spare.
create or replace function tracker_set_items(parts integer[]) returns void language plpgsql
  set enable_nestloop = on
as $$
declare
  products integer[];
  keys text[];
  receding integer[];
begin
  with renamed as (delete from tracker_renamed_items returning product_id, item_key)
  select array_agg(t.product_id), array_agg(t.item_key) into products, keys from (
    select product_id, item_key from part_states where part_id = any (parts)
    union select product_id, item_key from renamed) t;
  if products is null then return; end if;

  with touched as materialized (select * from unnest(products, keys) as t(product_id, item_key)),
  item as materialized (select * from tracker_items_now(products, keys)),
  was as materialized (
    select w.* from touched t
     cross join lateral (
       select * from tracker_report_items i where i.product_id = t.product_id and i.item_key = t.item_key offset 0) w),
  kept as (
    insert into tracker_report_items select * from item order by 1, 2
    on conflict (product_id, item_key) do update set
      required = excluded.required, finished = excluded.finished, scrapped = excluded.scrapped, pieces = excluded.pieces,
      waiting = excluded.waiting, not_started = excluded.not_started, held = excluded.held, in_work = excluded.in_work,
      last_scan_at = excluded.last_scan_at, first_routed_at = excluded.first_routed_at,
      last_finished_at = excluded.last_finished_at),
  gone as (
    delete from tracker_report_items i using (select product_id, item_key from was except select product_id, item_key from item) g
     where i.product_id = g.product_id and i.item_key = g.item_key),
  change as (
    select 1 as sign, i.* from item i
    union all select -1, w.* from was w
    -- An order without items has a row of zeros.
    union all select 0, t.product_id, t.item_key, 0, 0, 0, 0, 0, 0, 0, 0, null, null, null from touched t),
  changed as (
    insert into tracker_report_orders as t (
      product_id, items, complete_items, required, finished, scrapped, pieces, waiting, not_started, held, in_work,
      lacking, surplus, last_scan_at, first_routed_at, last_finished_at)
    select c.product_id, sum(c.sign), coalesce(sum(c.sign) filter (where c.finished >= c.required), 0),
           sum(c.sign * c.required), sum(c.sign * c.finished), sum(c.sign * c.scrapped), sum(c.sign * c.pieces),
           sum(c.sign * c.waiting), sum(c.sign * c.not_started), sum(c.sign * c.held), sum(c.sign * c.in_work),
           sum(c.sign * tracker_lacking(c.required, c.finished, c.waiting)),
           sum(c.sign * tracker_surplus(c.required, c.finished, c.waiting)),
           max(c.last_scan_at) filter (where c.sign = 1), min(c.first_routed_at) filter (where c.sign = 1),
           max(c.last_finished_at) filter (where c.sign = 1)
      from change c group by 1 order by 1
    on conflict (product_id) do update set
      items = t.items + excluded.items, complete_items = t.complete_items + excluded.complete_items,
      required = t.required + excluded.required, finished = t.finished + excluded.finished,
      scrapped = t.scrapped + excluded.scrapped, pieces = t.pieces + excluded.pieces,
      waiting = t.waiting + excluded.waiting, not_started = t.not_started + excluded.not_started,
      held = t.held + excluded.held, in_work = t.in_work + excluded.in_work,
      lacking = t.lacking + excluded.lacking, surplus = t.surplus + excluded.surplus,
      last_scan_at = greatest(t.last_scan_at, excluded.last_scan_at),
      first_routed_at = least(t.first_routed_at, excluded.first_routed_at),
      last_finished_at = greatest(t.last_finished_at, excluded.last_finished_at))
  select array_agg(distinct w.product_id) into receding
    from was w join tracker_report_orders o on o.product_id = w.product_id
    left join item i on i.product_id = w.product_id and i.item_key = w.item_key
   where (w.last_scan_at = o.last_scan_at and w.last_scan_at is distinct from i.last_scan_at)
      or (w.first_routed_at = o.first_routed_at and w.first_routed_at is distinct from i.first_routed_at)
      or (w.last_finished_at = o.last_finished_at and w.last_finished_at is distinct from i.last_finished_at);

  -- The latest or earliest of an order has moved: its items say which is now. Reports only move it on, so that is not asked of them.
  if receding is null then return; end if;
  update tracker_report_orders o
     set last_scan_at = i.last_scan_at, first_routed_at = i.first_routed_at, last_finished_at = i.last_finished_at
    from unnest(receding) as p(id)
    left join lateral (
      select max(last_scan_at) as last_scan_at, min(first_routed_at) as first_routed_at, max(last_finished_at) as last_finished_at
        from tracker_report_items where product_id = p.id) i on true
   where o.product_id = p.id;
end;
$$;

-- As in 0411, with the good pieces of days.
create or replace function tracker_empty_reports(making text) returns void language plpgsql as $$
declare
  highest record;
begin
  truncate tracker_report_parts, tracker_flow_days, tracker_work_days, tracker_time_days, tracker_defect_days,
    tracker_queues, tracker_stage_queues, tracker_stage_order, tracker_report_orders, tracker_report_items,
    tracker_good_days;
  highest := tracker_highest_ids();
  update tracker_report_state
     set made_with = making, settled_scan_id = 0, settled_fact_id = 0, pending_scan_id = highest.scan_id,
         pending_fact_id = highest.fact_id, pending_writers = tracker_fact_writers(), rebuilt_to = 0, folded_at = now(),
         seen_scan_id = highest.scan_id, seen_fact_id = highest.fact_id;
end;
$$;

-- The plans of folding are large and the same for any batches; made for each anew they took more time than one batch does.
alter function tracker_fold_batches(integer[], integer[], text) set plan_cache_mode = force_generic_plan;

-- As in 0421, with what orders lack and have to spare.
-- @returns the first difference; null: there is none
create or replace function tracker_verify_orders() returns text language plpgsql as $$
declare
  parts integer[];
  upto integer[];
  last integer := 0;
  products integer[];
  keys text[];
  difference text;
begin
  if not tracker_reports_made() then return null; end if;
  create temp table tracker_report_parts (like public.tracker_report_parts including all) on commit drop;
  loop
    select array_agg(t.part_id), array_agg(t.revision), max(t.part_id) into parts, upto, last from (
      select part_id, revision from public.tracker_report_parts where part_id > last order by part_id limit 1000) t;
    exit when parts is null;
    perform tracker_set_parts(parts, upto);
  end loop;
  select 'tracker_report_parts: part ' || coalesce(s.code, d.part_id::text) into difference
    from ((select * from public.tracker_report_parts except select * from pg_temp.tracker_report_parts)
          union all (select * from pg_temp.tracker_report_parts except select * from public.tracker_report_parts)) d
    left join part_states s on s.part_id = d.part_id
   order by d.part_id limit 1;
  if difference is not null then return difference; end if;

  select array_agg(t.product_id), array_agg(t.item_key) into products, keys from (
    (select product_id, item_key from part_states union select product_id, item_key from tracker_report_items)
    except
    (select s.product_id, s.item_key from part_states s
       left join public.tracker_report_parts r on r.part_id = s.part_id where r.revision is distinct from s.revision
     union select product_id, item_key from tracker_renamed_items)) t;
  with kept as (
    select i.* from tracker_report_items i
      join unnest(products, keys) as t(product_id, item_key) on t.product_id = i.product_id and t.item_key = i.item_key),
  made as (select * from tracker_items_now(products, keys))
  select format('tracker_report_items: product %s, item %s', d.product_id, d.item_key) into difference
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.product_id, d.item_key limit 1;
  if difference is not null then return difference; end if;

  with kept as (
    select product_id, items, complete_items, required, finished, scrapped, pieces, waiting, not_started, held, in_work,
           lacking, surplus, last_scan_at, first_routed_at, last_finished_at
      from tracker_report_orders),
  made as (
    select p.product_id, count(i.item_key)::int, (count(*) filter (where i.finished >= i.required))::int,
           coalesce(sum(i.required), 0)::bigint, coalesce(sum(i.finished), 0)::bigint, coalesce(sum(i.scrapped), 0)::bigint,
           coalesce(sum(i.pieces), 0)::bigint, coalesce(sum(i.waiting), 0)::bigint, coalesce(sum(i.not_started), 0)::bigint,
           coalesce(sum(i.held), 0)::int, coalesce(sum(i.in_work), 0)::int,
           coalesce(sum(tracker_lacking(i.required, i.finished, i.waiting)), 0)::bigint,
           coalesce(sum(tracker_surplus(i.required, i.finished, i.waiting)), 0)::bigint,
           max(i.last_scan_at), min(i.first_routed_at), max(i.last_finished_at)
      from (select product_id from tracker_report_orders union select product_id from tracker_report_items) p
      left join tracker_report_items i on i.product_id = p.product_id group by 1)
  select 'tracker_report_orders: product ' || d.product_id into difference
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.product_id limit 1;
  return difference;
end;
$$;

-- As in 0405, with the good pieces of days.
create or replace function tracker_verify_reports() returns text language plpgsql as $$
declare
  zone text := (select split_part(made_with, ' ', 1) from tracker_report_state where rebuilt_to is null);
  tables text[] := array['flow_days', 'work_days', 'time_days', 'defect_days'];
  counts text[] := array[
    'arrived, arrived_ms, left_here, left_ms, first_arrivals, finished, scrapped, reworked, withdrawn',
    'good, scrapped, reworked, finished, reports, started_reports, started_good, working_ms',
    'pieces, total_ms, held_ms, started_pieces, waiting_ms',
    'scrapped, reworked'];
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
  create temp table tracker_good_days (like public.tracker_good_days including all) on commit drop;
  create temp table tracker_stage_order (like public.tracker_stage_order including all) on commit drop;
  loop
    select array_agg(t.part_id), array_agg(t.revision), max(t.part_id) into parts, upto, last from (
      select part_id, revision from report_parts_then where part_id > last order by part_id limit 1000) t;
    exit when parts is null;
    perform tracker_fold_sums(parts, array_fill(0, array[cardinality(parts)]), upto, zone);
  end loop;
  for place in 1 .. cardinality(tables) loop
    execute format(
      'select ''tracker_%1$s: product '' || product_id || '', day '' || day || '', stage '' || stage_id from (
         (select * from public.tracker_%1$s where (%2$s) <> (%3$s) except select * from pg_temp.tracker_%1$s)
         union all
         (select * from pg_temp.tracker_%1$s where (%2$s) <> (%3$s) except select * from public.tracker_%1$s)) d
       order by 1 limit 1',
      tables[place], counts[place], regexp_replace(counts[place], '\w+', '0', 'g'))
      into difference;
    if difference is not null then return difference; end if;
  end loop;
  select 'tracker_good_days: day ' || d.day || ', stage ' || d.stage_id into difference
    from ((select * from public.tracker_good_days where good <> 0 except select * from pg_temp.tracker_good_days where good <> 0)
          union all
          (select * from pg_temp.tracker_good_days where good <> 0 except select * from public.tracker_good_days where good <> 0)) d
   order by d.day, d.stage_id limit 1;
  return difference;
end;
$$;
