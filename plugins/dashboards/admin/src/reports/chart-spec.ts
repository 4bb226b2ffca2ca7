import type { Report, ReportRow } from '../../../server/src/reports/contracts';
import type { ChartSeries, ChartType } from '../charts/apex-chart';

/** What a series means, by which it gets its colour. */
export type Meaning = 'good' | 'scrap' | 'rework' | 'waiting' | 'held' | 'late' | 'plain' | 'second';

/** How the values along the axis are to be written. */
export type AxisKind = 'count' | 'hours' | 'percent' | 'days';

/** A picture of a report's rows; the table below shows the same rows. */
export interface ChartSpec {
  type: ChartType;
  stacked: boolean;
  horizontal: boolean;
  axis: AxisKind;
  /** The axis of the last series; null: all have the same. */
  secondAxis: AxisKind | null;
  categories: string[];
  series: (ChartSeries & { meaning: Meaning })[];
}

/** More bars than these are no picture; the table has them all. */
const MAX_BARS = 25;
const DAY_MS = 86_400_000;

const textOf = (row: ReportRow, key: string) => String(row[key] ?? '');
const numberOf = (row: ReportRow, key: string) => (typeof row[key] === 'number' ? row[key] : null);
const rounded = (value: number | null, digits = 2) => (value === null ? null : Number(value.toFixed(digits)));

interface SeriesWish {
  name: string;
  meaning: Meaning;
  valueOf(row: ReportRow): number | null;
  type?: 'column' | 'line';
}

function specOf(
  rows: readonly ReportRow[],
  nameOf: (row: ReportRow) => string,
  wishes: SeriesWish[],
  look: Partial<ChartSpec>,
): ChartSpec {
  return {
    ...{ type: 'bar', stacked: false, horizontal: true, axis: 'count', secondAxis: null, ...look },
    categories: rows.map(nameOf),
    series: wishes.map(({ valueOf, ...series }) => ({ ...series, data: rows.map(valueOf) })),
  };
}

/** Rows of one operator added up over kinds of stages and shifts, in the order in which they come. */
function byOperator(rows: readonly ReportRow[]): ReportRow[] {
  const sums = new Map<string, ReportRow>();
  for (const row of rows) {
    const operator = textOf(row, 'operator');
    const sum = sums.get(operator) ?? { operator, good: 0, scrapped: 0, reworked: 0 };
    for (const key of ['good', 'scrapped', 'reworked']) {
      sum[key] = (numberOf(sum, key) ?? 0) + (numberOf(row, key) ?? 0);
    }
    sums.set(operator, sum);
  }
  return [...sums.values()];
}

const orderName = (row: ReportRow) =>
  [textOf(row, 'designation'), textOf(row, 'orderNumber')].filter(Boolean).join(' · ');

function daysFrom(today: string, day: string | null): number | null {
  return day === null ? null : Math.round((Date.parse(day) - Date.parse(today)) / DAY_MS);
}

function scaled(value: number | null, scale: number): number | null {
  return rounded(value === null ? null : value * scale);
}

/** In how many days orders will be done; null where history says nothing of any. */
function forecastChart(
  rows: readonly ReportRow[],
  title: (key: string) => string,
  today: string,
): ChartSpec | null {
  const known = rows.filter(({ p50 }) => p50 !== null).slice(0, MAX_BARS);
  const until = (key: 'p50' | 'p85', meaning: Meaning): SeriesWish => ({
    name: title(key),
    meaning,
    valueOf: (row) => daysFrom(today, (row[key] as string | null) ?? null),
  });
  if (known.length === 0) return null;
  return specOf(known, orderName, [until('p50', 'plain'), until('p85', 'second')], { axis: 'days' });
}

/**
 * The picture of a report; null: there is nothing to draw.
 * @param today the day from which forecasts are counted
 */
export function chartOf({ report, columns, rows }: Report, today: string): ChartSpec | null {
  const title = (key: string) => columns.find((column) => column.key === key)?.title ?? key;
  const series = (key: string, meaning: Meaning, scale = 1): SeriesWish => ({
    name: title(key),
    meaning,
    valueOf: (row) => scaled(numberOf(row, key), scale),
  });
  const stage = (row: ReportRow) => textOf(row, 'stage');
  const some = rows.slice(0, MAX_BARS);
  if (rows.length === 0) return null;
  switch (report) {
    case 'operator-performance': {
      const made = [series('good', 'good'), series('scrapped', 'scrap'), series('reworked', 'rework')];
      const people = byOperator(rows).slice(0, MAX_BARS);
      return specOf(people, (row) => textOf(row, 'operator'), made, { stacked: true });
    }
    case 'stage-time': {
      const times = [series('p50Seconds', 'plain', 1 / 3600), series('p85Seconds', 'second', 1 / 3600)];
      return specOf(some, stage, times, { axis: 'hours' });
    }
    case 'order-completion': {
      const counts = [series('finished', 'good'), series('scrapped', 'scrap')];
      return specOf(some, orderName, counts, { stacked: true });
    }
    case 'defects': {
      const reasons = rows.filter(({ byCode }) => byCode === 'reason').slice(0, MAX_BARS);
      const bars: SeriesWish[] = [
        { ...series('defects', 'scrap'), type: 'column' },
        { ...series('cumulativeShare', 'plain', 100), type: 'line' },
      ];
      return specOf(reasons, (row) => textOf(row, 'name'), bars, {
        ...{ type: 'line', horizontal: false, secondAxis: 'percent' },
      });
    }
    case 'first-pass-yield':
      return specOf(some, stage, [series('yieldAtLeast', 'good', 100)], { axis: 'percent' });
    case 'throughput': {
      const made = [series('finished', 'good'), series('scrapped', 'scrap')];
      return specOf(rows, (row) => textOf(row, 'day'), made, { horizontal: false, stacked: true });
    }
    case 'work-in-process':
      return specOf(some, stage, [series('waiting', 'waiting')], {});
    case 'cumulative-flow': {
      const bands = columns
        .filter(({ key }) => key.startsWith('stage:'))
        .map(({ key }) => series(key, 'plain'));
      const ends = [series('finished', 'good'), series('scrapped', 'scrap'), series('withdrawn', 'held')];
      // The last band lies on top: what is finished at the bottom, the first stage above all.
      const stack = [...[...ends].reverse(), ...[...bands].reverse()];
      return specOf(rows, (row) => textOf(row, 'day'), stack, {
        type: 'area',
        stacked: true,
        horizontal: false,
      });
    }
    case 'forecast':
      return forecastChart(rows, title, today);
  }
}
