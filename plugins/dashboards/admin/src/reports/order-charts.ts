import type { ReportRow } from '../../../server/src/reports/contracts';
import {
  numberOf,
  specOf,
  textOf,
  type ChartSpec,
  type ChartWish,
  type Meaning,
  type SeriesOf,
} from './chart-spec';

const DAY_MS = 86_400_000;
const DAYS_PER_SECOND = 1 / 86_400;
/** A due date is drawn where it lies no further than this, or than the forecasts do, from them: else they would shrink to nothing. */
const NEAR_DAYS = 30;

const orderName = (row: ReportRow) =>
  [textOf(row, 'designation'), textOf(row, 'orderNumber') || textOf(row, 'code')].filter(Boolean).join(' · ');

function daysFrom(today: string, day: ReportRow[string] | undefined): number | null {
  return typeof day === 'string' ? Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS) : null;
}

/**
 * What is finished of orders or batches; how long those took that are complete; how late orders are: each has an axis of its own,
 * and the same rows. A picture that would be empty is left out.
 */
export function orderCharts(rows: readonly ReportRow[], series: SeriesOf): ChartSpec[] {
  const made = [series('finished', 'good'), series('scrapped', 'scrap')];
  const has = (key: string) => rows.some((row) => (numberOf(row, key) ?? 0) > 0);
  const lead = series('leadSeconds', 'plain', DAYS_PER_SECOND);
  return [
    specOf(rows, orderName, made, { stacked: true }),
    ...(has('leadSeconds') ? [specOf(rows, orderName, [lead], { axis: 'days' })] : []),
    ...(has('daysLate') ? [specOf(rows, orderName, [series('daysLate', 'late')], { axis: 'days' })] : []),
  ];
}

/**
 * On which days orders will be done, beside their due dates; one of which history says nothing, or that it will be after all days
 * that were looked at, says so and has no bar.
 */
export function forecastCharts(
  rows: readonly ReportRow[],
  title: (key: string) => string,
  { today, noHistory, after }: ChartWish,
): ChartSpec[] {
  const days = (key: 'p50' | 'p85' | 'dueDate') => (row: ReportRow) => daysFrom(today, row[key]);
  const until = (key: 'p50' | 'p85', meaning: Meaning) => ({
    ...{ name: title(key), meaning, valueOf: days(key) },
  });
  const furthest = Math.max(0, ...rows.map((row) => days('p85')(row) ?? 0));
  const near = furthest + Math.max(NEAR_DAYS, furthest);
  const due = (row: ReportRow) => {
    const day = days('dueDate')(row);
    return day !== null && Math.abs(day) <= near ? day : null;
  };
  const nameOf = (row: ReportRow) => {
    if (typeof row.beyond === 'string') {
      return `${orderName(row)}: ${row.p50 === null ? '' : 'P85 '}${after(row.beyond)}`;
    }
    if (typeof row.p50 === 'string') return orderName(row);
    return `${orderName(row)}: ${row.enoughHistory === false ? noHistory : textOf(row, 'outlook')}`;
  };
  const marks = { name: title('dueDate'), valueOf: due };
  return [
    specOf(rows, nameOf, [until('p50', 'plain'), until('p85', 'second')], { axis: 'dates', marks, today }),
  ];
}
