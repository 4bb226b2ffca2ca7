import type { Report, ReportRow } from '../../../server/src/reports/contracts';
import type { ChartSeries, ChartType } from '../charts/apex-chart';

/** What a series means, by which it gets its colour. */
export type Meaning =
  'good' | 'scrap' | 'rework' | 'waiting' | 'held' | 'late' | 'plain' | 'second' | 'withdrawn';

/** How the values along the axis are to be written; `atLeast`: per cent, as a lower bound. */
export type AxisKind = 'count' | 'hours' | 'percent' | 'atLeast' | 'days';

/** What defects are counted by. */
export const DEFECT_LISTS = ['reason', 'cause', 'found'] as const;
export type DefectList = (typeof DEFECT_LISTS)[number];

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
  /** What each bar is of. */
  rows: ReportRow[];
  /** Bars that there are; not all of them are drawn. */
  of: number;
}

/** More bars than these are no picture; the table has them all. */
export const MAX_BARS = 25;
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

type Look = Partial<Pick<ChartSpec, 'type' | 'stacked' | 'horizontal' | 'axis' | 'secondAxis' | 'of'>>;

function specOf(
  rows: readonly ReportRow[],
  nameOf: (row: ReportRow) => string,
  wishes: SeriesWish[],
  look: Look,
): ChartSpec {
  const drawn = look.horizontal === false && look.type !== 'line' ? rows : rows.slice(0, MAX_BARS);
  return {
    ...{ type: 'bar', stacked: false, horizontal: true, axis: 'count', secondAxis: null, of: rows.length },
    ...look,
    categories: drawn.map(nameOf),
    series: wishes.map(({ valueOf, ...series }) => ({ ...series, data: drawn.map(valueOf) })),
    rows: [...drawn],
  };
}

const MADE = ['good', 'scrapped', 'reworked'] as const;

/** Rows of one operator added up over kinds of stages and shifts, whoever made most first. */
function byOperator(rows: readonly ReportRow[]): ReportRow[] {
  const sums = new Map<string, ReportRow>();
  for (const row of rows) {
    const { operatorId = null, operatorName = null } = row;
    const operator = textOf(row, 'operator');
    const key = `${String(operatorId)} ${operator}`;
    const sum = sums.get(key) ?? { operator, operatorName, good: 0, scrapped: 0, reworked: 0 };
    for (const made of MADE) sum[made] = (numberOf(sum, made) ?? 0) + (numberOf(row, made) ?? 0);
    sums.set(key, sum);
  }
  return [...sums.values()].sort((one, other) => Number(other.good) - Number(one.good));
}

const orderName = (row: ReportRow) =>
  [textOf(row, 'designation'), textOf(row, 'orderNumber') || textOf(row, 'code')].filter(Boolean).join(' · ');

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
  const known = rows.filter(({ p50 }) => p50 !== null);
  const until = (key: 'p50' | 'p85', meaning: Meaning): SeriesWish => ({
    name: title(key),
    meaning,
    valueOf: (row) => daysFrom(today, (row[key] as string | null) ?? null),
  });
  if (known.length === 0) return null;
  const look = { axis: 'days', of: rows.length } as const;
  return specOf(known, orderName, [until('p50', 'plain'), until('p85', 'second')], look);
}

type SeriesOf = (key: string, meaning: Meaning, scale?: number) => SeriesWish;

/** How long orders took and how late they are, in days; where none is complete or late, what is finished of them. */
function ordersChart(rows: readonly ReportRow[], series: SeriesOf): ChartSpec {
  const told = rows.filter((row) => numberOf(row, 'leadSeconds') !== null || Number(row.daysLate ?? 0) > 0);
  if (told.length === 0) {
    const counts = [series('finished', 'good'), series('scrapped', 'scrap')];
    return specOf(rows, orderName, counts, { stacked: true });
  }
  const lead = series('leadSeconds', 'plain', 1000 / DAY_MS);
  const late = told.some(({ daysLate }) => daysLate !== undefined) ? [series('daysLate', 'late')] : [];
  return specOf(told, orderName, [lead, ...late], { axis: 'days', of: rows.length });
}

/** The Pareto of one list: bars from the most to the least, and the line of their running share. */
function defectsChart(rows: readonly ReportRow[], list: DefectList, series: SeriesOf): ChartSpec | null {
  const bars = rows.filter(({ byCode }) => byCode === list);
  if (bars.length === 0) return null;
  const wishes: SeriesWish[] = [
    { ...series('defects', 'scrap'), type: 'column' },
    { ...series('cumulativeShare', 'plain', 100), type: 'line' },
  ];
  const look = { type: 'line', horizontal: false, secondAxis: 'percent' } as const;
  return specOf(bars, (row) => textOf(row, 'name'), wishes, look);
}

function flowChart(columns: Report['columns'], rows: readonly ReportRow[], series: SeriesOf): ChartSpec {
  const bands = columns.filter(({ key }) => key.startsWith('stage:')).map(({ key }) => series(key, 'plain'));
  const ends = [series('finished', 'good'), series('scrapped', 'scrap'), series('withdrawn', 'withdrawn')];
  // The last band lies on top: what is finished at the bottom, the first stage above all.
  const stack = [...[...ends].reverse(), ...[...bands].reverse()];
  const look = { type: 'area', stacked: true, horizontal: false } as const;
  return specOf(rows, (row) => textOf(row, 'day'), stack, look);
}

/**
 * The picture of a report; null: there is nothing to draw.
 * @param today the day from which forecasts are counted
 * @param list what defects are drawn by
 */
export function chartOf(
  { report, columns, rows }: Report,
  today: string,
  list: DefectList = 'reason',
): ChartSpec | null {
  const title = (key: string) => columns.find((column) => column.key === key)?.title ?? key;
  const series: SeriesOf = (key, meaning, scale = 1) => ({
    name: title(key),
    meaning,
    valueOf: (row) => scaled(numberOf(row, key), scale),
  });
  const stage = (row: ReportRow) => textOf(row, 'stage');
  if (rows.length === 0) return null;
  switch (report) {
    case 'operator-performance': {
      const made = [series('good', 'good'), series('scrapped', 'scrap'), series('reworked', 'rework')];
      return specOf(byOperator(rows), (row) => textOf(row, 'operator'), made, { stacked: true });
    }
    case 'stage-time': {
      const times = [series('p50Seconds', 'plain', 1 / 3600), series('p85Seconds', 'second', 1 / 3600)];
      return specOf(rows, stage, times, { axis: 'hours' });
    }
    case 'order-completion':
      return ordersChart(rows, series);
    case 'defects':
      return defectsChart(rows, list, series);
    case 'first-pass-yield':
      return specOf(rows, stage, [series('yieldAtLeast', 'good', 100)], { axis: 'atLeast' });
    case 'throughput': {
      const made = [series('finished', 'good'), series('scrapped', 'scrap')];
      return specOf(rows, (row) => textOf(row, 'day'), made, { horizontal: false, stacked: true });
    }
    case 'work-in-process':
      return specOf(rows, stage, [series('waiting', 'waiting')], {});
    case 'cumulative-flow':
      return flowChart(columns, rows, series);
    case 'forecast':
      return forecastChart(rows, title, today);
  }
}
