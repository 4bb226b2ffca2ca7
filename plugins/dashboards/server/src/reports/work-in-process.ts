import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import { sumsOf } from './row-sums';
import { BY_PLACE, inScope, STAGE_ORDER } from './sum-condition';
import { words } from './texts';

const COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'waiting', kind: 'count' },
  { key: 'batches', kind: 'count' },
  { key: 'oldestAt', kind: 'instant' },
  { key: 'ageSeconds', kind: 'duration' },
  { key: 'ownP85Seconds', kind: 'duration' },
  { key: 'overdue', kind: 'text' },
];

/** What waits at each stage now, and how old the oldest piece is beside the stage's own p85 in the period. */
export const workInProcess: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope, language) {
    const times = inScope(scope);
    const stage = scope.stageId === null ? '' : 'and q.stage_id = ?';
    const product = scope.productId === 0 ? '' : 'and w.product_id = ?';
    const rows = await rowsOf<ReportRow & { isOverdue: boolean | null }>(
      strapi,
      `with bucket as (
         select d.stage_id, d.bucket, sum(d.pieces) as n, sum(d.total_ms) as ms
           from tracker_time_days d where ${times.text} group by 1, 2 having sum(d.pieces) > 0),
       ranked as (
         select b.*, sum(n) over (partition by stage_id order by bucket) as upto, sum(n) over (partition by stage_id) as of
           from bucket b),
       own as (select stage_id, (min(ms / n) filter (where upto >= 0.85 * of) / 1000)::float8 as p85 from ranked group by 1),
       queue as (
         select q.stage_id, q.waiting, q.batches, o.at
           from tracker_stage_queues q, lateral (
             select min(w.oldest_at) as at from tracker_queues w
              where w.stage_id = q.stage_id and w.waiting > 0 ${product}) o
          where q.product_id = ? and q.waiting > 0 ${stage})
       select st.document_id as "stageId", st.name as stage, q.waiting::float8 as waiting, q.batches::float8 as batches,
              to_char(q.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestAt", a.age as "ageSeconds", p.p85 as "ownP85Seconds",
              a.age > p.p85 as "isOverdue"
         from queue q join stages st on st.id = q.stage_id left join own p on p.stage_id = st.id ${STAGE_ORDER},
              lateral (select (greatest(0, tracker_ms(q.at, ?::timestamp)) / 1000.0)::float8 as age) a
        order by ${BY_PLACE}`,
      [
        ...times.values,
        ...(scope.productId === 0 ? [] : [scope.productId]),
        scope.productId,
        ...(scope.stageId === null ? [] : [scope.stageId]),
        scope.now.toISOString(),
      ],
    );
    return {
      columns: COLUMNS,
      rows: rows.map((row) => ({ ...row, overdue: row.isOverdue ? words('yes', language) : null })),
      totals: sumsOf(rows, ['waiting', 'batches']),
      notes: ['as-of-now'],
    };
  },
};
