import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { sumsOf } from './row-sums';
import { BY_PLACE, inScope, STAGE_ORDER } from './sum-condition';

const COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'firstArrivals', kind: 'count' },
  { key: 'scrapped', kind: 'count' },
  { key: 'reworked', kind: 'count' },
  { key: 'yieldAtLeast', kind: 'share' },
];

function readStages(strapi: Core.Strapi, scope: ReportScope): Promise<ReportRow[]> {
  const { text, values } = inScope(scope);
  return rowsOf<ReportRow>(
    strapi,
    `select st.document_id as "stageId", st.name as stage, s.first::float8 as "firstArrivals",
            s.scrapped::float8 as scrapped, s.reworked::float8 as reworked,
            case when s.first > 0
                 then greatest(0, 1 - (s.scrapped + s.reworked)::float8 / s.first) end as "yieldAtLeast"
       from (select d.stage_id, sum(d.first_arrivals) as first, sum(d.scrapped) as scrapped, sum(d.reworked) as reworked
               from tracker_flow_days d where ${text} group by 1) s
       join stages st on st.id = s.stage_id ${STAGE_ORDER}
      where s.first <> 0 or s.scrapped <> 0 or s.reworked <> 0 order by ${BY_PLACE}`,
    values,
  );
}

/** What the report tells of all stages together. */
const FINAL_COLUMNS: readonly Column[] = [
  { key: 'finished', kind: 'count' },
  { key: 'finalYield', kind: 'share' },
];

/** Over the whole product: finished of what was finished or scrapped, wherever. */
async function readFinal(strapi: Core.Strapi, scope: ReportScope): Promise<ReportRow> {
  const { text, values } = inScope(scope, { stage: false });
  const [row] = await rowsOf<ReportRow>(
    strapi,
    `select coalesce(sum(d.finished), 0)::float8 as finished,
            coalesce(sum(d.finished) + sum(d.scrapped), 0)::float8 as "finishedOrScrapped",
            sum(d.finished)::float8 / nullif(sum(d.finished) + sum(d.scrapped), 0) as "finalYield"
       from tracker_flow_days d where ${text}`,
    values,
  );
  return row ?? {};
}

/** A lower bound of what passed each stage at the first try, and the yield of all in the end. */
export const firstPassYield: ReportReader = {
  filters: ['product', 'stage'],
  async read(strapi, scope) {
    const [rows, final] = await Promise.all([readStages(strapi, scope), readFinal(strapi, scope)]);
    return {
      columns: COLUMNS,
      rows,
      totals: { ...final, ...sumsOf(rows, ['scrapped', 'reworked']) },
      totalColumns: FINAL_COLUMNS,
      notes: ['at-least', 'late-reports'],
    };
  },
};
