import type { Core } from '@strapi/strapi';
import { dayIn, timeZoneOf } from '../rows';
import type { Overview, ProductOverview } from '../contracts';
import { orderForecast } from '../forecast/order-forecast';
import { recentForecast, type Forecast } from '../forecast/read-forecast';
import { guideOf } from '../guide/guide';
import { reportsUpToDate } from '../reports/refresh-reports';
import { PAGE_SIZE, type OverviewRequest } from './overview-request';
import { readHeld } from './held-rows';
import { readFacts } from './overview-facts';
import { readStages } from './overview-rows';
import { readProducts, type ProductRow } from './product-rows';

/** A product as it stands on `day`. Late: the day after its due date has begun and it is not complete. */
export function productOverview(
  row: ProductRow,
  day: string,
  forecast: Pick<Forecast, 'orders'>,
): ProductOverview {
  const { id, designation, name, orderNumber, quantity, dueDate, cancelledAt, held, lastScanAt } = row;
  const complete = row.parts > 0 && row.completeParts === row.parts;
  const unrouted = row.pieces - row.finished - row.scrapped - row.waiting;
  return {
    id,
    designation,
    name,
    orderNumber,
    quantity,
    dueDate,
    late: !complete && cancelledAt === null && dueDate !== null && dueDate < day,
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
    forecast: orderForecast(row, forecast),
  };
}

/**
 * What is happening and what is stuck: five numbers, a page of products with progress, work by stage. All of it is read
 * from sums that are brought up to date before; after a large import that takes longer than a reader may wait.
 */
export async function readOverview(
  strapi: Core.Strapi,
  request: OverviewRequest,
  now: Date,
): Promise<Overview> {
  const timeZone = timeZoneOf(strapi);
  const day = dayIn(timeZone, now);
  const upToDate = await reportsUpToDate(strapi);
  const [rows, stages, held, facts] = await Promise.all([
    readProducts(strapi, request, day),
    readStages(strapi),
    readHeld(strapi),
    readFacts(strapi, request, day),
  ]);
  const { numbers, total, responsibles } = facts;
  const forecast = await recentForecast(strapi, facts.foldedAt, now);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  return {
    at: now.toISOString(),
    timeZone,
    day,
    upToDate,
    numbers,
    products: rows.map((row) => productOverview(row, day, forecast)),
    pagination: { page: request.page, pageSize: PAGE_SIZE, total, pageCount },
    responsibles,
    stages,
    held,
    forecast: { at: forecast.at.toISOString(), upToDate: forecast.upToDate },
    guide: guideOf(strapi, facts.guide),
  };
}
