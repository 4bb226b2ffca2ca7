import type { Core } from '@strapi/strapi';
import type { OverviewNumbers, StageOverview } from '../contracts';
import { rowsOf } from '../rows';

/** Batches per stage that are looked at closely for the oldest waiting piece, from each end. */
const CANDIDATES = 40;

/**
 * Work in process by stage, in the order of the work. The oldest waiting piece of an operation is
 * found first in, first out: its last arrivals that add up to what waits, else the launch. It is looked for among the
 * batches that have not moved for longest and those that were launched first.
 */
export function readStages(strapi: Core.Strapi): Promise<StageOverview[]> {
  return rowsOf<StageOverview>(
    strapi,
    `with queue as materialized (
       select o.part_id, o.number, o.sequence, o.stage_id, o.waiting, s.first_fact_at,
              coalesce(s.last_scan_at, s.first_fact_at) as moved_at
         from operations o join part_states s on s.part_id = o.part_id
        where o.waiting > 0 and s.status <> 'cancelled'),
     candidate as (
       select * from (
         select *, row_number() over (partition by stage_id order by moved_at, part_id) as by_move,
                row_number() over (partition by stage_id order by first_fact_at, part_id) as by_launch
           from queue) ranked
        where by_move <= ${CANDIDATES} or by_launch <= ${CANDIDATES}),
     oldest as (
       select c.stage_id, min(coalesce(a.since, c.first_fact_at)) as since
         from candidate c left join lateral (
           select case when sum(arrived) >= c.waiting
                       then min(occurred_at) filter (where newer < c.waiting) end as since
             from (
             select sc.occurred_at, arrived,
                    sum(arrived) over (order by sc.revision desc) - arrived as newer
               from scans sc,
                    lateral (select case when sc.good_to = c.number then sc.good else 0 end
                                  + case when sc.rework_to = c.number then sc.reworked else 0 end as arrived) moved
              where sc.part_id = c.part_id and sc.kind <> 'undo' and arrived > 0) arrivals
         ) a on true
        group by c.stage_id)
     select st.document_id as id, st.name, st.kind, sum(q.waiting)::float8 as waiting,
            count(distinct q.part_id)::int as batches,
            to_char(max(w.since), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestSince"
       from queue q join stages st on st.id = q.stage_id left join oldest w on w.stage_id = q.stage_id
      group by st.id order by avg(q.sequence), st.name`,
  );
}

type TodayRow = Pick<OverviewNumbers, 'finishedToday' | 'scrapToday'>;

/**
 * Pieces finished and scrapped on a day of the factory, net of undos: an undo takes back on the day of
 * the scan that it corrects. Only scans near the day are read (index on occurred_at).
 */
export async function readToday(strapi: Core.Strapi, day: string, timeZone: string): Promise<TodayRow> {
  const [row] = await rowsOf<TodayRow>(
    strapi,
    `with day as (
       select (?::date)::timestamp at time zone ? at time zone 'utc' as from_at,
              (?::date + 1)::timestamp at time zone ? at time zone 'utc' as to_at)
     select coalesce(sum((sc.good - coalesce(u.good, 0)) * (sc.good_to is null)::int), 0)::float8 as "finishedToday",
            coalesce(sum(sc.scrapped - coalesce(u.scrapped, 0)), 0)::float8 as "scrapToday"
       from day join scans sc on sc.occurred_at >= day.from_at and sc.occurred_at < day.to_at
       left join lateral (select sum(un.good) as good, sum(un.scrapped) as scrapped
                            from scans un where un.undoes = sc.scan_id) u on true
      where sc.kind <> 'undo'`,
    [day, timeZone, day, timeZone],
  );
  return row ?? { finishedToday: 0, scrapToday: 0 };
}

type BatchCounts = Pick<OverviewNumbers, 'inWork' | 'waiting'>;

/** Batches that are started and not finished, and pieces that wait at operations. */
export async function readBatchCounts(strapi: Core.Strapi): Promise<BatchCounts> {
  const [row] = await rowsOf<BatchCounts>(
    strapi,
    `select (select count(*) from part_states where status = 'in-work')::int as "inWork",
            (select coalesce(sum(waiting), 0) from operations where waiting > 0)::float8 as waiting`,
  );
  return row ?? { inWork: 0, waiting: 0 };
}
