-- What the dashboard tells of an order beside the reports, kept by the same folding: it adds up no batches when it is read.
alter table tracker_report_orders
  add column waiting bigint not null default 0,
  add column not_started bigint not null default 0,
  add column held integer not null default 0,
  add column in_work integer not null default 0,
  add column last_scan_at timestamp;

create or replace function tracker_set_orders(products integer[]) returns void language sql
  set enable_nestloop = on
as $$
  with batch as (
    select s.product_id, s.item_key, s.required, s.finished, s.scrapped, s.launched - s.withdrawn - s.split_out as pieces,
           s.status, s.last_scan_at, q.waiting, q.first_waiting, r.first_routed_at, r.last_finished_at
      from part_states s
      cross join lateral (
        select sum(o.waiting) as waiting, (array_agg(o.waiting order by o.sequence))[1] as first_waiting
          from operations o where o.part_id = s.part_id and not o.replaced having count(*) > 0) q
      left join tracker_report_parts r on r.part_id = s.part_id
     where s.product_id = any (products) and s.status <> 'cancelled'),
  item as (
    select product_id, item_key, sum(required) as required, sum(finished) as finished, sum(scrapped) as scrapped,
           sum(pieces) as pieces, sum(waiting) as waiting, sum(first_waiting) as not_started,
           count(*) filter (where status = 'held') as held, count(*) filter (where status = 'in-work') as in_work,
           max(last_scan_at) as last_scan_at, min(first_routed_at) as first_routed_at,
           max(last_finished_at) as last_finished_at
      from batch group by 1, 2)
  insert into tracker_report_orders (
    product_id, items, complete_items, required, finished, scrapped, pieces, first_routed_at, last_finished_at,
    waiting, not_started, held, in_work, last_scan_at)
  select p.id, count(i.item_key), count(*) filter (where i.finished >= i.required), coalesce(sum(i.required), 0),
         coalesce(sum(i.finished), 0), coalesce(sum(i.scrapped), 0), coalesce(sum(i.pieces), 0),
         min(i.first_routed_at), max(i.last_finished_at),
         coalesce(sum(i.waiting), 0), coalesce(sum(i.not_started), 0), coalesce(sum(i.held), 0), coalesce(sum(i.in_work), 0),
         max(i.last_scan_at)
    from unnest(products) p(id) left join item i on i.product_id = p.id
   group by p.id
  on conflict (product_id) do update set
    items = excluded.items, complete_items = excluded.complete_items, required = excluded.required,
    finished = excluded.finished, scrapped = excluded.scrapped, pieces = excluded.pieces,
    first_routed_at = excluded.first_routed_at, last_finished_at = excluded.last_finished_at,
    waiting = excluded.waiting, not_started = excluded.not_started, held = excluded.held, in_work = excluded.in_work,
    last_scan_at = excluded.last_scan_at
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v2'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
