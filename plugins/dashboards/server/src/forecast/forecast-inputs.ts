import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { OpenOrder, StageHistory } from './simulate-completion';

const HISTORY_DAYS = 30;
/** Working days; no forecast looks further than about a year and a half. */
export const MOST_DAYS = 400;
/** Of a day; a forecast that was to follow each minute would never be the same twice. */
const DAY_PARTS = 20;

/**
 * Whether a day is a working one, of `tracker_factory_calendar c`: what tracker_is_working_day says, within the query itself. A call
 * for each of hundreds of days was most of a forecast's time.
 */
const worksOn = (day: string) =>
  `(extract(isodow from ${day}) = any (c.working_weekdays) and ${day} <> all (c.days_off))`;

/** Good pieces of each stage on the last working days; a day on which somebody worked is one. */
export function readHistory(strapi: Core.Strapi, today: string): Promise<StageHistory[]> {
  return rowsOf<StageHistory>(
    strapi,
    `with made as materialized (
       select d.day, d.stage_id, d.good from tracker_good_days d
        where d.day < ?::date and d.day >= ?::date - 120 and d.good <> 0),
     day as (
       select g.day from tracker_factory_calendar c, (select ?::date - n as day from generate_series(1, 120) n) g
        where ${worksOn('g.day')} or g.day in (select made.day from made)
        order by 1 desc limit ${HISTORY_DAYS})
     select s.stage_id as "stageId", json_agg(coalesce(m.good, 0) order by d.day) as "perDay"
       from (select distinct stage_id from made) s cross join day d
       left join made m on m.day = d.day and m.stage_id = s.stage_id group by 1 order by 1`,
    [today, today, today],
  );
}

/**
 * Pieces that wait and that no requirement needs (twelve were launched for ten), by order and stage: those of the newest lot of
 * an item, and of a batch those that have come least far.
 */
const SPARE = `
  surplus as (
    select i.product_id, i.item_key, tracker_surplus(i.required, i.finished, i.waiting) as pieces
      from tracker_report_orders o join tracker_report_items i on i.product_id = o.product_id
     where o.surplus > 0 and tracker_surplus(i.required, i.finished, i.waiting) > 0),
  lot as (
    select s.part_id, u.pieces, w.waiting,
           sum(w.waiting) over (partition by u.product_id, u.item_key order by s.lot desc, s.part_id desc) - w.waiting as before
      from surplus u
      join part_states s on s.product_id = u.product_id and s.item_key = u.item_key and s.status <> 'cancelled'
      cross join lateral (select coalesce(sum(waiting), 0) as waiting from tracker_queues where part_id = s.part_id) w),
  spare as (
    select q.product_id, q.stage_id, sum(least(q.remaining, l.pieces - l.before)) as pieces
      from lot l join tracker_queues q on q.part_id = l.part_id where l.pieces > l.before group by 1, 2)`;

/** Open orders by due date, with the pieces that each still needs to pass at its stages. */
export async function readOpenOrders(strapi: Core.Strapi): Promise<OpenOrder[]> {
  const rows = await rowsOf<{ id: number; stageId: number; pieces: number }>(
    strapi,
    `with ${SPARE}
     select q.product_id as id, q.stage_id as "stageId", (q.remaining - coalesce(s.pieces, 0))::float8 as pieces
       from tracker_stage_queues q join products p on p.id = q.product_id
       left join spare s on s.product_id = q.product_id and s.stage_id = q.stage_id
      where q.remaining > coalesce(s.pieces, 0) and p.cancelled_at is null
      order by p.due_date nulls last, p.designation, p.order_number nulls first, q.product_id, q.stage_id limit 50000`,
  );
  const orders = new Map<number, OpenOrder & { remaining: { stageId: number; pieces: number }[] }>();
  for (const { id, stageId, pieces } of rows) {
    const order = orders.get(id) ?? { id, remaining: [] };
    orders.set(id, order);
    order.remaining.push({ stageId, pieces });
  }
  return [...orders.values()];
}

/** The next working days, today the first where it is one, and how much of today's working time is still to come. */
export async function readDays(
  strapi: Core.Strapi,
  { today, timeZone, now }: { today: string; timeZone: string; now: Date },
): Promise<{ days: string[]; firstDayShare: number }> {
  const [row] = await rowsOf<{ days: string[]; share: number | null }>(
    strapi,
    `select (select json_agg(to_char(d.day, 'YYYY-MM-DD') order by d.day) from (
              select g.day from tracker_factory_calendar c, (select ?::date + n as day from generate_series(0, 1200) n) g
               where ${worksOn('g.day')} order by g.day limit ${MOST_DAYS}) d) as days,
            tracker_working_ms(t.now, t.ends, ?)::float8 / nullif(tracker_working_ms(t.starts, t.ends, ?), 0) as share
       from (select greatest(?::timestamp, tracker_day_start(?::date, ?)) as now, tracker_day_start(?::date, ?) as starts,
                    tracker_day_start(?::date + 1, ?) as ends) t`,
    [today, timeZone, timeZone, now.toISOString(), today, timeZone, today, timeZone, today, timeZone],
  );
  const days = row?.days ?? [];
  const share = days[0] === today ? (row?.share ?? 1) : 1;
  return { days, firstDayShare: Math.round(share * DAY_PARTS) / DAY_PARTS };
}
