import type { ReportRow } from '../../../server/src/reports/contracts';
import type { ChartSeries, ChartType } from '../charts/apex-chart';

/** What a series means, by which it gets its colour. */
export type Meaning =
  'good' | 'scrap' | 'rework' | 'waiting' | 'work' | 'held' | 'late' | 'plain' | 'second' | 'withdrawn';

/** How the values along the axis are to be written; `atLeast`: per cent, as a lower bound; `dates`: days from today, told as dates. */
export type AxisKind = 'count' | 'hours' | 'percent' | 'atLeast' | 'days' | 'dates';

/** What defects are counted by. */
export const DEFECT_LISTS = ['reason', 'cause', 'found'] as const;
export type DefectList = (typeof DEFECT_LISTS)[number];

/** Lines across bars, one for each row. */
export interface Marks {
  name: string;
  data: (number | null)[];
}

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
  marks: Marks | null;
  /** The day (`2026-01-31`) from which an axis of dates counts; null: there is none. */
  today: string | null;
  /** What each bar is of. */
  rows: ReportRow[];
  /** Bars that there are; not all of them are drawn. */
  of: number;
}

/** More bars than these are no picture; the table has them all. */
export const MAX_BARS = 25;

/** A column's value as text; '' where there is none. */
export const textOf = (row: ReportRow, key: string) => String(row[key] ?? '');
/** A column's value where it is a number. */
export const numberOf = (row: ReportRow, key: string) => (typeof row[key] === 'number' ? row[key] : null);

export interface SeriesWish {
  name: string;
  meaning: Meaning;
  valueOf(row: ReportRow): number | null;
  type?: 'column' | 'line';
  group?: string;
}

/** A column of the report as a series, in its own unit times `scale`. */
export type SeriesOf = (key: string, meaning: Meaning, scale?: number) => SeriesWish;

type Look = Partial<Pick<ChartSpec, 'type' | 'stacked' | 'horizontal' | 'axis' | 'secondAxis' | 'today'>> & {
  marks?: { name: string; valueOf(row: ReportRow): number | null };
};

/** Bars of these rows, or of as many of them as can be read. */
export function specOf(
  rows: readonly ReportRow[],
  nameOf: (row: ReportRow) => string,
  wishes: SeriesWish[],
  { marks, ...look }: Look,
): ChartSpec {
  const drawn = look.horizontal === false && look.type !== 'line' ? rows : rows.slice(0, MAX_BARS);
  return {
    ...{ type: 'bar', stacked: false, horizontal: true, axis: 'count', secondAxis: null, today: null },
    ...look,
    categories: drawn.map(nameOf),
    series: wishes.map(({ valueOf, ...series }) => ({ ...series, data: drawn.map(valueOf) })),
    marks: marks ? { name: marks.name, data: drawn.map(marks.valueOf) } : null,
    rows: [...drawn],
    of: rows.length,
  };
}

/** What a picture is told beside the report. */
export interface ChartWish {
  /** The factory's day from which forecasts are counted. */
  today: string;
  /** What defects are drawn by. */
  list?: DefectList;
  /** What stands at an order without a forecast for want of history. */
  noHistory: string;
  /** What stands at an order that is complete after a day (`2026-01-31`) beyond which no forecast looks. */
  after(day: string): string;
}
