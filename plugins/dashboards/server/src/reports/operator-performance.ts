import type { Core } from '@strapi/strapi';
import { rowsOf } from '../rows';
import type { ReportRow } from './contracts';
import type { Column, ReportReader } from './report';
import type { ReportScope } from './report-scope';
import { inScope } from './sum-condition';
import { STAGE_KINDS, words } from './texts';
import type { Language } from '../../../../../src/refusals';

const COLUMNS: readonly Column[] = [
  { key: 'operator', kind: 'text' },
  { key: 'stageKind', kind: 'text' },
  { key: 'shift', kind: 'text' },
  { key: 'good', kind: 'count' },
  { key: 'scrapped', kind: 'count' },
  { key: 'reworked', kind: 'count' },
  { key: 'reports', kind: 'count' },
  { key: 'piecesPerHour', kind: 'number' },
  { key: 'startedShare', kind: 'share' },
];

interface Row extends ReportRow {
  stageKindCode: string;
  shiftNumber: number;
  shift: string | null;
  operator: string | null;
  good: number;
  scrapped: number;
  reworked: number;
  reports: number;
  piecesPerHour: number | null;
  startedShare: number | null;
}

/** Rows and, in one more, their totals, of one reading. Work outside is not a person's, whatever has become of the stage since. */
function readWork(strapi: Core.Strapi, scope: ReportScope): Promise<Row[]> {
  const { text, values } = inScope(scope, { people: true });
  return rowsOf<Row>(
    strapi,
    `select u.document_id as "operatorId", coalesce(u.username, nullif(substr(d.operator_key, 6), '')) as operator,
            d.stage_kind as "stageKindCode", d.shift as "shiftNumber", sh.name as shift,
            coalesce(sum(d.good), 0)::float8 as good, coalesce(sum(d.scrapped), 0)::float8 as scrapped,
            coalesce(sum(d.reworked), 0)::float8 as reworked, coalesce(sum(d.reports), 0)::float8 as reports,
            (sum(d.started_good) * 3600000.0 / nullif(sum(d.working_ms), 0))::float8 as "piecesPerHour",
            (sum(d.started_reports)::float8 / nullif(sum(d.reports), 0))::float8 as "startedShare"
       from tracker_work_days d
       left join up_users u on d.operator_key = 'id:' || u.id
       left join tracker_shifts sh on sh.number = d.shift
      where d.stage_kind <> 'outside' and ${text}
      group by grouping sets ((d.operator_key, u.id, u.document_id, u.username, d.stage_kind, d.shift, sh.name), ())
     having grouping(d.stage_kind) = 1 or sum(d.reports) > 0
      order by grouping(d.stage_kind) desc, sum(d.good) desc, operator nulls last, d.stage_kind, d.shift`,
    values,
  );
}

/** What is added up has no keys. */
function totalsOf({ good, scrapped, reworked, reports, piecesPerHour, startedShare }: Row): ReportRow {
  return { good, scrapped, reworked, reports, piecesPerHour, startedShare };
}

function said(row: Row, language: Language): ReportRow {
  const kind = STAGE_KINDS[row.stageKindCode as keyof typeof STAGE_KINDS];
  return {
    ...row,
    operatorName: row.operator ?? null,
    operator: row.operator ?? words('nobody', language),
    stageKind: kind ? kind[language] : row.stageKindCode,
    shift: row.shift ?? words('noShift', language),
  };
}

/** Good pieces, scrap and rework found, by operator, kind of stage and shift. */
export const operatorPerformance: ReportReader = {
  filters: ['product', 'stage', 'operator', 'shift'],
  async read(strapi, scope, language) {
    const [totals, ...rows] = await readWork(strapi, scope);
    return {
      columns: COLUMNS,
      rows: rows.map((row) => said(row, language)),
      totals: totals ? totalsOf(totals) : null,
      notes: ['caused-elsewhere', 'late-reports'],
    };
  },
};
