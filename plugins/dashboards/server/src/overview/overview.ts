import type { Core } from '@strapi/strapi';
import { dayIn, timeZoneOf } from '../rows';
import type { Overview, ProductOverview } from '../contracts';
import { orderForecast } from '../forecast/order-forecast';
import { isLate } from '../forecast/late';
import { keptForecast, recentForecast, type Forecast } from '../forecast/read-forecast';
import { guideOf } from '../guide/guide';
import { onePerStrapi } from '../one-per-strapi';
import { bringUpToDate, type Standing } from '../reports/standing';
import { PAGE_SIZE, type OverviewRequest } from './overview-request';
import { heldOf } from './held-rows';
import { KeptReadings } from './keep-overview';
import { lateBy } from './late-orders';
import { readFacts } from './overview-facts';
import { searched, type ProductRow } from './product-rows';

/** A product as it stands on `day`. One that is complete or cancelled is not told to be late. */
export function productOverview(
  row: ProductRow,
  day: string,
  forecast: Pick<Forecast, 'orders' | 'stageNames'>,
): ProductOverview {
  const { id, designation, name, orderNumber, quantity, dueDate, cancelledAt, held, lastScanAt } = row;
  const complete = row.parts > 0 && row.completeParts === row.parts;
  const isOpen = !complete && cancelledAt === null;
  const outlook = orderForecast(row, forecast);
  const days = { dueDate, completedDay: null, p50: outlook?.p50 ?? null, beyond: outlook?.beyond ?? null };
  const unrouted = row.pieces - row.finished - row.scrapped - row.waiting;
  return {
    id,
    designation,
    name,
    orderNumber,
    quantity,
    dueDate,
    late: isOpen && isLate(days, day),
    pastDue: isOpen && isLate({ ...days, p50: null, beyond: null }, day),
    complete,
    cancelledAt,
    parts: { total: row.parts, complete: row.completeParts },
    progress: {
      pieces: row.pieces,
      good: row.finished,
      inWork: row.waiting - row.notStarted,
      scrapped: row.scrapped,
      notStarted: row.notStarted + unrouted,
    },
    held,
    lastScanAt,
    forecast: outlook,
  };
}

interface Read {
  forecast: Forecast;
  day: string;
  timeZone: string;
  standing: Standing;
}

/** The page as the sums are now, and which state of them it shows. */
async function readPage(
  strapi: Core.Strapi,
  request: OverviewRequest,
  { forecast, day, timeZone, standing: { upToDate, scale } }: Read,
): Promise<{ page: Omit<Overview, 'at'>; foldedAt: string }> {
  const wish = await searched(strapi, request);
  const facts = await readFacts(strapi, wish, lateBy(forecast, day), scale);
  const { numbers, total, stages, responsibles, foldedAt } = facts;
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const page = {
    timeZone,
    day,
    upToDate,
    numbers,
    products: facts.products.map((row) => productOverview(row, day, forecast)),
    pagination: { page: request.page, pageSize: PAGE_SIZE, total, pageCount },
    responsibles,
    stages,
    ...heldOf(facts.held),
    forecast: { at: forecast.at.toISOString(), upToDate: forecast.foldedAt === foldedAt },
    guide: guideOf(strapi, facts.guide),
  };
  return { page, foldedAt };
}

const readingsOf = onePerStrapi(() => new KeptReadings<Awaited<ReturnType<typeof readPage>>>());

/**
 * What is happening and what is stuck: five numbers, a page of products with progress, work by stage. All of it is read
 * from sums that are brought up to date before; after a large import that takes longer than a reader may wait. Open dashboards
 * read again after each event, and more than one after the same: while nothing has changed the last page is given again.
 */
export async function readOverview(
  strapi: Core.Strapi,
  request: OverviewRequest,
  now: Date,
): Promise<Overview> {
  return overviewOf(strapi, request, now, await bringUpToDate(strapi));
}

/** The same from the sums as they are. */
export async function overviewOf(
  strapi: Core.Strapi,
  request: OverviewRequest,
  now: Date,
  standing: Standing,
): Promise<Overview> {
  const timeZone = timeZoneOf(strapi);
  const day = dayIn(timeZone, now);
  const forecast = await keptForecast(strapi);
  const from = [standing.seen, day, standing.upToDate, forecast.at.getTime()].join(' ');
  const { page, foldedAt } = await readingsOf(strapi).take(JSON.stringify(request), from, () =>
    readPage(strapi, request, { forecast, day, timeZone, standing }),
  );
  // Made anew behind this answer, where it is too old for what has happened.
  await recentForecast(strapi, foldedAt, now);
  return { at: now.toISOString(), ...page };
}
