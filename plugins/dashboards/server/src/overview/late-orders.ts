import { earliestP50 } from '../forecast/late';
import type { Forecast, OrderDates } from '../forecast/read-forecast';
import type { Condition } from '../reports/sum-condition';

/** What tells which orders are late: the factory's day (`2026-01-31`), and the first days that can be the P50s of a forecast, as arrays in PostgreSQL's words. */
export interface LateBy {
  day: string;
  ids: string;
  days: string;
}

const written = new WeakMap<ReadonlyMap<number, OrderDates>, Omit<LateBy, 'day'>>();

/** A forecast is asked by many pages before it is made anew; its arrays are written once. */
function arraysOf(orders: ReadonlyMap<number, OrderDates>): Omit<LateBy, 'day'> {
  const known = written.get(orders);
  if (known) return known;
  const dated = [...orders].flatMap(([id, dates]) => {
    const p50 = earliestP50(dates);
    return p50 === null ? [] : [{ id, p50 }];
  });
  const arrays = {
    ids: `{${dated.map(({ id }) => id).join(',')}}`,
    days: `{${dated.map(({ p50 }) => p50).join(',')}}`,
  };
  written.set(orders, arrays);
  return arrays;
}

/** @param day the factory's, `2026-01-31` */
export function lateBy({ orders }: Pick<Forecast, 'orders'>, day: string): LateBy {
  return { day, ...arraysOf(orders) };
}

/**
 * A product of which every part, all its lots together, has finished what is required; what has no operations (bolts,
 * bought parts, material) stays out. A condition over `tracker_report_orders o`, which may have no row of a product yet.
 */
export const COMPLETE = `(coalesce(o.items, 0) > 0 and o.complete_items = o.items)`;

/** Open orders that are late as `isLate` has it, over `products p` and `tracker_report_orders o`. */
export function lateCondition({ day, ids, days }: LateBy): Condition {
  return {
    text: `p.cancelled_at is null and not ${COMPLETE} and (p.due_date < ?::date or coalesce(o.waiting, 0) > 0 and p.id in (
             select f.id from unnest(?::int[], ?::date[]) as f(id, p50) join products due on due.id = f.id
              where f.p50 > due.due_date))`,
    values: [day, ids, days],
  };
}
