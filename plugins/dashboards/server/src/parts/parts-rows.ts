import type { Core } from '@strapi/strapi';
import type { PartRow, ProductHead } from '../contracts';
import type { ForecastSubject } from '../forecast/order-forecast';
import { rowsOf } from '../rows';
import { patternOf } from '../search-pattern';
import { NOBODY, PAGE_SIZE, type PartsRequest } from './parts-request';

/** A product with its row's number, for the queries, and what its forecast depends on. */
export interface ProductRow {
  product: ProductHead;
  subject: ForecastSubject;
}

/** The product of this documentId; null where there is none. */
export async function readProductHead(strapi: Core.Strapi, id: string): Promise<ProductRow | null> {
  const [row] = await rowsOf<ProductHead & ForecastSubject>(
    strapi,
    `select p.id as "productId", p.document_id as id, p.designation, p.name, p.order_number as "orderNumber", p.quantity,
            to_char(p.due_date, 'YYYY-MM-DD') as "dueDate",
            to_char(p.cancelled_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "cancelledAt",
            coalesce(o.items, 0)::int as parts, coalesce(o.complete_items, 0)::int as "completeParts",
            coalesce(o.waiting, 0)::float8 as waiting, coalesce(o.lacking, 0)::float8 as lacking
       from products p left join tracker_report_orders o on o.product_id = p.id where p.document_id = ?`,
    [id],
  );
  if (!row) return null;
  const { productId, parts, completeParts, waiting, lacking, ...product } = row;
  const { cancelledAt } = product;
  return { product, subject: { productId, cancelledAt, parts, completeParts, waiting, lacking } };
}

/** People who answer for a part of the product, by name. */
export function readResponsibles(
  strapi: Core.Strapi,
  productId: number,
): Promise<{ id: string; name: string }[]> {
  return rowsOf(
    strapi,
    `select distinct u.document_id as id, u.username as name
       from part_states s join parts_responsible_lnk l on l.part_id = s.part_id join up_users u on u.id = l.user_id
      where s.product_id = ? and s.status <> 'cancelled' order by name limit 500`,
    [productId],
  );
}

interface Wish {
  productId: number;
  request: PartsRequest;
}

/** The batches that are asked for, as a condition over `part_states s`, `parts p`, `up_users u`. */
function conditionOf({ productId, request }: Wish): { text: string; values: (string | number)[] } {
  const parts = [`s.product_id = ? and s.status <> 'cancelled'`];
  const values: (string | number)[] = [productId];
  if (request.search) {
    parts.push('(p.designation ilike ? or p.name ilike ? or p.material ilike ? or s.code = upper(?))');
    const pattern = patternOf(request.search);
    values.push(pattern, pattern, pattern, request.search);
  }
  if (request.responsible === NOBODY) parts.push('u.id is null');
  else if (request.responsible) {
    parts.push('u.document_id = ?');
    values.push(request.responsible);
  }
  return { text: parts.join(' and '), values };
}

const FROM = `from part_states s join parts p on p.id = s.part_id
  left join parts_responsible_lnk l on l.part_id = s.part_id left join up_users u on u.id = l.user_id`;

/** How many batches there are to page through. */
export async function countParts(strapi: Core.Strapi, wish: Wish): Promise<number> {
  const { text, values } = conditionOf(wish);
  const [row] = await rowsOf<{ n: number }>(
    strapi,
    `select count(*)::int as n ${FROM} where ${text}`,
    values,
  );
  return row?.n ?? 0;
}

/** What a page of batches is made of, for `shownParts`: columns over `part_states s`, `parts p`, `up_users u`. */
export const PAGE_COLUMNS =
  's.*, p.designation, p.name, p.kind, p.material, p.size, u.document_id as user_id, u.username';

/** Assemblies first, then by designation. @param part the relation that has kind, designation and name */
export function orderOf(part: 's' | 'p'): string {
  return `array_position(array['assembly','part','purchased','standard','material'], ${part}.kind::text),
          ${part}.designation nulls last, ${part}.name, s.lot, s.part_id`;
}

/**
 * A statement that shows batches with the operations that are on their routes now.
 * @param page a query of `PAGE_COLUMNS`
 * @param more further columns over `page s`, each after a comma
 */
export function shownParts(page: string, more = ''): string {
  return `with page as (${page})
     select s.code, s.designation, s.name, s.kind, s.material, s.size, s.lot,
            s.launched - s.withdrawn - s.split_out as quantity, s.required, s.unrouted, s.finished, s.scrapped,
            s.withdrawn, s.status, (jsonb '{"kind": "other"}' || s.hold)::json as hold, s.revision,
            case when s.user_id is not null then json_build_object('id', s.user_id, 'name', s.username) end as responsible,
            coalesce(o.operations, '[]'::json) as operations${more}
       from page s left join lateral (
         select json_agg(json_build_object('number', number, 'sequence', sequence, 'stage', stage_name,
                  'kind', stage_kind, 'optional', optional, 'waiting', waiting, 'good', good, 'scrapped', scrapped,
                  'reworked', reworked, 'done', s.finished + later) order by sequence) filter (where not replaced) as operations
           from (select op.*, coalesce(sum(op.waiting + op.scrapped) over (order by op.sequence
                          rows between 1 following and unbounded following), 0)::int as later
                   from operations op where op.part_id = s.part_id) ordered) o on true
      order by ${orderOf('s')}`;
}

/** One page of batches, assemblies first, with the operations that are on their routes now. */
export function readParts(strapi: Core.Strapi, wish: Wish): Promise<PartRow[]> {
  const { text, values } = conditionOf(wish);
  const page = `select ${PAGE_COLUMNS} ${FROM} where ${text} order by ${orderOf('p')} limit ${PAGE_SIZE} offset ?`;
  return rowsOf<PartRow>(strapi, shownParts(page), [...values, (wish.request.page - 1) * PAGE_SIZE]);
}
