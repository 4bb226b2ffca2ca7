import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import { sumsOf } from './row-sums';
import { BY_PLACE, inScope, STAGE_ORDER } from './sum-condition';
import { words } from './texts';

const COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'waiting', kind: 'count' },
  { key: 'held', kind: 'count' },
  { key: 'batches', kind: 'count' },
  { key: 'oldestAt', kind: 'instant' },
  { key: 'ageSeconds', kind: 'duration' },
  { key: 'ownP85Seconds', kind: 'duration' },
  { key: 'overdue', kind: 'text' },
];

/**
 * What waits at each stage now, held pieces apart, and how old the oldest piece is that is not held, beside the stage's own p85 in the
 * period: by the clock, of all orders, whichever order is looked at.
 */
export const workInProcess: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope, language) {
    const times = inScope({ ...scope, productId: 0 });
    const stage = scope.stageId === null ? '' : 'and q.stage_id = ?';
    const product = scope.productId === 0 ? '' : 'and w.product_id = ?';
    const productValue = scope.productId === 0 ? [] : [scope.productId];
    const rows = await rowsOf<ReportRow & { isOverdue: boolean | null }>(
      strapi,
      `with bucket as (
         select d.stage_id, d.bucket, sum(d.pieces) as n, sum(d.total_ms) as ms
           from tracker_time_days d where ${times.text} group by 1, 2 having sum(d.pieces) > 0),
       ranked as (
         select b.*, sum(n) over (partition by stage_id order by bucket) as upto, sum(n) over (partition by stage_id) as of
           from bucket b),
       own as (select stage_id, (min(ms / n) filter (where upto >= 0.85 * of) / 1000)::float8 as p85 from ranked group by 1),
       held as (
         select w.stage_id, sum(w.waiting) as held
           from part_states s join tracker_queues w on w.part_id = s.part_id and w.waiting > 0
          where s.status = 'held' ${product} group by 1),
       queue as (
         select q.stage_id, q.waiting, q.batches, o.at, coalesce(h.held, 0) as held
           from tracker_stage_queues q
           left join lateral (
             select w.oldest_at as at from tracker_queues w
              where w.stage_id = q.stage_id and w.waiting > 0 ${product}
                and not exists (select from part_states s where s.part_id = w.part_id and s.status = 'held')
              order by w.oldest_at limit 1) o on true
           left join held h on h.stage_id = q.stage_id
          where q.product_id = ? and q.waiting > 0 ${stage})
       select st.document_id as "stageId", st.name as stage, q.waiting::float8 as waiting, q.batches::float8 as batches, q.held::float8 as held,
              to_char(q.at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "oldestAt", a.age as "ageSeconds", p.p85 as "ownP85Seconds",
              a.age > p.p85 as "isOverdue"
         from queue q join stages st on st.id = q.stage_id left join own p on p.stage_id = st.id ${STAGE_ORDER},
              lateral (select case when q.at is not null then (greatest(0, tracker_ms(q.at, ?::timestamp)) / 1000.0)::float8 end as age) a
        order by ${BY_PLACE}`,
      [
        ...times.values,
        ...productValue,
        ...productValue,
        scope.productId,
        ...(scope.stageId === null ? [] : [scope.stageId]),
        scope.now.toISOString(),
      ],
    );
    return {
      columns: COLUMNS,
      rows: rows.map((row) => ({ ...row, overdue: row.isOverdue ? words('yes', language) : null })),
      totals: sumsOf(rows, ['waiting', 'held', 'batches']),
      notes: ['as-of-now'],
    };
  },
};
