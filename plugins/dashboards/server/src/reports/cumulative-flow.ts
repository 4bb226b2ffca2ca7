import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { BY_PLACE, STAGE_ORDER } from './sum-condition';

interface StageBand {
  stageId: number;
  id: string;
  name: string;
}

interface DayRow {
  day: string;
  /** Waiting at the day's end by the stage's numeric id. */
  waiting: Record<string, number>;
  finished: number;
  scrapped: number;
  withdrawn: number;
}

/** The stages with a band, in the order of the routes. */
function readBands(strapi: Core.Strapi, scope: ReportScope): Promise<StageBand[]> {
  const stage = scope.stageId === null ? '' : 'and d.stage_id = ?';
  return rowsOf<StageBand>(
    strapi,
    `select st.id as "stageId", st.document_id as id, st.name from stages st ${STAGE_ORDER}
      where st.id in (select d.stage_id from tracker_flow_days d where d.product_id = ? and d.day <= ?::date ${stage})
      order by ${BY_PLACE}`,
    [scope.productId, scope.to, ...(scope.stageId === null ? [] : [scope.stageId])],
  );
}

/** Everything before the period goes into its first day. */
function readDays(strapi: Core.Strapi, scope: ReportScope): Promise<DayRow[]> {
  const stage = scope.stageId === null ? '' : 'and d.stage_id = ?';
  return rowsOf<DayRow>(
    strapi,
    `with change as (
       select greatest(d.day, ?::date) as day, d.stage_id, sum(d.arrived - d.left_here) as waiting, sum(d.finished) as finished,
              sum(d.scrapped) as scrapped, sum(d.withdrawn) as withdrawn
         from tracker_flow_days d where d.product_id = ? and d.day <= ?::date ${stage} group by 1, 2),
     stage as (select distinct stage_id from change),
     band as (
       select g.day::date as day, s.stage_id, sum(c.waiting) over upto as waiting, sum(c.finished) over upto as finished,
              sum(c.scrapped) over upto as scrapped, sum(c.withdrawn) over upto as withdrawn
         from generate_series(?::date, ?::date, interval '1 day') g(day) cross join stage s
         left join change c on c.day = g.day::date and c.stage_id = s.stage_id
       window upto as (partition by s.stage_id order by g.day))
     select to_char(day, 'YYYY-MM-DD') as day,
            json_object_agg(stage_id, coalesce(waiting, 0)) as waiting, coalesce(sum(finished), 0)::float8 as finished,
            coalesce(sum(scrapped), 0)::float8 as scrapped, coalesce(sum(withdrawn), 0)::float8 as withdrawn
       from band group by day order by day`,
    [
      ...[scope.from, scope.productId, scope.to],
      ...(scope.stageId === null ? [] : [scope.stageId]),
      ...[scope.from, scope.to],
    ],
  );
}

/** At each day's end: pieces waiting by stage in the order of the routes, then finished, scrapped and withdrawn. */
export const cumulativeFlow: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope) {
    const [bands, days] = await Promise.all([readBands(strapi, scope), readDays(strapi, scope)]);
    const columns: Column[] = [
      { key: 'day', kind: 'day' },
      ...bands.map(({ id, name }): Column => ({
        key: `stage:${id}`,
        kind: 'count',
        title: name,
        words: 'waitingAtDayEnd',
      })),
      { key: 'finished', kind: 'count', words: 'finishedSoFar' },
      { key: 'scrapped', kind: 'count', words: 'scrappedSoFar' },
      { key: 'withdrawn', kind: 'count', words: 'withdrawnSoFar' },
    ];
    const rows = days.map(({ waiting, ...day }): ReportRow => ({
      ...day,
      ...Object.fromEntries(bands.map(({ id, stageId }) => [`stage:${id}`, waiting[stageId] ?? 0])),
    }));
    return { columns, rows, totals: null, notes: ['late-reports'] };
  },
};
