import type { Report, ReportFilter, ReportName, ReportRow } from '../../../server/src/reports/contracts';
import { startOfDay } from '../factory-days';

const LIST = '/content-manager/collection-types';
const DAY_MS = 86_400_000;

/** What a row is about, as the panel's address; `column` is the one whose words lead there. */
export interface RowLink {
  column: string;
  to: string;
}

type Told = Pick<Report, 'report' | 'period' | 'timeZone' | 'filters'> & { rows?: readonly ReportRow[] };

/** Names of stages and operators by their ids, which a report is narrowed by: lists know names alone. */
export type NamesOf = Partial<Record<ReportFilter, ReadonlyMap<string, string>>>;

/** No list of scans or operations can be narrowed by these: where they are set, a list would show more than the figure counts. */
const WITHOUT_LIST = ['product', 'shift'] as const;

/** Reports whose rows are orders and batches; a filter never widens what their links open. */
const OF_ORDERS: readonly ReportName[] = ['order-completion', 'forecast'];

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

type Scans = (more: readonly Condition[]) => string;

function defectScans(row: ReportRow, scans: Scans): RowLink | null {
  if (row.byCode === 'reason') return { column: 'name', to: scans([equals('reasonCode', row.id)]) };
  // Which operation caused a defect stands in a scan as a number of the batch's route, by which no list can be narrowed.
  if (row.byCode === 'cause') return null;
  return { column: 'name', to: scans([equals('stageName', row.name), ['reasonCode', '$notNull', 'true']]) };
}

/** Whether this operator has, at this kind of stage, no other row: of a shift alone there is no list. */
function isOfAllShifts({ operatorId, operator, stageKindCode }: ReportRow, rows: readonly ReportRow[]) {
  const same = rows.filter(
    (other) =>
      other.operatorId === operatorId && other.operator === operator && other.stageKindCode === stageKindCode,
  );
  return same.length <= 1;
}

function operatorScans(row: ReportRow, { rows = [] }: Told, scans: Scans): RowLink | null {
  const kind: Condition[] = row.stageKindCode ? [equals('stageKind', row.stageKindCode)] : [];
  if (kind.length > 0 && !isOfAllShifts(row, rows)) return null;
  return { column: 'operator', to: scans([equals('operatorName', row.operatorName), ...kind]) };
}

/** What the filters say of scans, where a row does not say it itself. */
function narrowed({ filters }: Told, names: NamesOf): Condition[] {
  const { stage, operator } = filters;
  return [
    ...(stage === undefined ? [] : [equals('stageName', names.stage?.get(stage) ?? stage)]),
    ...(operator === undefined ? [] : [equals('operatorName', names.operator?.get(operator) ?? operator)]),
  ];
}

/** What passed its last operation with good pieces. */
const FINISHING: readonly Condition[] = [
  ['goodTo', '$null', 'true'],
  ['good', '$gt', '0'],
];

/** Filters that are set and keep this report's rows from leading to a list. */
export function listlessFilters({ report, filters }: Pick<Report, 'report' | 'filters'>): ReportFilter[] {
  return OF_ORDERS.includes(report) ? [] : WITHOUT_LIST.filter((filter) => filters[filter] !== undefined);
}

function orderLink(row: ReportRow): RowLink {
  if (typeof row.code === 'string') return { column: 'code', to: `/plugins/batches/${row.code}` };
  return { column: 'designation', to: `/plugins/dashboards/products/${String(row.id)}` };
}

function waitingLink({ stage }: ReportRow): RowLink {
  const waiting: Condition[] = [
    ['waiting', '$gt', '0'],
    ['stageName', '$eq', String(stage)],
  ];
  return { column: 'stage', to: listOf('api::operation.operation', waiting, 'waiting:DESC') };
}

function dayLink(row: ReportRow, report: Told, more: readonly Condition[]): RowLink {
  const day = String(row.day);
  return { column: 'day', to: scansOf({ from: day, to: day }, report.timeZone, more) };
}

/**
 * Where a row leads: an order, a batch, or the scans behind its figures, narrowed as the report is; null: there is no list of
 * just these.
 */
export function rowLink(report: Told, row: ReportRow, names: NamesOf = {}): RowLink | null {
  if (listlessFilters(report).length > 0) return null;
  const own = narrowed(report, names);
  const scans: Scans = (more) => {
    const said = new Set(more.map(([field]) => field));
    const rest = own.filter(([field]) => !said.has(field));
    return scansOf(report.period, report.timeZone, [...more, ...rest]);
  };
  switch (report.report) {
    case 'order-completion':
    case 'forecast':
      return orderLink(row);
    case 'operator-performance':
      return operatorScans(row, report, scans);
    case 'stage-time':
    case 'first-pass-yield':
      return { column: 'stage', to: scans([equals('stageName', row.stage)]) };
    case 'work-in-process':
      return waitingLink(row);
    case 'defects':
      return defectScans(row, scans);
    case 'throughput':
      return dayLink(row, report, [...FINISHING, ...own]);
    case 'cumulative-flow':
      return dayLink(row, report, own);
  }
}
