import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { sumsOf } from './row-sums';
import type { NoteKey } from './texts';
import { BY_PLACE, inScope, isOfPeople, outsideNote, STAGE_ORDER, workInScope } from './sum-condition';

const COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'firstArrivals', kind: 'count' },
  { key: 'scrapped', kind: 'count' },
  { key: 'reworked', kind: 'count' },
  { key: 'yieldAtLeast', kind: 'share' },
];

/** Of a person or a shift: pieces come to a stage, not to somebody, so it is of those that they judged. */
const PEOPLE_COLUMNS: readonly Column[] = [
  { key: 'stage', kind: 'text' },
  { key: 'judged', kind: 'count' },
  { key: 'scrapped', kind: 'count' },
  { key: 'reworked', kind: 'count' },
  { key: 'yieldAtLeast', kind: 'share', words: 'yieldOfJudged' },
];

function readJudged(strapi: Core.Strapi, scope: ReportScope): Promise<ReportRow[]> {
  const { text, values } = workInScope(scope);
  return rowsOf<ReportRow>(
    strapi,
    `select st.document_id as "stageId", st.name as stage, s.judged::float8 as judged,
            s.scrapped::float8 as scrapped, s.reworked::float8 as reworked,
            1 - (s.scrapped + s.reworked)::float8 / s.judged as "yieldAtLeast"
       from (select d.stage_id, sum(d.good + d.scrapped + d.reworked) as judged, sum(d.scrapped) as scrapped,
                    sum(d.reworked) as reworked
               from tracker_work_days d where ${text} group by 1) s
       join stages st on st.id = s.stage_id ${STAGE_ORDER}
      where s.judged > 0 order by ${BY_PLACE}`,
    values,
  );
}

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
  { key: 'finished', kind: 'count', words: 'finishedOfAllStages' },
  { key: 'finalYield', kind: 'share', words: 'finalYieldOfAllStages' },
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
  filters: ['product', 'stage', 'operator', 'shift'],
  async read(strapi, scope) {
    if (isOfPeople(scope)) {
      const rows = await readJudged(strapi, scope);
      const totals = sumsOf(rows, ['judged', 'scrapped', 'reworked']);
      const notes: NoteKey[] = ['of-judged', ...outsideNote(scope), 'late-reports'];
      return { columns: PEOPLE_COLUMNS, rows, totals, notes };
    }
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
