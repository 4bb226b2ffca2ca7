import type { Report, ReportRow } from '../../../server/src/reports/contracts';
import { startOfDay } from '../factory-days';

const LIST = '/content-manager/collection-types';
const DAY_MS = 86_400_000;

/** What a row is about, as the panel's address; `column` is the one whose words lead there. */
export interface RowLink {
  column: string;
  to: string;
}

type Told = Pick<Report, 'report' | 'period' | 'timeZone'>;
type Condition = readonly [field: string, operator: string, value: string];

function listOf(type: string, conditions: readonly Condition[], sort: string): string {
  const query = conditions.map(
    ([field, operator, value], at) =>
      `filters[$and][${at}][${field}][${operator}]=${encodeURIComponent(value)}`,
  );
  return `${LIST}/${type}?${[...query, `sort=${sort}`].join('&')}`;
}

function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + DAY_MS).toISOString().slice(0, 10);
}

/** Scans of some days of the factory, both inclusive. */
function scansOf({ from, to }: Report['period'], timeZone: string, more: readonly Condition[]): string {
  const days: Condition[] = [
    ['occurredAt', '$gte', startOfDay(from, timeZone)],
    ['occurredAt', '$lt', startOfDay(dayAfter(to), timeZone)],
  ];
  return listOf('api::scan.scan', [...days, ...more], 'occurredAt:DESC');
}

function equals(field: string, value: ReportRow[string] | undefined): Condition {
  return value === null || value === undefined || value === ''
    ? [field, '$null', 'true']
    : [field, '$eq', String(value)];
}

function defectScans(row: ReportRow, { period, timeZone }: Told): RowLink | null {
  if (row.byCode === 'reason')
    return { column: 'name', to: scansOf(period, timeZone, [equals('reasonCode', row.id)]) };
  // Which operation caused a defect stands in a scan as a number of the batch's route, by which no list can be narrowed.
  if (row.byCode === 'cause') return null;
  const found: Condition[] = [equals('stageName', row.name), ['reasonCode', '$notNull', 'true']];
  return { column: 'name', to: scansOf(period, timeZone, found) };
}

/** Where a row leads: an order, a batch, or the scans behind its figures; null: nowhere. */
export function rowLink(report: Told, row: ReportRow): RowLink | null {
  const scans = (more: readonly Condition[]) => scansOf(report.period, report.timeZone, more);
  switch (report.report) {
    case 'order-completion':
    case 'forecast':
      if (typeof row.code === 'string') return { column: 'code', to: `/plugins/batches/${row.code}` };
      return { column: 'designation', to: `/plugins/dashboards/products/${String(row.id)}` };
    case 'operator-performance': {
      const kind: Condition[] = row.stageKindCode ? [equals('stageKind', row.stageKindCode)] : [];
      return { column: 'operator', to: scans([equals('operatorName', row.operatorName), ...kind]) };
    }
    case 'stage-time':
    case 'first-pass-yield':
      return { column: 'stage', to: scans([equals('stageName', row.stage)]) };
    case 'work-in-process': {
      const waiting: Condition[] = [
        ['waiting', '$gt', '0'],
        ['stageName', '$eq', String(row.stage)],
      ];
      return { column: 'stage', to: listOf('api::operation.operation', waiting, 'waiting:DESC') };
    }
    case 'defects':
      return defectScans(row, report);
    case 'throughput':
    case 'cumulative-flow': {
      const day = String(row.day);
      return { column: 'day', to: scansOf({ from: day, to: day }, report.timeZone, []) };
    }
  }
}
