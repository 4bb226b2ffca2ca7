import type { Core } from '@strapi/strapi';
import { refuse } from '../../../../../src/refusals';
import type { Refusal } from '../../../../../src/tracking/contracts';
import { rowsOf, timeZoneOf } from '../rows';
import type { ReportFilter } from './contracts';
import type { ReportRequest } from './report-request';

/** What a report is read for, with keys of the database. */
export interface ReportScope {
  from: string;
  to: string;
  /** 0: all of them. */
  productId: number;
  stageId: number | null;
  operatorKeys: string[] | null;
  shift: number | null;
  timeZone: string;
  now: Date;
}

/** Where a filter is said, which of the factory's things it means. */
interface Found {
  id: number;
}

async function idOf(strapi: Core.Strapi, table: 'products' | 'stages', documentId: string) {
  const [row] = await rowsOf<Found>(strapi, `select id from ${table} where document_id = ?`, [documentId]);
  return row?.id ?? null;
}

async function operatorKeysOf(strapi: Core.Strapi, operator: string): Promise<string[]> {
  const rows = await rowsOf<Found>(
    strapi,
    'select id from up_users where document_id = ? or username = ? limit 10',
    [operator, operator],
  );
  // An integration may name an operator whom we do not know.
  return [...rows.map(({ id }) => `id:${id}`), `name:${operator}`];
}

async function shiftOf(strapi: Core.Strapi, shift: string): Promise<number | null> {
  if (shift === '0') return 0;
  const [row] = await rowsOf<{ number: number }>(
    strapi,
    'select number from tracker_shifts where number::text = ? or name = ? limit 1',
    [shift, shift],
  );
  return row?.number ?? null;
}

/** @param applied the filters that this report knows; others are left aside */
export async function scopeOf(
  strapi: Core.Strapi,
  request: ReportRequest,
  applied: readonly ReportFilter[],
  now: Date,
): Promise<ReportScope | Refusal> {
  const said = (filter: ReportFilter) => (applied.includes(filter) ? (request[filter] ?? null) : null);
  const [product, stage, operator, shift] = [said('product'), said('stage'), said('operator'), said('shift')];
  const productId = product === null ? 0 : await idOf(strapi, 'products', product);
  if (productId === null) return refuse('product-not-found');
  const stageId = stage === null ? null : await idOf(strapi, 'stages', stage);
  if (stage !== null && stageId === null) return refuse('malformed-request', { paths: ['stage'] });
  const shiftNumber = shift === null ? null : await shiftOf(strapi, shift);
  if (shift !== null && shiftNumber === null) return refuse('malformed-request', { paths: ['shift'] });
  return {
    from: request.from,
    to: request.to,
    productId,
    stageId,
    operatorKeys: operator === null ? null : await operatorKeysOf(strapi, operator),
    shift: shiftNumber,
    timeZone: timeZoneOf(strapi),
    now,
  };
}
