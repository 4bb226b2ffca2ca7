import type { Core } from '@strapi/strapi';
import { dayIn, rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import { daysLate } from './days-late';
import { beyondNote } from './beyond';
import { MAX_ORDERS, readOrderRows } from './order-rows';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { totalsOfOrders } from './row-sums';
import { words, type NoteKey } from './texts';

const COLUMNS: readonly Column[] = [
  // What tells most stands first: the last ones are beyond the edge of a usual window.
  { key: 'designation', kind: 'text' },
  { key: 'orderNumber', kind: 'text' },
  { key: 'dueDate', kind: 'day' },
  { key: 'late', kind: 'text' },
  { key: 'daysLate', kind: 'count' },
  { key: 'p50', kind: 'day' },
  { key: 'leadSeconds', kind: 'duration' },
  { key: 'lacking', kind: 'count' },
  { key: 'finished', kind: 'count' },
  { key: 'pieces', kind: 'count', words: 'inProduction' },
  { key: 'scrapped', kind: 'count' },
  { key: 'finalYield', kind: 'share' },
  { key: 'completeItems', kind: 'count' },
  { key: 'items', kind: 'count' },
  { key: 'completedAt', kind: 'instant' },
  { key: 'routedAt', kind: 'instant' },
  { key: 'name', kind: 'text' },
];

/** The batches of one order, each with its own lead time. */
const MAX_PARTS = 5_000;

const PART_COLUMNS: readonly Column[] = [
  { key: 'code', kind: 'text' },
  ...COLUMNS.filter(({ key }) =>
    [
      'designation',
      'name',
      'pieces',
      'finished',
      'scrapped',
      'finalYield',
      'routedAt',
      'completedAt',
      'leadSeconds',
    ].includes(key),
  ),
];

/** Batches with operations, as an order counts them. A lot begins on its route: it was given to the batch that the lot is split off. */
function readParts(strapi: Core.Strapi, { productId, stageId }: ReportScope): Promise<ReportRow[]> {
  const passes = 'and exists (select from tracker_queues w where w.part_id = s.part_id and w.stage_id = ?)';
  return rowsOf<ReportRow>(
    strapi,
    `select s.code, q.designation, q.name, (s.launched - s.withdrawn - s.split_out)::float8 as pieces,
            s.finished::float8 as finished, s.scrapped::float8 as scrapped,
            s.finished::float8 / nullif(s.finished + s.scrapped, 0) as "finalYield",
            to_char(b.routed_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "routedAt",
            case when s.status = 'finished' then to_char(r.last_finished_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end as "completedAt",
            case when s.status = 'finished'
                 then (tracker_ms(b.routed_at, r.last_finished_at) / 1000.0)::float8 end as "leadSeconds"
       from tracker_report_parts r join part_states s on s.part_id = r.part_id join parts q on q.id = r.part_id
       left join tracker_report_parts root on root.part_id = s.root_part_id
       cross join lateral (select least(r.first_routed_at, root.first_routed_at) as routed_at) b
      where r.product_id = ? and s.status <> 'cancelled'
        and exists (select from operations o where o.part_id = s.part_id and not o.replaced)
        ${stageId === null ? '' : passes}
      order by q.designation, q.name, s.lot, s.part_id limit ${MAX_PARTS + 1}`,
    [productId, ...(stageId === null ? [] : [stageId])],
  );
}

/** Orders that are open or were completed in the period; of one product its batches instead. */
export const orderCompletion: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope, language) {
    const narrowed: NoteKey[] = scope.stageId === null ? [] : ['still-pass'];
    if (scope.productId !== 0) {
      const rows = await readParts(strapi, scope);
      return {
        columns: PART_COLUMNS,
        rows,
        totals: totalsOfOrders(rows, MAX_PARTS),
        notes: [...narrowed, 'parts-of-order', 'late-reports'],
      };
    }
    const orders = await readOrderRows(strapi, scope, 'open-or-completed-in-period');
    const today = dayIn(scope.timeZone, scope.now);
    const rows = orders.map(({ order, dates, late }): ReportRow => {
      const { p50, beyond } = dates ?? { p50: null, beyond: null };
      return {
        ...{ ...order, p50, beyond: p50 === null ? beyond : null },
        daysLate: daysLate({ ...order, p50, beyond }, today),
        isLate: late,
        late: late ? words('late', language) : null,
      };
    });
    const totals = totalsOfOrders(rows, MAX_ORDERS);
    const notes: NoteKey[] = [...narrowed, ...beyondNote(rows), 'late-reports'];
    return { columns: COLUMNS, rows, totals, notes, atMost: MAX_ORDERS };
  },
};
