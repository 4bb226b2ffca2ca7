import type { Core } from '@strapi/strapi';
import type { Condition } from '../reports/sum-condition';
import { rowsOf } from '../rows';
import { patternOf } from '../search-pattern';
import { COMPLETE, lateCondition, type LateBy } from './late-orders';
import { NOBODY, PAGE_SIZE, type OverviewRequest } from './overview-request';

/** One product with the pieces of its batches that have operations. */
export interface ProductRow {
  productId: number;
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  quantity: number;
  dueDate: string | null;
  cancelledAt: string | null;
  parts: number;
  completeParts: number;
  pieces: number;
  finished: number;
  scrapped: number;
  waiting: number;
  notStarted: number;
  held: number;
  lacking: number;
  lastScanAt: string | null;
}

/** A request with the products that its `search` has found; without `found` nothing is searched for. */
export interface SearchedRequest extends OverviewRequest {
  /** Ids. */
  found?: readonly number[];
}

/**
 * Look for a text in names of products, and in names and materials of what they are made of: once, where a page and its count each
 * would read the names of all batches. The three texts of a part are made lower case together: that is most of what it costs.
 */
export async function searched(strapi: Core.Strapi, request: OverviewRequest): Promise<SearchedRequest> {
  if (!request.search) return request;
  const own = ['p.designation', 'p.name', 'p.order_number'];
  const texts = ['q.designation', 'q.name', 'q.material'].map((column) => `coalesce(${column}, '')`);
  const pattern = patternOf(request.search);
  const rows = await rowsOf<{ id: number }>(
    strapi,
    `select p.id from products p where ${own.map((column) => `${column} ilike ?`).join(' or ')}
     union
     select s.product_id from parts q join part_states s on s.part_id = q.id
      where lower(${texts.join(' || chr(10) || ')}) like lower(?) and s.status <> 'cancelled'
        and s.product_id is not null`,
    [...own.map(() => pattern), pattern],
  );
  return { ...request, found: rows.map(({ id }) => id) };
}

function responsibleCondition(responsible: string): Condition {
  const nobody = responsible === NOBODY;
  return {
    text: `exists (select 1 from part_states s left join parts_responsible_lnk l on l.part_id = s.part_id
             left join up_users u on u.id = l.user_id
            where s.product_id = p.id and s.status <> 'cancelled' and ${nobody ? 'u.id is null' : 'u.document_id = ?'})`,
    values: nobody ? [] : [responsible],
  };
}

function statusCondition(status: OverviewRequest['status'], late: LateBy): Condition | null {
  switch (status) {
    case '':
      return null;
    case 'late':
      return lateCondition(late);
    case 'complete':
      return { text: COMPLETE, values: [] };
    case 'open':
      return { text: `p.cancelled_at is null and not ${COMPLETE}`, values: [] };
    case 'cancelled':
      return { text: 'p.cancelled_at is not null', values: [] };
    case 'held':
      return {
        text: `exists (select 1 from part_states s where s.product_id = p.id and s.status = 'held')`,
        values: [],
      };
  }
}

function conditionOf(request: SearchedRequest, late: LateBy): Condition {
  const conditions = [
    request.found ? { text: 'p.id = any(?::int[])', values: [`{${request.found.join()}}`] } : null,
    request.responsible ? responsibleCondition(request.responsible) : null,
    statusCondition(request.status, late),
  ].filter((condition) => condition !== null);
  return {
    text: ['true', ...conditions.map(({ text }) => text)].join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** How many products there are to page through, as a statement. */
export function countOf(request: SearchedRequest, late: LateBy): Condition {
  const { text, values } = conditionOf(request, late);
  const from = 'products p left join tracker_report_orders o on o.product_id = p.id';
  return { text: `select count(*)::int as n from ${from} where ${text}`, values };
}

const ORDER = `is_active desc, p.cancelled_at is not null, p.due_date nulls last, p.designation, p.order_number nulls first, p.id`;

/** One page of products with progress as a statement (`ProductRow`): those with waiting pieces first, then by due date, cancelled ones last. */
export function productsOf(request: SearchedRequest, late: LateBy): Condition {
  const { text, values } = conditionOf(request, late);
  return {
    text: `select p.id as "productId", p.document_id as id, p.designation, p.name, p.order_number as "orderNumber",
            p.quantity, to_char(p.due_date, 'YYYY-MM-DD') as "dueDate",
            to_char(p.cancelled_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "cancelledAt",
            coalesce(o.items, 0)::int as parts, coalesce(o.complete_items, 0)::int as "completeParts",
            coalesce(o.pieces, 0)::float8 as pieces, coalesce(o.finished, 0)::float8 as finished,
            coalesce(o.scrapped, 0)::float8 as scrapped, coalesce(o.waiting, 0)::float8 as waiting,
            coalesce(o.not_started, 0)::float8 as "notStarted", coalesce(o.held, 0)::int as held,
            coalesce(o.lacking, 0)::float8 as lacking,
            to_char(o.last_scan_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastScanAt",
            coalesce(o.waiting, 0) > 0 as is_active
       from products p left join tracker_report_orders o on o.product_id = p.id
      where ${text} order by ${ORDER} limit ${PAGE_SIZE} offset ?`,
    values: [...values, (request.page - 1) * PAGE_SIZE],
  };
}

/** People who answer for some part that is not cancelled, by name; at most 500. */
export const RESPONSIBLES = `
  select u.document_id as id, u.username as name from up_users u
   where exists (select 1 from parts_responsible_lnk l join part_states s on s.part_id = l.part_id
                  where l.user_id = u.id and s.status <> 'cancelled')
   order by name limit 500`;
