-- A batch whose pieces wait at two operations of one stage is one batch there: it was counted for each of them.
-- As in 0403 otherwise; what waits and what remains are still sums over operations.
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
      remaining = excluded.remaining, oldest_at = excluded.oldest_at),
  batch as (
    select sign, part_id, product_id, stage_id, sum(waiting) as waiting, sum(remaining) as remaining
      from (select 1 as sign, part_id, product_id, stage_id, waiting, remaining from come
            union all select -1, part_id, product_id, stage_id, waiting, remaining from gone) q
     group by 1, 2, 3, 4)
  insert into tracker_stage_queues as t
  select v.id, c.stage_id, sum(c.sign * (c.waiting > 0)::int), sum(c.sign * c.waiting), sum(c.sign * c.remaining)
    from batch c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2
   order by 1, 2
  on conflict (product_id, stage_id) do update set
    batches = t.batches + excluded.batches, waiting = t.waiting + excluded.waiting, remaining = t.remaining + excluded.remaining
$$;

-- As in 0421, likewise.
create or replace function tracker_verify_queues() returns text language plpgsql as $$
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
    select v.id, q.stage_id, count(distinct q.part_id) filter (where q.waiting > 0), sum(q.waiting), sum(q.remaining)
      from public.tracker_queues q, lateral (values (0), (q.product_id)) v(id) group by 1, 2)
  select format('tracker_stage_queues: product %s, stage %s', d.product_id, d.stage_id) into difference
    from ((select * from kept except select * from made) union all (select * from made except select * from kept)) d
   order by d.product_id, d.stage_id limit 1;
  return difference;
end;
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v12'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
