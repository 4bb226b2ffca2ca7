-- `ledger:verify` for what 0405 leaves out: queues, orders and calls. As there, the caller's transaction is to be rolled back, and
-- a batch that is not folded up to its newest fact says nothing: its sums are of another moment.

-- Are the sums those of the present functions and settings? Else they are being made anew.
create function tracker_reports_made() returns boolean language sql stable as $$
  select coalesce((
    select tracker_report_making(split_part(made_with, ' ', 1)) = made_with from tracker_report_state where rebuilt_to is null), false)
$$;

-- What waits where and since when, made once more batch by batch; then the sums by stage over all of it.
-- @returns the first difference; null: there is none
create function tracker_verify_queues() returns text language plpgsql as $$
declare
  parts integer[];
  upto integer[];
  last integer := 0;
  difference text;
begin
  if not tracker_reports_made() then return null; end if;
  create temp table settled_parts on commit drop as
    select r.part_id, r.revision from public.tracker_report_parts r
      join part_states s on s.part_id = r.part_id and s.revision = r.revision;
  create unique index on settled_parts (part_id);
  create temp table tracker_queues (like public.tracker_queues including all) on commit drop;
  create temp table tracker_stage_queues (like public.tracker_stage_queues including all) on commit drop;
  loop
    select array_agg(t.part_id), array_agg(t.revision), max(t.part_id) into parts, upto, last from (
      select part_id, revision from settled_parts where part_id > last order by part_id limit 1000) t;
    exit when parts is null;
    perform tracker_set_queues(parts, upto);
  end loop;
  with kept as (
    select q.* from public.tracker_queues q
     where exists (select from settled_parts p where p.part_id = q.part_id)
        or not exists (select from public.tracker_report_parts r where r.part_id = q.part_id))
  select format('tracker_queues: part %s, operation %s', coalesce(s.code, d.part_id::text), d.operation) into difference
    from ((select * from kept except select * from pg_temp.tracker_queues)
          union all (select * from pg_temp.tracker_queues except select * from kept)) d
    left join part_states s on s.part_id = d.part_id
   order by d.part_id, d.operation limit 1;
  if difference is not null then return difference; end if;
  with kept as (
    select product_id, stage_id, batches, waiting, remaining from public.tracker_stage_queues
     where (batches, waiting, remaining) <> (0, 0, 0)),
  made as (
    select v.id, q.stage_id, count(*) filter (where q.waiting > 0), sum(q.waiting), sum(q.remaining)
      from public.tracker_queues q, lateral (values (0), (q.product_id)) v(id) group by 1, 2)
  select format('tracker_stage_queues: product %s, stage %s', d.product_id, d.stage_id) into difference
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.product_id, d.stage_id limit 1;
  return difference;
end;
$$;

-- Batches of orders up to where they are folded, items as their batches are, orders as the sums of their items.
-- @returns the first difference; null: there is none
create function tracker_verify_orders() returns text language plpgsql as $$
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
           last_scan_at, first_routed_at, last_finished_at
      from tracker_report_orders),
  made as (
    select p.product_id, count(i.item_key)::int, (count(*) filter (where i.finished >= i.required))::int,
           coalesce(sum(i.required), 0)::bigint, coalesce(sum(i.finished), 0)::bigint, coalesce(sum(i.scrapped), 0)::bigint,
           coalesce(sum(i.pieces), 0)::bigint, coalesce(sum(i.waiting), 0)::bigint, coalesce(sum(i.not_started), 0)::bigint,
           coalesce(sum(i.held), 0)::int, coalesce(sum(i.in_work), 0)::int,
           max(i.last_scan_at), min(i.first_routed_at), max(i.last_finished_at)
      from (select product_id from tracker_report_orders union select product_id from tracker_report_items) p
      left join tracker_report_items i on i.product_id = p.product_id group by 1)
  select 'tracker_report_orders: product ' || d.product_id into difference
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.product_id limit 1;
  return difference;
end;
$$;

-- How each call for the foreman stands, against what was noted of it. @returns the first difference; null: there is none
create function tracker_verify_calls() returns text language sql stable as $$
  with answer as (
    select distinct on (kind, data ->> 'callId') kind, data ->> 'callId' as call_id, at, actor_name, coalesce(data ->> 'note', '') as note
      from part_events where kind in ('call-taken', 'call-closed') order by kind, data ->> 'callId', id),
  made as (
    select e.data ->> 'factId' as call_id, e.part_id, e.data ->> 'call', coalesce(e.data ->> 'comment', ''),
           (e.data ->> 'operation')::int, e.data ->> 'stage', e.data ->> 'operator',
           ((e.data ->> 'occurredAt')::timestamptz at time zone 'utc')::timestamp(6), e.at,
           t.at, t.actor_name, c.at, c.actor_name, c.note
      from part_events e
      left join answer t on t.kind = 'call-taken' and t.call_id = e.data ->> 'factId'
      left join answer c on c.kind = 'call-closed' and c.call_id = e.data ->> 'factId'
     where e.kind = 'call-raised'),
  kept as (
    select call_id, part_id, reason, comment, operation_number, stage_name, operator_name, occurred_at, recorded_at,
           taken_at, taken_by, closed_at, closed_by, note
      from tracker_calls)
  select 'tracker_calls: call ' || d.call_id
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.call_id limit 1
$$;
