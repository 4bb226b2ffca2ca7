-- Sums of orders that grow with what is new, not with the order: an order of 50,000 batches was summed anew for each 500 of
-- them. An item (a part with all its lots) keeps its own sums, and an order takes the differences.
create table tracker_report_items (
  product_id integer not null,
  item_key text not null,
  required bigint not null,
  finished bigint not null,
  scrapped bigint not null,
  pieces bigint not null,
  waiting bigint not null,
  not_started bigint not null,
  held integer not null,
  in_work integer not null,
  last_scan_at timestamp,
  first_routed_at timestamp,
  last_finished_at timestamp,
  primary key (product_id, item_key)
);

-- A renamed part is another item, and no fact of its batches says so.
create table tracker_renamed_items (
  product_id integer not null,
  item_key text not null
);

create function tracker_note_renamed_item() returns trigger language plpgsql as $$
begin
  insert into tracker_renamed_items values (old.product_id, old.item_key), (new.product_id, new.item_key);
  return null;
end;
$$;

create trigger part_states_renamed after update of item_key on part_states
  for each row when (old.item_key <> new.item_key) execute function tracker_note_renamed_item();

-- Items as their batches are now: batches that are cancelled or have no operations stay out. Each look-up goes by key, whatever
-- the planner makes of the sizes (`offset 0`).
create function tracker_items_now(products integer[], keys text[]) returns setof tracker_report_items language sql stable
  set enable_nestloop = on
  set enable_seqscan = off
as $$
  select t.product_id, t.item_key, sum(s.required), sum(s.finished), sum(s.scrapped),
         sum(s.launched - s.withdrawn - s.split_out), sum(q.waiting), sum(q.first_waiting),
         count(*) filter (where s.status = 'held')::int, count(*) filter (where s.status = 'in-work')::int,
         max(s.last_scan_at), min(r.first_routed_at), max(r.last_finished_at)
    from unnest(products, keys) as t(product_id, item_key)
    cross join lateral (
      select * from part_states p
       where p.product_id = t.product_id and p.item_key = t.item_key and p.status <> 'cancelled' offset 0) s
    cross join lateral (
      select sum(o.waiting) as waiting, (array_agg(o.waiting order by o.sequence))[1] as first_waiting
        from operations o where o.part_id = s.part_id and not o.replaced having count(*) > 0) q
    left join lateral (select * from tracker_report_parts where part_id = s.part_id offset 0) r on true
   group by 1, 2
$$;

-- Bring the items of these batches, and of what was renamed, up to date, and their orders by the differences.
create function tracker_set_items(parts integer[]) returns void language plpgsql
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
      last_scan_at, first_routed_at, last_finished_at)
    select c.product_id, sum(c.sign), coalesce(sum(c.sign) filter (where c.finished >= c.required), 0),
           sum(c.sign * c.required), sum(c.sign * c.finished), sum(c.sign * c.scrapped), sum(c.sign * c.pieces),
           sum(c.sign * c.waiting), sum(c.sign * c.not_started), sum(c.sign * c.held), sum(c.sign * c.in_work),
           max(c.last_scan_at) filter (where c.sign = 1), min(c.first_routed_at) filter (where c.sign = 1),
           max(c.last_finished_at) filter (where c.sign = 1)
      from change c group by 1 order by 1
    on conflict (product_id) do update set
      items = t.items + excluded.items, complete_items = t.complete_items + excluded.complete_items,
      required = t.required + excluded.required, finished = t.finished + excluded.finished,
      scrapped = t.scrapped + excluded.scrapped, pieces = t.pieces + excluded.pieces,
      waiting = t.waiting + excluded.waiting, not_started = t.not_started + excluded.not_started,
      held = t.held + excluded.held, in_work = t.in_work + excluded.in_work,
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

-- As in 0403, with the items in place of whole orders.
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
  perform tracker_set_items(parts);
end;
$$;
drop function tracker_set_orders(integer[]);

-- How far a first look over scans and facts has come. What turns up late below it is found from the settled ids, as before.
alter table tracker_report_state
  add column seen_scan_id integer not null default 0,
  add column seen_fact_id integer not null default 0;

create or replace function tracker_empty_reports(making text) returns void language plpgsql as $$
declare
  highest record;
begin
  truncate tracker_report_parts, tracker_flow_days, tracker_work_days, tracker_time_days, tracker_defect_days,
    tracker_queues, tracker_stage_queues, tracker_stage_order, tracker_report_orders, tracker_report_items;
  highest := tracker_highest_ids();
  update tracker_report_state
     set made_with = making, settled_scan_id = 0, settled_fact_id = 0, pending_scan_id = highest.scan_id,
         pending_fact_id = highest.fact_id, pending_writers = tracker_fact_writers(), rebuilt_to = 0, folded_at = now(),
         seen_scan_id = highest.scan_id, seen_fact_id = highest.fact_id;
end;
$$;

-- Fold the next stretch of many scans and facts: an import's facts were looked through from the first for each 500 batches of it.
-- @returns whether there were that many
create function tracker_fold_stretch(zone text, at_most integer) returns boolean language plpgsql as $$
declare
  state tracker_report_state;
  scans_read integer;
  facts_read integer;
  upper_scan integer;
  upper_fact integer;
  parts integer[];
  upto integer[];
begin
  select * into state from tracker_report_state;
  select count(*), max(id) into scans_read, upper_scan from (
    select id from scans where id > greatest(state.seen_scan_id, state.settled_scan_id) order by id limit at_most) s;
  -- A batch that is launched has two or three facts.
  select count(*), max(id) into facts_read, upper_fact from (
    select id from part_facts where id > greatest(state.seen_fact_id, state.settled_fact_id) order by id limit 3 * at_most) f;
  if scans_read < at_most and facts_read < 3 * at_most then return false; end if;
  select array_agg(n.part_id), array_agg(n.revision) into parts, upto from (
    select s.part_id, s.revision from (
      select part_id from scans where id > greatest(state.seen_scan_id, state.settled_scan_id) and id <= upper_scan
      union select part_id from part_facts
       where id > greatest(state.seen_fact_id, state.settled_fact_id) and id <= upper_fact) c
      cross join lateral (select part_id, revision from part_states where part_id = c.part_id offset 0) s
      left join lateral (select revision from tracker_report_parts where part_id = c.part_id offset 0) r on true
     where s.revision > coalesce(r.revision, 0) order by s.part_id) n;
  if parts is not null then perform tracker_fold_batches(parts, upto, zone); end if;
  update tracker_report_state
     set seen_scan_id = greatest(seen_scan_id, upper_scan), seen_fact_id = greatest(seen_fact_id, upper_fact), folded_at = now();
  return true;
end;
$$;

create or replace function tracker_refresh_reports(zone text, at_most integer) returns boolean language plpgsql as $$
declare
  making text := tracker_report_making(zone);
  state tracker_report_state;
begin
  perform pg_advisory_xact_lock(20260804);
  select * into state from tracker_report_state;
  if state.made_with <> making then
    perform tracker_empty_reports(making);
    return true;
  end if;
  if state.rebuilt_to is not null then
    perform tracker_rebuild_stretch(zone, at_most);
    return true;
  end if;
  if tracker_fold_stretch(zone, at_most) then return true; end if;
  if exists (select from tracker_renamed_items) then perform tracker_set_items('{}'); end if;
  return tracker_fold_news(zone, at_most) = at_most;
end;
$$;

create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v3'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
