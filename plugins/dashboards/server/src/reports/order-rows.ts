import type { Core } from '@strapi/strapi';
import { dayIn, rowsOf } from '../rows';
import { isLate } from '../forecast/late';
import { readForecast, type OrderDates } from '../forecast/read-forecast';
import type { ReportRow } from './contracts';
import type { ReportScope } from './report-scope';

/** Orders of one report, at most. */
export const MAX_ORDERS = 1_000;

/** An order as its read model has it. */
export interface OrderRow extends ReportRow {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  dueDate: string | null;
  items: number;
  completeItems: number;
  /** The day of the last finishing scan of a complete order. */
  completedDay: string | null;
  /** Pieces that the requirement asks for and that neither are finished nor wait at an operation: scrapped, withdrawn, never launched. */
  lacking: number;
}

/** Pieces of the order still have to pass a stage: one that is complete passes none. */
const STILL_PASSES = `exists (
  select from tracker_stage_queues q where q.product_id = o.product_id and q.stage_id = ? and q.remaining > 0)`;

type Wish = 'open' | 'open-or-completed-in-period';

interface NumberedRow extends OrderRow {
  productId: number;
}

function readOrders(strapi: Core.Strapi, scope: ReportScope, wish: Wish): Promise<NumberedRow[]> {
  const product = scope.productId === 0 ? '' : 'and o.product_id = ?';
  const stage = scope.stageId === null ? '' : `and ${STILL_PASSES}`;
  const completed = `or tracker_day(o.last_finished_at, ?) between ?::date and ?::date`;
  return rowsOf<NumberedRow>(
    strapi,
    `select o.product_id as "productId", p.document_id as id, p.designation, p.name, p.order_number as "orderNumber",
            to_char(p.due_date, 'YYYY-MM-DD') as "dueDate", o.items, o.complete_items as "completeItems",
            o.pieces::float8 as pieces, o.finished::float8 as finished, o.scrapped::float8 as scrapped,
            o.finished::float8 / nullif(o.finished + o.scrapped, 0) as "finalYield",
            to_char(o.first_routed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "routedAt",
            case when o.items > 0 and o.complete_items = o.items
                 then to_char(o.last_finished_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "completedAt",
            case when o.items > 0 and o.complete_items = o.items
                 then to_char(tracker_day(o.last_finished_at, ?), 'YYYY-MM-DD') end as "completedDay",
            case when o.items > 0 and o.complete_items = o.items
                 then (tracker_ms(o.first_routed_at, o.last_finished_at) / 1000.0)::float8 end as "leadSeconds",
            o.lacking::float8 as lacking
       from tracker_report_orders o join products p on p.id = o.product_id
      where o.items > 0 and p.cancelled_at is null ${product} ${stage}
        and (o.complete_items < o.items ${wish === 'open' ? '' : completed})
      order by p.due_date nulls last, p.designation, p.order_number nulls first, p.id limit ${MAX_ORDERS + 1}`,
    [
      scope.timeZone,
      ...(scope.productId === 0 ? [] : [scope.productId]),
      ...(scope.stageId === null ? [] : [scope.stageId]),
      ...(wish === 'open' ? [] : [scope.timeZone, scope.from, scope.to]),
    ],
  );
}

/**
 * Orders with their forecast and whether they are late; complete ones wait for nothing. Of an order that lacks pieces the days are
 * those of what is there: it is complete later, and at least as late.
 */
export async function readOrderRows(
  strapi: Core.Strapi,
  scope: ReportScope,
  wish: Wish,
): Promise<{ order: OrderRow; dates: OrderDates | null; late: boolean }[]> {
  const [rows, forecast] = await Promise.all([
    readOrders(strapi, scope, wish),
    readForecast(strapi, scope.now),
  ]);
  const today = dayIn(scope.timeZone, scope.now);
  return rows.map(({ productId, ...order }) => {
    const { dueDate, completedDay } = order;
    const dates = completedDay === null ? (forecast.orders.get(productId) ?? null) : null;
    const { p50, beyond } = dates ?? { p50: null, beyond: null };
    return { order, dates, late: isLate({ dueDate, completedDay, p50, beyond }, today) };
  });
}
