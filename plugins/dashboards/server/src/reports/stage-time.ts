import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import type { NoteKey } from './texts';
import { BY_PLACE, isOfPeople, outsideNote, STAGE_ORDER, timesInScope, workInScope } from './sum-condition';

const COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'pieces', kind: 'count' },
  { key: 'p50Seconds', kind: 'duration' },
  { key: 'p85Seconds', kind: 'duration' },
  { key: 'meanSeconds', kind: 'duration' },
  { key: 'littleSeconds', kind: 'duration' },
  { key: 'heldSeconds', kind: 'duration' },
  { key: 'waitingSeconds', kind: 'duration' },
  { key: 'workingSeconds', kind: 'duration' },
  { key: 'startedShare', kind: 'share' },
];

/** What waits is nobody's: Little's mean is of a stage alone. */
const PEOPLE_COLUMNS = COLUMNS.filter(({ key }) => key !== 'littleSeconds');

/**
 * Percentiles are those of the nearest rank: of the bucket in which the rank lies its mean, which is exact where its times are
 * the same and never more than a tenth off. The mean is of the same pieces; Little's, the integral of what waited over what left,
 * stands beside it. Waiting and working are parts of the same stays, in working time. Times of a person or a shift are those of what they reported.
 */
function readTimes(strapi: Core.Strapi, scope: ReportScope): Promise<ReportRow[]> {
  const times = timesInScope(scope);
  const work = workInScope(scope);
  const shown = isOfPeople(scope) ? 's.pieces > 0' : 's.pieces > 0 or f.left_here > 0';
  const stage = scope.stageId === null ? '' : 'and d.stage_id = ?';
  const stageValue = scope.stageId === null ? [] : [scope.stageId];
  return rowsOf<ReportRow>(
    strapi,
    `with bounds as (
       select tracker_day_start(?::date, ?) as from_at, least(tracker_day_start(?::date + 1, ?), ?::timestamp) as to_at),
     bucket as (
       select d.stage_id, d.bucket, sum(d.pieces) as n, sum(d.total_ms) as ms, sum(d.held_ms) as held_ms,
              sum(d.started_pieces) as started, sum(d.waiting_ms) as waiting_ms, sum(d.working_ms) as working_ms
         from ${times.table} d where ${times.text} group by 1, 2 having sum(d.pieces) > 0),
     ranked as (
       select b.*, sum(n) over (partition by stage_id order by bucket) as upto, sum(n) over (partition by stage_id) as of
         from bucket b),
     spread as (
       select stage_id, max(of) as pieces, min(ms / n) filter (where upto >= 0.5 * of) as p50,
              min(ms / n) filter (where upto >= 0.85 * of) as p85, sum(ms) / sum(n) as mean, sum(held_ms) / sum(n) as held,
              sum(waiting_ms) / nullif(sum(started), 0) as waiting, sum(working_ms) / nullif(sum(started), 0) as working
         from ranked group by stage_id),
     flow as (
       select d.stage_id, sum(d.left_here) filter (where d.day >= ?::date) as left_here,
              sum(case when d.day < ?::date
                       then (d.arrived - d.left_here) * tracker_ms(b.from_at, b.to_at)
                       else (d.arrived - d.left_here) * tracker_ms(tracker_day_start(d.day, ?), b.to_at)
                            - d.arrived_ms + d.left_ms end) as waited_ms
         from tracker_flow_days d, bounds b
        where d.product_id = ? and d.day <= ?::date and d.stage_id > 0 ${stage} group by d.stage_id),
     work as (
       select d.stage_id, sum(d.reports) as reports, sum(d.started_reports)::float8 / nullif(sum(d.reports), 0) as share
         from tracker_work_days d where ${work.text} group by 1)
     select st.document_id as "stageId", st.name as stage, coalesce(s.pieces, 0)::float8 as pieces,
            (s.p50 / 1000)::float8 as "p50Seconds", (s.p85 / 1000)::float8 as "p85Seconds",
            (s.mean / 1000)::float8 as "meanSeconds",
            (f.waited_ms / nullif(f.left_here, 0) / 1000)::float8 as "littleSeconds", (s.held / 1000)::float8 as "heldSeconds",
            (s.waiting / 1000)::float8 as "waitingSeconds", (s.working / 1000)::float8 as "workingSeconds",
            coalesce(w.reports, 0)::float8 as reports, w.share as "startedShare"
       from stages st left join spread s on s.stage_id = st.id left join flow f on f.stage_id = st.id
       left join work w on w.stage_id = st.id ${STAGE_ORDER}
      where ${shown} order by ${BY_PLACE}`,
    [
      ...[scope.from, scope.timeZone, scope.to, scope.timeZone, scope.now.toISOString()],
      ...times.values,
      ...[scope.from, scope.from, scope.timeZone, scope.productId, scope.to],
      ...stageValue,
      ...work.values,
    ],
  );
}

/** From arrival at a stage to the report, with waiting and working apart where starts exist. */
export const stageTime: ReportReader = {
  filters: ['product', 'stage', 'operator', 'shift'],
  async read(strapi, scope) {
    const rows = await readTimes(strapi, scope);
    if (!isOfPeople(scope)) return { columns: COLUMNS, rows, totals: null, notes: ['late-reports'] };
    const own = rows.map((row) => ({ ...row, littleSeconds: null }));
    const notes: NoteKey[] = ['times-of-reports', ...outsideNote(scope), 'late-reports'];
    return { columns: PEOPLE_COLUMNS, rows: own, totals: null, notes };
  },
};
