import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { sumsOf } from './row-sums';
import { inScope, isOfPeople, outsideNote, workInScope } from './sum-condition';

const COLUMNS: readonly Column[] = [
  { key: 'day', kind: 'day' },
  { key: 'finished', kind: 'count' },
  { key: 'scrapped', kind: 'count', words: 'scrappedOnTheDay' },
];

/** Who and when is known of work alone; without these filters pieces count that skipped their last operation, too. */
function tableOf(scope: ReportScope): string {
  return isOfPeople(scope) ? 'tracker_work_days' : 'tracker_flow_days';
}

/** Good pieces at their last operation, day by day. */
export const throughput: ReportReader = {
  filters: ['product', 'stage', 'operator', 'shift'],
  async read(strapi, scope) {
    const { text, values } = isOfPeople(scope) ? workInScope(scope) : inScope(scope);
    const rows = await rowsOf<ReportRow>(
      strapi,
      `select to_char(g.day, 'YYYY-MM-DD') as day, coalesce(s.finished, 0)::float8 as finished,
              coalesce(s.scrapped, 0)::float8 as scrapped
         from generate_series(?::date, ?::date, interval '1 day') g(day)
         left join (select d.day, sum(d.finished) as finished, sum(d.scrapped) as scrapped
                      from ${tableOf(scope)} d where ${text} group by d.day) s on s.day = g.day::date
        order by g.day`,
      [scope.from, scope.to, ...values],
    );
    return {
      columns: COLUMNS,
      rows,
      totals: sumsOf(rows, ['finished', 'scrapped']),
      notes: isOfPeople(scope) ? ['reported-alone', ...outsideNote(scope), 'late-reports'] : ['late-reports'],
    };
  },
};
