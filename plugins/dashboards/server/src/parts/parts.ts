import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking';
import type { PartsPage } from '../contracts';
import { orderForecast } from '../forecast/order-forecast';
import { readFoldedAt, recentForecast } from '../forecast/read-forecast';
import { timeZoneOf } from '../rows';
import { PAGE_SIZE, type PartsRequest } from './parts-request';
import { countParts, readParts, readProductHead, readResponsibles } from './parts-rows';

/** A page of the batches of a product with the state of each operation. */
export async function readPartsPage(
  strapi: Core.Strapi,
  request: PartsRequest,
  now: Date,
): Promise<PartsPage | Refusal> {
  const head = await readProductHead(strapi, request.id);
  if (!head) return refuse('product-not-found', { product: request.id });
  const { product, subject } = head;
  const { productId } = subject;
  const wish = { productId, request };
  const [total, parts, responsibles, { at, upToDate, orders, stageNames }] = await Promise.all([
    countParts(strapi, wish),
    readParts(strapi, wish),
    readResponsibles(strapi, productId),
    readFoldedAt(strapi).then((foldedAt) => recentForecast(strapi, foldedAt, now)),
  ]);
  const pageCount = Math.max(1, Math.ceil(total / PAGE_SIZE));
  const pagination = { page: request.page, pageSize: PAGE_SIZE, total, pageCount };
  return {
    ...{ at: now.toISOString(), timeZone: timeZoneOf(strapi), product, parts, pagination, responsibles },
    forecast: orderForecast(subject, { orders, stageNames }),
    forecastAge: { at: at.toISOString(), upToDate },
  };
}
