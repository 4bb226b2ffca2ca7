import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { OrderDates } from '../forecast/read-forecast';
import { MAX_ORDERS, readOrderRows, type OrderRow } from './order-rows';
import type { Column, ReportReader } from './report';
import { sumsOf } from './row-sums';
import { words } from './texts';

const COLUMNS: readonly Column[] = [
  { key: 'designation', kind: 'text' },
  { key: 'name', kind: 'text' },
  { key: 'orderNumber', kind: 'text' },
  { key: 'dueDate', kind: 'day' },
  { key: 'remaining', kind: 'count' },
  { key: 'lacking', kind: 'count' },
  { key: 'p50', kind: 'day' },
  { key: 'p85', kind: 'day' },
  { key: 'slowestStage', kind: 'text' },
  { key: 'outlook', kind: 'text' },
];

/** What is said of an order against its due date; that it is past needs no history. */
function outlookOf({ dueDate, lacking }: OrderRow, dates: OrderDates | null, late: boolean) {
  if (late) return 'late';
  if (lacking > 0) return 'lacksPieces';
  if (dates === null) return 'nothingWaits';
  if (dates.p50 === null) return 'notEnoughHistory';
  return dueDate === null ? 'noDueDate' : 'inTime';
}

/** When open orders will be complete, from what the stages made on the last thirty working days. */
export const forecast: ReportReader = {
  filters: ['product'],
  async read(strapi, scope, language) {
    const [orders, stages] = await Promise.all([
      readOrderRows(strapi, scope, 'open'),
      rowsOf<{ id: number; name: string }>(strapi, 'select id, name from stages'),
    ]);
    const nameOf = new Map(stages.map(({ id, name }) => [id, name]));
    const rows = orders.map(({ order, dates, late }): ReportRow => {
      const { id, designation, name, orderNumber, dueDate, lacking } = order;
      return {
        ...{ id, designation, name, orderNumber, dueDate },
        remaining: dates?.remaining ?? 0,
        lacking,
        p50: dates?.p50 ?? null,
        p85: dates?.p85 ?? null,
        enoughHistory: lacking > 0 || dates === null || dates.p50 !== null,
        slowestStage: nameOf.get(dates?.slowestStageId ?? 0) ?? null,
        isLate: late,
        outlook: words(outlookOf(order, dates, late), language),
      };
    });
    const unknown = rows.some(({ enoughHistory }) => enoughHistory === false);
    const notes = unknown ? (['not-enough-history'] as const) : [];
    const totals = rows.length > MAX_ORDERS ? null : sumsOf(rows, ['remaining', 'lacking']);
    return { columns: COLUMNS, rows, totals, notes, atMost: MAX_ORDERS };
  },
};
