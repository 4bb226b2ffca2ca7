import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { StageFlow } from './bottleneck';

/** Shifts, or without shifts working days, that the bottleneck is judged by; the one that goes on is the last. */
export const TURNS = 3;

/** Since when the bottleneck is judged. */
export interface Since {
  /** The factory's day, `2026-01-31`. */
  day: string;
  /** The shift with whose beginning on that day it began; null: with the day. */
  shift: { name: string; startsAt: string } | null;
  workingHours: number;
  /** Records began before today: there is a pace to judge by. */
  hasHistory: boolean;
}

/**
 * When the last `TURNS` shifts began, or working days where there are no shifts, and the working time since; not before the
 * factory's first record, for time in which nothing was recorded says nothing of a pace. `day`: today.
 */
export async function readSince(
  strapi: Core.Strapi,
  day: string,
  timeZone: string,
  now: Date,
): Promise<Since> {
  const [row] = await rowsOf<Since>(
    strapi,
    `with b as (select min(f.day) as began from tracker_flow_days f where f.product_id = 0),
     turn as (
       select d.day, s.name, s.starts_at, t.at
         from (select ?::date - n as day from generate_series(0, 30) n) d
         left join tracker_shifts s on true
         cross join lateral (select (d.day + coalesce(s.starts_at, '00:00')) at time zone ? at time zone 'utc' as at) t
        where tracker_is_working_day(d.day) and t.at <= ?::timestamp order by t.at desc, s.number limit ${TURNS}),
     first as (select * from turn order by at limit 1),
     since as (
       select b.began, greatest(coalesce(f.day, ?::date - ${TURNS - 1}), b.began) as day,
              case when f.day >= b.began then f.name end as name, f.starts_at,
              greatest(coalesce(f.at, tracker_day_start(?::date - ${TURNS - 1}, ?)), tracker_day_start(b.began, ?)) as at
         from b left join first f on true)
     select to_char(s.day, 'YYYY-MM-DD') as day,
            case when s.name is not null
                 then json_build_object('name', s.name, 'startsAt', to_char(s.starts_at, 'HH24:MI')) end as shift,
            (tracker_working_ms(s.at, ?::timestamp, ?) / 3600000.0)::float8 as "workingHours",
            coalesce(s.began < ?::date, false) as "hasHistory"
       from since s`,
    [
      ...[day, timeZone, now.toISOString(), day, day, timeZone, timeZone],
      ...[now.toISOString(), timeZone, day],
    ],
  );
  return row ?? { day, shift: null, workingHours: 0, hasHistory: false };
}

/** Days that tell how fast a stage usually works. */
const USUAL_DAYS = 30;

/** What came to and left each stage since a shift or a day began, and the pace of thirty days of those that nothing left. `today`: the factory's. */
export function readFlows(
  strapi: Core.Strapi,
  { day, shift }: Since,
  { today, timeZone, now }: { today: string; timeZone: string; now: Date },
): Promise<StageFlow[]> {
  const sums = shift
    ? `tracker_turn_flows d where (d.day, d.starts_at) >= (?::date, ?::time)`
    : `tracker_flow_days d where d.product_id = 0 and d.day >= ?::date and d.stage_id > 0`;
  return rowsOf<StageFlow>(
    strapi,
    `with flow as (select d.stage_id, sum(d.arrived) as arrived, sum(d.left_here) as left_here from ${sums} group by 1),
     usual as materialized (
       select (tracker_working_ms(tracker_day_start(greatest(min(f.day), ?::date - ${USUAL_DAYS - 1}), ?), ?::timestamp, ?)
               / 3600000.0)::float8 as hours
         from tracker_flow_days f where f.product_id = 0),
     past as (
       select d.stage_id, sum(d.left_here)::float8 as left_here from tracker_flow_days d
        where d.product_id = 0 and d.day > ?::date - ${USUAL_DAYS} and d.stage_id in (select stage_id from flow where left_here = 0)
        group by 1)
     select st.document_id as id, st.name, coalesce(q.waiting, 0)::float8 as waiting,
            f.arrived::float8 as arrived, f.left_here::float8 as left,
            case when f.left_here = 0 and q.waiting > 0 then
              (tracker_working_ms(greatest((?::date + ?::time) at time zone ? at time zone 'utc', (
                 select min(w.oldest_at) from tracker_queues w where w.stage_id = f.stage_id and w.waiting > 0)),
               ?::timestamp, ?) / 3600000.0)::float8 end as "stillHours",
            (select nullif(p.left_here, 0) / nullif(u.hours, 0) from past p, usual u where p.stage_id = f.stage_id) as "usualPerHour"
       from flow f join stages st on st.id = f.stage_id
       left join tracker_stage_queues q on q.product_id = 0 and q.stage_id = f.stage_id`,
    [
      ...(shift ? [day, shift.startsAt] : [day]),
      ...[today, timeZone, now.toISOString(), timeZone, today],
      ...[day, shift?.startsAt ?? '00:00', timeZone, now.toISOString(), timeZone],
    ],
  );
}
