import { BY_PLACE, STAGE_ORDER, type Condition } from '../reports/sum-condition';
import { lateCondition, type LateBy } from './late-orders';

/**
 * Work in process by stage as a statement (`StageOverview`), in the order of the work, with the batch that has waited for longest of those that are not held:
 * nobody may work on these. The oldest waiting piece of an operation is found first in, first out when the queues are folded
 * (tracker_set_queues).
 */
export const STAGES = `
    select st.document_id as id, st.name, st.kind, q.waiting::float8 as waiting, q.batches::int as batches,
            to_char(w.oldest_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestSince",
            case when b.id is not null
                 then json_build_object('code', s.code, 'designation', b.designation, 'name', b.name, 'lot', s.lot) end as "oldestBatch"
       from tracker_stage_queues q join stages st on st.id = q.stage_id
       left join lateral (
         select f.part_id, f.oldest_at from tracker_queues f
          where f.stage_id = q.stage_id and f.waiting > 0
            and not exists (select from part_states h where h.part_id = f.part_id and h.status = 'held')
          order by f.oldest_at, f.part_id limit 1) w on true
       left join part_states s on s.part_id = w.part_id left join parts b on b.id = w.part_id
       ${STAGE_ORDER}
      where q.product_id = 0 and q.waiting > 0 order by ${BY_PLACE}`;

/**
 * The five numbers, as a statement: batches that are started and not finished, pieces that wait at operations, pieces finished and
 * scrapped on a day of the factory (net of undos: one takes back on the day of the scan that it corrects), late orders.
 */
export function numbersOf(by: LateBy): Condition {
  const late = lateCondition(by);
  return {
    text: `select (select coalesce(sum(in_work), 0) from tracker_report_orders)::int as "inWork",
         (select coalesce(sum(waiting), 0) from tracker_stage_queues where product_id = 0)::float8 as waiting,
         coalesce(sum(d.finished), 0)::float8 as "finishedToday", coalesce(sum(d.scrapped), 0)::float8 as "scrapToday",
         (select count(*) from products p left join tracker_report_orders o on o.product_id = p.id
           where ${late.text})::int as "lateOrders"
    from tracker_flow_days d where d.product_id = 0 and d.day = ?::date`,
    values: [...late.values, by.day],
  };
}
