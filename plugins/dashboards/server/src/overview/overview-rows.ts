import type { Core } from '@strapi/strapi';
import type { OverviewNumbers, StageOverview } from '../contracts';
import { rowsOf } from '../rows';

/** One product with the pieces of its batches that have operations. */
export interface ProductRow {
  productId: number;
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  dueDate: string | null;
  parts: number;
  completeParts: number;
  pieces: number;
  finished: number;
  scrapped: number;
  waiting: number;
  notStarted: number;
  held: number;
  lastScanAt: string | null;
}

/** Products shown on one page of the dashboard; more are found by their name. */
export const MAX_PRODUCTS = 500;

/**
 * Products with progress. What has no operations (bolts, bought parts, material) stays out of it; a
 * part is complete when all its lots together have finished what is required.
 */
export function readProducts(strapi: Core.Strapi): Promise<ProductRow[]> {
  return rowsOf<ProductRow>(
    strapi,
    `with first_operation as (
       select part_id, waiting as first_waiting, sum_waiting from (
         select part_id, waiting, sum(waiting) over (partition by part_id) as sum_waiting,
                row_number() over (partition by part_id order by sequence) as place
           from operations where not replaced) ordered
        where place = 1),
     item as (
       select s.product_id, s.item_key, sum(s.required) as required, sum(s.finished) as finished,
              sum(s.launched - s.withdrawn - s.split_out) as pieces, sum(s.scrapped) as scrapped,
              sum(f.sum_waiting) as waiting, sum(f.first_waiting) as not_started,
              count(*) filter (where s.status = 'held') as held, max(s.last_scan_at) as last_scan_at
         from part_states s join first_operation f on f.part_id = s.part_id
        where s.status <> 'cancelled'
        group by s.product_id, s.item_key),
     progress as (
       select product_id, count(*) as parts, count(*) filter (where finished >= required) as complete_parts,
              sum(pieces) as pieces, sum(finished) as finished, sum(scrapped) as scrapped,
              sum(waiting) as waiting, sum(not_started) as not_started, sum(held) as held,
              max(last_scan_at) as last_scan_at
         from item group by product_id)
     select p.id as "productId", p.document_id as id, p.designation, p.name, p.order_number as "orderNumber",
            p.quantity, to_char(p.due_date, 'YYYY-MM-DD') as "dueDate",
            coalesce(g.parts, 0)::int as parts, coalesce(g.complete_parts, 0)::int as "completeParts",
            coalesce(g.pieces, 0)::float8 as pieces, coalesce(g.finished, 0)::float8 as finished,
            coalesce(g.scrapped, 0)::float8 as scrapped, coalesce(g.waiting, 0)::float8 as waiting,
            coalesce(g.not_started, 0)::float8 as "notStarted", coalesce(g.held, 0)::int as held,
            to_char(g.last_scan_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastScanAt"
       from products p left join progress g on g.product_id = p.id
      order by p.due_date nulls last, p.designation, p.order_number nulls first, p.id
      limit ${MAX_PRODUCTS}`,
  );
}

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
