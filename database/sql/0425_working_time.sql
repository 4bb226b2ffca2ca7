-- Working time in what a foreman is told: pieces by the hour, and since when something has waited.

-- As in 0402, but pieces of a report all of whose time lies outside of the shifts have no hours to be divided by: they made the
-- pace of whoever works overtime too fast.
create or replace function tracker_work_of(parts integer[], upto integer[], zone text)
returns table (product_id integer, day date, stage_id integer, operator_key text, shift smallint, good bigint, scrapped bigint,
  reworked bigint, finished bigint, reports bigint, started_reports bigint, started_good bigint, working_ms bigint)
language sql stable as $$
  select p.product_id, tracker_day(r.at, zone), r.stage_id, r.operator_key, case when h.shifts then tracker_shift(r.at, zone) else 0::smallint end,
         sum(r.good), sum(r.scrapped), sum(r.reworked), sum(r.finished), count(*), count(r.started_at),
         coalesce(sum(r.good) filter (where w.ms > 0), 0), coalesce(sum(w.ms), 0)::bigint
    from tracker_work_reports(parts, upto) r join part_states p on p.part_id = r.part_id,
         (select exists (select 1 from tracker_shifts) as shifts) h,
         lateral (select case when r.started_at is not null then tracker_working_ms(r.started_at, r.at, zone) end as ms) w
   where p.part_id = any (parts)
   group by 1, 2, 3, 4, 5
$$;

-- The instant since which so much working time has passed, where it is not before `earliest`; else `earliest`. Without shifts work
-- goes on around the clock.
create function tracker_working_since(at timestamp, ms double precision, earliest timestamp, zone text) returns timestamp
language sql stable as $$
  select greatest(earliest, case when not exists (select 1 from tracker_shifts) then at - ms * interval '1 millisecond' else (
    with span as (
      select unnest(range_agg(tsrange(greatest(t.starts, earliest), least(t.ends, at)))) as during
        from generate_series(tracker_day(earliest, zone) - 1, tracker_day(at, zone), interval '1 day') d(day),
             tracker_shifts s,
             lateral (select (d.day::date + s.starts_at) at time zone zone at time zone 'utc' as starts,
                             (d.day::date + (s.ends_at <= s.starts_at)::int + s.ends_at) at time zone zone at time zone 'utc' as ends) t
       where tracker_is_working_day(d.day::date) and t.ends > earliest and t.starts < at),
    passed as (
      select lower(during) as starts, upper(during) as ends,
             sum(tracker_ms(lower(during), upper(during))) over (order by during desc) as upto
        from span)
    select p.ends - (ms - (p.upto - tracker_ms(p.starts, p.ends))) * interval '1 millisecond'
      from passed p where p.upto >= ms order by p.ends desc limit 1) end)
$$;

-- The version of the functions: sums that were made by other ones are made anew.
create or replace function tracker_report_making(zone text) returns text language sql stable as $$
  select zone || ' ' || c.working_weekdays::text || c.days_off::text || coalesce(s.list, '') || ' v5'
    from tracker_factory_calendar c,
         (select string_agg(number || '/' || starts_at || '-' || ends_at, ' ' order by number) as list from tracker_shifts) s
$$;
