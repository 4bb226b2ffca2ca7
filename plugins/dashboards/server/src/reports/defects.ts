import type { Core } from '@strapi/strapi';
import type { Language } from '../../../../../src/refusals';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { sumsOf } from './row-sums';
import { inScope, outsideNote } from './sum-condition';
import { words } from './texts';

const COLUMNS: readonly Column[] = [
  { key: 'by', kind: 'text' },
  { key: 'name', kind: 'text' },
  { key: 'scrapped', kind: 'count' },
  { key: 'reworked', kind: 'count' },
  { key: 'defects', kind: 'count' },
  { key: 'share', kind: 'share' },
  { key: 'cumulativeShare', kind: 'share' },
];

interface Row extends ReportRow {
  byCode: 'reason' | 'cause' | 'found';
  name: string | null;
  scrapped: number;
  reworked: number;
}

function readPareto(strapi: Core.Strapi, scope: ReportScope): Promise<Row[]> {
  const { text, values } = inScope(scope, { people: true });
  return rowsOf<Row>(
    strapi,
    `with d as materialized (
       select d.reason_code, d.cause_stage_id, d.stage_id, sum(d.scrapped) as scrapped, sum(d.reworked) as reworked
         from tracker_defect_days d where ${text} group by 1, 2, 3),
     line as (
       select 1 as list, 'reason' as by, d.reason_code as id, r.name, d.scrapped, d.reworked
         from d left join defect_reasons r on r.code = d.reason_code
       union all select 2, 'cause', st.document_id, st.name, d.scrapped, d.reworked from d join stages st on st.id = d.cause_stage_id
       union all select 3, 'found', st.document_id, st.name, d.scrapped, d.reworked from d join stages st on st.id = d.stage_id),
     bar as (
       select list, by, id, name, sum(scrapped) as scrapped, sum(reworked) as reworked, sum(scrapped + reworked) as defects
         from line group by 1, 2, 3, 4 having sum(scrapped + reworked) > 0)
     select by as "byCode", id, coalesce(name, nullif(id, '')) as name, scrapped::float8 as scrapped,
            reworked::float8 as reworked, defects::float8 as defects,
            (defects / sum(defects) over (partition by list))::float8 as share,
            (sum(defects) over (partition by list order by defects desc, id) / sum(defects) over (partition by list))::float8
              as "cumulativeShare"
       from bar order by list, defects desc, id`,
    values,
  );
}

function said(row: Row, language: Language): ReportRow {
  return {
    ...row,
    by: words(`by-${row.byCode}`, language),
    name: row.name ?? words('noReason', language),
  };
}

/** Scrapped and reworked pieces by reason, by causing and by finding stage, each from the most to the least. */
export const defects: ReportReader = {
  filters: ['product', 'stage', 'operator', 'shift'],
  async read(strapi, scope, language) {
    const rows = await readPareto(strapi, scope);
    const reasons = rows.filter(({ byCode }) => byCode === 'reason');
    return {
      columns: COLUMNS,
      rows: rows.map((row) => said(row, language)),
      totals: sumsOf(reasons, ['scrapped', 'reworked', 'defects']),
      notes: [...outsideNote(scope), 'late-reports'],
    };
  },
};
