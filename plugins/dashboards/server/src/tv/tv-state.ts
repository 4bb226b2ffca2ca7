import type { Core } from '@strapi/strapi';
import { keptAttentionOf } from '../attention/attention';
import { overviewOf } from '../overview/overview';
import type { Standing } from '../reports/standing';
import { rowsOf } from '../rows';
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

/** Everything that the screen on the wall shows: what the dashboard reads, of open orders, from the sums as they are. */
export async function readTvState(strapi: Core.Strapi, now: Date, standing: Standing): Promise<TvState> {
  const [overview, { bottleneck, stuck, more }, { lastEventAt, held, calls }] = await Promise.all([
    overviewOf(strapi, OPEN_ORDERS, now, standing),
    keptAttentionOf(strapi, now, standing),
    readCounts(strapi),
  ]);
  const orders = overview.products.map((order): TvOrder => {
    const { designation, name, orderNumber, dueDate, late, parts, progress, forecast } = order;
    return { designation, name, orderNumber, dueDate, late, parts, progress, held: order.held, forecast };
  });
  // Those that somebody can move.
  const movable = stuck.filter(({ waitsForParts }) => !waitsForParts).length;
  const attention = { stuck: movable, stuckMore: more && movable === stuck.length, held, calls };
  const { timeZone, day, upToDate, numbers, stages, pagination } = overview;
  const openOrders = pagination.total;
  return { timeZone, day, upToDate, lastEventAt, numbers, stages, bottleneck, orders, openOrders, attention };
}
