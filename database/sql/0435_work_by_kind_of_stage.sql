-- Work stands under the kind of stage that it was reported at. A stage that is made one of work outside took its whole past from its
-- operators, and one that is outside no more gave them a subcontractor's.
alter table tracker_work_days
  add column stage_kind text not null default '',
  drop constraint tracker_work_days_pkey,
  add primary key (product_id, day, stage_id, operator_key, shift, stage_kind);
alter table tracker_work_days alter column stage_kind drop default;

-- As in 0402, with the kind of the stage.
drop function tracker_work_reports(integer[], integer[]);
create function tracker_work_reports(parts integer[], upto integer[])
returns table (part_id integer, revision integer, stage_id integer, operator_key text, at timestamp, good integer,
  scrapped integer, reworked integer, finished integer, started_at timestamp, stage_kind text)
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
         case when s.started_at is not null then least(s.started_at, s.at) end, s.stage_kind
    from started s where s.kind = 'report'
$$;

-- As in 0425, likewise.
drop function tracker_work_of(integer[], integer[], text);
create function tracker_work_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, stage_kind text,
  good bigint, scrapped bigint, reworked bigint, finished bigint, reports bigint, started_reports bigint, started_good bigint, working_ms bigint)
language sql stable as $$
  select p.product_id, tracker_day(r.at, zone), r.stage_id, r.operator_key,
         case when h.shifts then tracker_shift(r.at, zone) else 0::smallint end, r.stage_kind,
         sum(r.good), sum(r.scrapped), sum(r.reworked), sum(r.finished), count(*), count(r.started_at),
         coalesce(sum(r.good) filter (where w.ms > 0), 0), coalesce(sum(w.ms), 0)::bigint
    from tracker_work_reports(parts, upto) r join part_states p on p.part_id = r.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) h,
         lateral (select case when r.started_at is not null then tracker_working_ms(r.started_at, r.at, zone) end as ms) w
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5, 6
$$;

-- As in 0424, likewise.
create or replace function tracker_add_work(parts integer[], before integer[], after integer[], zone text) returns void language sql as $$
  with c as materialized (
    select 1 as sign, a.* from tracker_work_of(parts, after, zone) a
    union all select -1, b.* from tracker_work_of(parts, before, zone) b),
  made as (
    insert into tracker_good_days as t (day, stage_id, good)
    select c.day, c.stage_id, sum(c.sign * c.good) from c group by 1, 2 having sum(c.sign * c.good) <> 0 order by 1, 2
    on conflict (day, stage_id) do update set good = t.good + excluded.good)
  insert into tracker_work_days as t (
    product_id, day, stage_id, operator_key, shift, stage_kind, good, scrapped, reworked, finished, reports, started_reports,
    started_good, working_ms)
  select v.id, c.day, c.stage_id, c.operator_key, c.shift, c.stage_kind,
         sum(c.sign * c.good), sum(c.sign * c.scrapped), sum(c.sign * c.reworked), sum(c.sign * c.finished),
         sum(c.sign * c.reports), sum(c.sign * c.started_reports), sum(c.sign * c.started_good),
         sum(c.sign * c.working_ms)
    from c, lateral (values (0), (c.product_id)) v(id)
   group by 1, 2, 3, 4, 5, 6
  having sum(c.sign * c.good) <> 0 or sum(c.sign * c.scrapped) <> 0 or sum(c.sign * c.reworked) <> 0
      or sum(c.sign * c.finished) <> 0 or sum(c.sign * c.reports) <> 0 or sum(c.sign * c.started_reports) <> 0
      or sum(c.sign * c.started_good) <> 0 or sum(c.sign * c.working_ms) <> 0
   order by 1, 2, 3, 4, 5, 6
  on conflict (product_id, day, stage_id, operator_key, shift, stage_kind) do update set
    good = t.good + excluded.good, scrapped = t.scrapped + excluded.scrapped,
    reworked = t.reworked + excluded.reworked, finished = t.finished + excluded.finished,
    reports = t.reports + excluded.reports, started_reports = t.started_reports + excluded.started_reports,
    started_good = t.started_good + excluded.started_good, working_ms = t.working_ms + excluded.working_ms
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v9'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
