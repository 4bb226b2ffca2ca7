/** What the doors of reports answer; the pages read the same types. */

export const REPORT_NAMES = [
  'operator-performance',
  'stage-time',
  'order-completion',
  'defects',
  'first-pass-yield',
  'throughput',
  'work-in-process',
  'cumulative-flow',
  'forecast',
] as const;
export type ReportName = (typeof REPORT_NAMES)[number];

/** How a column's values are to be read: `duration` is in seconds, `share` from 0 to 1, `day` is `2026-01-31`. */
export type ColumnKind = 'text' | 'count' | 'number' | 'share' | 'duration' | 'day' | 'instant';

export interface ReportColumn {
  key: string;
  kind: ColumnKind;
  /** In the language asked for. */
  title: string;
  /** What the figure counts; null: its title says it all. */
  definition: string | null;
}

export type ReportValue = string | number | boolean | null;
/** Values by column key; ids of what a row is about stand beside them. */
export type ReportRow = Record<string, ReportValue>;

/** Days that a forecast may have to leave open: those that lie after all days it looks at. */
const FORECAST_DAYS: readonly string[] = ['p50', 'p85'];

/** The day after which the row's forecast lies in this column; null: the column is another, or there is a day, or none can be said. */
export function beyondOf(row: ReportRow, key: string): ReportValue {
  return FORECAST_DAYS.includes(key) && (row[key] ?? null) === null ? (row.beyond ?? null) : null;
}

/** What narrows a report. Names are those of the address. */
export const REPORT_FILTERS = ['product', 'stage', 'operator', 'shift'] as const;
export type ReportFilter = (typeof REPORT_FILTERS)[number];

/** `GET /api/dashboards/reports/:report`. */
export interface Report {
  report: ReportName;
  title: string;
  definition: string;
  /** When it was read, ISO 8601. */
  at: string;
  timeZone: string;
  /** Days of the factory, both inclusive. */
  period: { from: string; to: string };
  /** The filters that were used. */
  filters: Partial<Record<ReportFilter, string>>;
  /** Filters that were asked for and say nothing about this report. */
  notApplied: ReportFilter[];
  columns: ReportColumn[];
  rows: ReportRow[];
  /** Figures over all rows, by column key; null: none can be said, or there are more rows than the answer holds. */
  totals: ReportRow | null;
  /** Figures of `totals` that no column of the rows has. */
  totalColumns: ReportColumn[];
  /** What a reader must know of these rows, in the language asked for. */
  notes: string[];
  /** There are more rows than the answer holds. */
  truncated: boolean;
}

/** What can be chosen in the filters. */
export interface ReportChoices {
  timeZone: string;
  today: string;
  products: { id: string; name: string }[];
  stages: { id: string; name: string }[];
  operators: { id: string; name: string }[];
  shifts: { id: string; name: string }[];
  /** Filters that have more to offer than is listed: the first 2,000. */
  cut: ReportFilter[];
}
