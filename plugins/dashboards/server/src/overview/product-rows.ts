import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import { patternOf } from '../search-pattern';
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
  lastScanAt: string | null;
}

interface Condition {
  text: string;
  values: string[];
}

/** Names of the product, and names and materials of what it is made of. */
function searchCondition(search: string): Condition {
  const own = ['p.designation', 'p.name', 'p.order_number'];
  const parts = ['q.designation', 'q.name', 'q.material'];
  const alike = (columns: string[]) => columns.map((column) => `${column} ilike ?`).join(' or ');
  return {
    text: `(${alike(own)} or exists (select 1 from part_states s join parts q on q.id = s.part_id
             where s.product_id = p.id and s.status <> 'cancelled' and (${alike(parts)})))`,
    values: [...own, ...parts].map(() => patternOf(search)),
  };
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

/**
 * A product of which every part, all its lots together, has finished what is required; what has no
 * operations (bolts, bought parts, material) stays out. A condition over `products p`.
 * @param among which products are looked at, a condition over `products c`
 */
function complete(among = 'true'): string {
  return `p.id in (
    select product_id from (
      select s.product_id, sum(s.finished) >= sum(s.required) as done
        from products c join part_states s on s.product_id = c.id
       where ${among} and s.status <> 'cancelled'
         and exists (select 1 from operations o where o.part_id = s.part_id and not o.replaced)
       group by s.product_id, s.item_key) item
     group by product_id having bool_and(done))`;
}

function statusCondition(status: OverviewRequest['status'], day: string): Condition | null {
  switch (status) {
    case '':
      return null;
    case 'late':
      return {
        text: `p.cancelled_at is null and p.due_date < ?::date and not ${complete('c.due_date < ?::date')}`,
        values: [day, day],
      };
    case 'complete':
      return { text: complete(), values: [] };
    case 'open':
      return { text: `p.cancelled_at is null and not ${complete()}`, values: [] };
    case 'cancelled':
      return { text: 'p.cancelled_at is not null', values: [] };
    case 'held':
      return {
        text: `exists (select 1 from part_states s where s.product_id = p.id and s.status = 'held')`,
        values: [],
      };
  }
}

function conditionOf(request: OverviewRequest, day: string): Condition {
  const conditions = [
    request.search ? searchCondition(request.search) : null,
    request.responsible ? responsibleCondition(request.responsible) : null,
    statusCondition(request.status, day),
  ].filter((condition) => condition !== null);
  return {
    text: ['true', ...conditions.map(({ text }) => text)].join(' and '),
    values: conditions.flatMap(({ values }) => values),
  };
}

/** How many products there are to page through. `day`: the factory's, `2026-01-31`. */
export async function countProducts(
  strapi: Core.Strapi,
  request: OverviewRequest,
  day: string,
): Promise<number> {
  const { text, values } = conditionOf(request, day);
  const [row] = await rowsOf<{ n: number }>(
    strapi,
    `select count(*)::int as n from products p where ${text}`,
    values,
  );
  return row?.n ?? 0;
}

/** Products past their due date that are not complete. */
export function countLate(strapi: Core.Strapi, day: string): Promise<number> {
  return countProducts(strapi, { search: '', responsible: '', status: 'late', page: 1 }, day);
}

/**
 * One page of products with progress: those with waiting pieces first, then by due date, cancelled ones last. Only the batches
 * of the page are added up. A part is complete when all its lots together have finished what is required.
 */
export function readProducts(
  strapi: Core.Strapi,
  request: OverviewRequest,
  day: string,
): Promise<ProductRow[]> {
  const { text, values } = conditionOf(request, day);
  return rowsOf<ProductRow>(
    strapi,
    `with active as (
       select distinct s.product_id from operations o join part_states s on s.part_id = o.part_id
        where o.waiting > 0 and s.status <> 'cancelled'),
     page as materialized (
       select p.*, a.product_id is not null as is_active
         from products p left join active a on a.product_id = p.id
        where ${text}
        order by is_active desc, p.cancelled_at is not null, p.due_date nulls last, p.designation, p.order_number nulls first, p.id
        limit ${PAGE_SIZE} offset ?),
     batch as (
       select s.*, f.first_waiting, f.sum_waiting from part_states s, lateral (
         select sum(o.waiting) as sum_waiting, (array_agg(o.waiting order by o.sequence))[1] as first_waiting
           from operations o where o.part_id = s.part_id and not o.replaced having count(*) > 0) f
        where s.status <> 'cancelled' and s.product_id in (select id from page)),
     item as (
       select product_id, item_key, sum(required) as required, sum(finished) as finished,
              sum(launched - withdrawn - split_out) as pieces, sum(scrapped) as scrapped,
              sum(sum_waiting) as waiting, sum(first_waiting) as not_started,
              count(*) filter (where status = 'held') as held, max(last_scan_at) as last_scan_at
         from batch group by product_id, item_key),
     progress as (
       select product_id, count(*) as parts, count(*) filter (where finished >= required) as complete_parts,
              sum(pieces) as pieces, sum(finished) as finished, sum(scrapped) as scrapped,
              sum(waiting) as waiting, sum(not_started) as not_started, sum(held) as held,
              max(last_scan_at) as last_scan_at
         from item group by product_id)
     select p.id as "productId", p.document_id as id, p.designation, p.name, p.order_number as "orderNumber",
            p.quantity, to_char(p.due_date, 'YYYY-MM-DD') as "dueDate",
            to_char(p.cancelled_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "cancelledAt",
            coalesce(g.parts, 0)::int as parts, coalesce(g.complete_parts, 0)::int as "completeParts",
            coalesce(g.pieces, 0)::float8 as pieces, coalesce(g.finished, 0)::float8 as finished,
            coalesce(g.scrapped, 0)::float8 as scrapped, coalesce(g.waiting, 0)::float8 as waiting,
            coalesce(g.not_started, 0)::float8 as "notStarted", coalesce(g.held, 0)::int as held,
            to_char(g.last_scan_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "lastScanAt"
       from page p left join progress g on g.product_id = p.id
      order by p.is_active desc, p.cancelled_at is not null, p.due_date nulls last, p.designation, p.order_number nulls first, p.id`,
    [...values, (request.page - 1) * PAGE_SIZE],
  );
}

/** People who answer for some part that is not cancelled, by name; at most 500. */
export function readResponsibles(strapi: Core.Strapi): Promise<{ id: string; name: string }[]> {
  return rowsOf(
    strapi,
    `select u.document_id as id, u.username as name from up_users u
      where exists (select 1 from parts_responsible_lnk l join part_states s on s.part_id = l.part_id
                     where l.user_id = u.id and s.status <> 'cancelled')
      order by name limit 500`,
  );
}
