import type { Core } from '@strapi/strapi';
import type { StuckBatch } from '../contracts';
import { rowsOf } from '../rows';

/** Days whose times tell what is usual at a stage. */
const USUAL_DAYS = 30;
/** Pieces below which a stage's own times say nothing. */
const ENOUGH_PIECES = 10;
/** More than a foreman walks to at once. */
export const MAX_STUCK = 50;
/** The oldest batches of a stage that are looked at: among them are those that can be moved. */
const MOST_LOOKED_AT = 2 * MAX_STUCK + 1;

/**
 * Batches that wait at an operation without a scan there for longer than the hours that the factory has set, or than twice the p85
 * of their stage, whichever is shorter; the oldest first, held ones apart. Where there are shifts the p85 is of working time, and
 * twice of it passes in working time; without them both go by the clock. One more than `MAX_STUCK` says that
 * there are more. Assemblies that cannot begin for want of parts come after those that can be moved. A batch without any scan since then has none there either: scans are looked up for the others alone.
 * `offset 0`: each batch is looked up in the order of its age, until there are enough; all of them are not joined first.
 */
export function readStuck(
  strapi: Core.Strapi,
  day: string,
  timeZone: string,
  now: Date,
): Promise<StuckBatch[]> {
  return rowsOf<StuckBatch>(
    strapi,
    `with ranked as (
       select b.stage_id, b.mean, sum(b.n) over (partition by stage_id order by bucket) as upto,
              sum(b.n) over (partition by stage_id) as of
         from (select stage_id, bucket, sum(pieces) as n, sum(total_ms) / sum(pieces) as mean from (
                 select stage_id, bucket, pieces, total_ms from tracker_pace_days where day > ?::date - ${USUAL_DAYS}
                 union all
                 select stage_id, bucket, pieces, total_ms from tracker_time_days
                  where product_id = 0 and day > ?::date - ${USUAL_DAYS} and not exists (select from tracker_shifts)) d
                group by 1, 2 having sum(pieces) > 0) b),
     usual as (
       select stage_id, nullif(min(mean) filter (where upto >= 0.85 * of), 0) as p85
         from ranked where of >= ${ENOUGH_PIECES} group by 1),
     patience as materialized (
       select q.stage_id, least(2 * u.p85, h.ms) as ms,
              case when u.p85 is null then e.earliest
                   else tracker_working_since(n.now, (2 * u.p85)::float8, e.earliest, ?) end as before
         from (select ?::timestamp as now) n, tracker_factory_calendar c
         cross join lateral (select c.stuck_after_hours * 3600000.0 as ms) h
         cross join lateral (select n.now - h.ms * interval '1 millisecond' as earliest) e
         cross join tracker_stage_queues q left join usual u on u.stage_id = q.stage_id
        where q.product_id = 0 and q.waiting > 0),
     stuck as (
       select p.stage_id, p.ms, f.* from patience p, lateral (
         select q.part_id, q.operation, q.waiting, q.oldest_at, s.code, s.lot, s.product_id
           from tracker_queues q cross join lateral (select * from part_states s where s.part_id = q.part_id offset 0) s
          where q.stage_id = p.stage_id and q.waiting > 0 and s.status not in ('held', 'cancelled') and q.oldest_at < p.before
            and (s.last_scan_at is null or s.last_scan_at < p.before or not exists (
              select from scans c where c.part_id = q.part_id and c.operation_number = q.operation and c.occurred_at >= p.before))
          order by q.oldest_at, q.part_id limit ${MOST_LOOKED_AT}) f),
     first as (
       select k.*, exists (select from bom_lines b where b.parent_part_id = k.part_id)
                   and tracker_waits_for_parts(k.part_id, k.operation) as waits
         from stuck k
        order by waits, k.oldest_at, k.part_id, k.operation limit ${MAX_STUCK + 1})
     select k.code, q.designation, q.name, k.lot, k.waiting, st.name as stage, k.operation,
            to_char(k.oldest_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since, (k.ms / 1000)::float8 as "patienceSeconds",
            k.waits as "waitsForParts",
            json_build_object('id', p.document_id, 'designation', p.designation, 'orderNumber', p.order_number) as product
       from first k join parts q on q.id = k.part_id join products p on p.id = k.product_id join stages st on st.id = k.stage_id
      order by k.waits, k.oldest_at, k.part_id, k.operation`,
    [day, day, timeZone, now.toISOString()],
  );
}
