import type { Core } from '@strapi/strapi';
import { dayIn, rowsOf, timeZoneOf } from '../rows';
import { dayRandom } from './day-random';
import {
  simulateCompletion,
  type OpenOrder,
  type OrderForecast,
  type StageHistory,
} from './simulate-completion';

const HISTORY_DAYS = 30;
/** Working days with work that a stage needs before anything is said about it. */
export const LEAST_ACTIVE_DAYS = 10;
const RUNS = 500;
/** Working days; no forecast looks further than about a year and a half. */
const MOST_DAYS = 400;

/** When an order will be complete, as the factory's own history has it. */
export interface OrderDates {
  /** Pieces times operations that are still to be done. */
  remaining: number;
  /** `2026-01-31`; null: not enough history. */
  p50: string | null;
  p85: string | null;
  /** The stage that ends last in most futures. */
  slowestStageId: number | null;
}

/**
 * Whether a day is a working one, of `tracker_factory_calendar c`: what tracker_is_working_day says, within the query itself. A call
 * for each of hundreds of days was most of a forecast's time.
 */
const worksOn = (day: string) =>
  `(extract(isodow from ${day}) = any (c.working_weekdays) and ${day} <> all (c.days_off))`;

interface RemainingRow {
  productId: number;
  stages: { stageId: number; pieces: number }[];
}

/** Good pieces of each stage on the last working days; a day on which somebody worked is one. */
async function readHistory(strapi: Core.Strapi, today: string): Promise<StageHistory[]> {
  return rowsOf<StageHistory>(
    strapi,
    `with made as (
       select d.day, d.stage_id, sum(d.good)::int as good from tracker_work_days d
        where d.product_id = 0 and d.day < ?::date and d.day >= ?::date - 120 group by 1, 2 order by 1, 2),
     day as (
       select g.day from tracker_factory_calendar c, (select ?::date - n as day from generate_series(1, 120) n) g
        where ${worksOn('g.day')} or exists (select 1 from made where made.day = g.day)
        order by 1 desc limit ${HISTORY_DAYS})
     select s.stage_id as "stageId", json_agg(coalesce(m.good, 0) order by d.day) as "perDay"
       from (select distinct stage_id from made) s cross join day d
       left join made m on m.day = d.day and m.stage_id = s.stage_id group by 1 order by 1`,
    [today, today, today],
  );
}

/** Open orders by due date, with what each still has to pass. */
async function readOrders(strapi: Core.Strapi): Promise<OpenOrder[]> {
  const rows = await rowsOf<RemainingRow>(
    strapi,
    `select q.product_id as "productId", json_agg(json_build_object('stageId', q.stage_id, 'pieces', q.remaining) order by q.stage_id) as stages
       from tracker_stage_queues q join products p on p.id = q.product_id
      where q.remaining > 0 and p.cancelled_at is null
      group by q.product_id, p.due_date, p.designation, p.order_number
      order by p.due_date nulls last, p.designation, p.order_number nulls first, q.product_id limit 5000`,
  );
  return rows.map(({ productId, stages }) => ({ id: productId, remaining: stages }));
}

/** The next working days, today the first where it is one. */
async function readWorkingDays(strapi: Core.Strapi, today: string): Promise<string[]> {
  const rows = await rowsOf<{ day: string }>(
    strapi,
    `select to_char(g.day, 'YYYY-MM-DD') as day
       from tracker_factory_calendar c, (select ?::date + n as day from generate_series(0, 1200) n) g
      where ${worksOn('g.day')} order by g.day limit ${MOST_DAYS}`,
    [today],
  );
  return rows.map(({ day }) => day);
}

/** The last simulation and what it was made from: the same history and orders on the same day give the same dates. */
const lastOf = new WeakMap<Core.Strapi, { madeFrom: string; forecasts: OrderForecast[] }>();

function simulated(strapi: Core.Strapi, today: string, history: StageHistory[], orders: OpenOrder[]) {
  const madeFrom = JSON.stringify([today, history, orders]);
  const last = lastOf.get(strapi);
  if (last?.madeFrom === madeFrom) return last.forecasts;
  const wish = { orders, history, leastActiveDays: LEAST_ACTIVE_DAYS, runs: RUNS, mostDays: MOST_DAYS };
  const forecasts = simulateCompletion(wish, dayRandom(today));
  lastOf.set(strapi, { madeFrom, forecasts });
  return forecasts;
}

/** When each open order will be complete, by the product's numeric id. */
export async function readForecast(strapi: Core.Strapi, now: Date): Promise<Map<number, OrderDates>> {
  const today = dayIn(timeZoneOf(strapi), now);
  const [history, orders, days] = await Promise.all([
    readHistory(strapi, today),
    readOrders(strapi),
    readWorkingDays(strapi, today),
  ]);
  const forecasts = simulated(strapi, today, history, orders);
  const dateOf = (count: number | null) => (count === null ? null : (days[Math.max(0, count - 1)] ?? null));
  return new Map(
    forecasts.map(({ id, p50Days, p85Days, slowestStageId }, index) => [
      id,
      {
        remaining: (orders[index]?.remaining ?? []).reduce((sum, { pieces }) => sum + pieces, 0),
        p50: dateOf(p50Days),
        p85: dateOf(p85Days),
        slowestStageId,
      },
    ]),
  );
}
