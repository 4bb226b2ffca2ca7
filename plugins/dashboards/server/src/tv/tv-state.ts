import type { Core } from '@strapi/strapi';
import { attentionOf } from '../attention/attention';
import { readFoldedAt, recentForecast } from '../forecast/read-forecast';
import { productOverview } from '../overview/overview';
import { lateBy } from '../overview/late-orders';
import { readNumbers, readStages } from '../overview/overview-rows';
import { countProducts, readProducts } from '../overview/product-rows';
import { reportsUpToDate } from '../reports/refresh-reports';
import { dayIn, rowsOf, timeZoneOf } from '../rows';
import type { TvOrder, TvState } from './contracts';

const OPEN_ORDERS = { search: '', responsible: '', status: 'open', page: 1 } as const;

interface Counts {
  lastEventAt: string | null;
  held: number;
  calls: number;
}

/** When the newest fact was taken in, and what else a foreman is told of. */
async function readCounts(strapi: Core.Strapi): Promise<Counts> {
  const newest = (table: string) => `(select recorded_at from ${table} order by id desc limit 1)`;
  const [row] = await rowsOf<Counts>(
    strapi,
    `select to_char(greatest(${newest('scans')}, ${newest('part_facts')}), 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as "lastEventAt",
            (select coalesce(sum(held), 0) from tracker_report_orders)::int as held,
            (select count(*) from tracker_calls where closed_at is null)::int as calls`,
  );
  return row ?? { lastEventAt: null, held: 0, calls: 0 };
}

/** Everything that the screen on the wall shows: kept sums, as the dashboard reads them. */
export async function readTvState(strapi: Core.Strapi, now: Date): Promise<TvState> {
  const timeZone = timeZoneOf(strapi);
  const day = dayIn(timeZone, now);
  const upToDate = await reportsUpToDate(strapi);
  const forecast = await recentForecast(strapi, await readFoldedAt(strapi), now);
  const by = lateBy(forecast, day);
  const [{ bottleneck, stuck, more }, numbers, stages, rows, openOrders, counts] = await Promise.all([
    attentionOf(strapi, now, upToDate),
    readNumbers(strapi, by),
    readStages(strapi),
    readProducts(strapi, OPEN_ORDERS, by),
    countProducts(strapi, OPEN_ORDERS, by),
    readCounts(strapi),
  ]);
  const orders = rows.map((row): TvOrder => {
    const order = productOverview(row, day, forecast);
    const { designation, name, orderNumber, dueDate, late, parts, progress, held } = order;
    return { designation, name, orderNumber, dueDate, late, parts, progress, held, forecast: order.forecast };
  });
  const { lastEventAt, held, calls } = counts;
  // Those that somebody can move.
  const movable = stuck.filter(({ waitsForParts }) => !waitsForParts).length;
  const attention = { stuck: movable, stuckMore: more && movable === stuck.length, held, calls };
  return { timeZone, day, upToDate, lastEventAt, numbers, stages, bottleneck, orders, openOrders, attention };
}
