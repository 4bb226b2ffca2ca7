import type { Report, ReportRow } from '../../../server/src/reports/contracts';
import {
  numberOf,
  specOf,
  textOf,
  type AxisKind,
  type ChartSpec,
  type ChartWish,
  type DefectList,
  type Meaning,
  type SeriesOf,
  type SeriesWish,
} from './chart-spec';
import { forecastCharts, orderCharts } from './order-charts';

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

/** Shares become percentages with the one digit that the table tells; each value is rounded here and nowhere else. */
const PER_CENT = 100;
const digitsOf = (scale: number) => (scale === PER_CENT ? 1 : 2);

const HOUR_S = 3_600;
const DAY_S = 86_400;
/** Times that reach so far are told in days. */
const DAYS_FROM_S = 72 * HOUR_S;

/** Hours, or days where the longest of these times is of days. */
function unitOf(rows: readonly ReportRow[], keys: readonly string[]): { axis: AxisKind; scale: number } {
  const longest = Math.max(0, ...rows.flatMap((row) => keys.map((key) => numberOf(row, key) ?? 0)));
  return longest >= DAYS_FROM_S ? { axis: 'days', scale: 1 / DAY_S } : { axis: 'hours', scale: 1 / HOUR_S };
}

const stageOf = (row: ReportRow) => textOf(row, 'stage');

/** p50 and p85; beside them waiting and working, one after the other, where starts tell them apart. */
function stageTimeChart(rows: readonly ReportRow[], series: SeriesOf): ChartSpec {
  const isSplit = rows.some((row) => numberOf(row, 'waitingSeconds') !== null);
  const apart = isSplit ? ['waitingSeconds', 'workingSeconds'] : [];
  const { axis, scale } = unitOf(rows, ['p50Seconds', 'p85Seconds', ...apart]);
  const wish = (key: string, meaning: Meaning, group: string) => ({ ...series(key, meaning, scale), group });
  const times = [wish('p50Seconds', 'plain', 'p50'), wish('p85Seconds', 'second', 'p85')];
  if (!isSplit) return specOf(rows, stageOf, times, { axis });
  const split = [wish('waitingSeconds', 'waiting', 'split'), wish('workingSeconds', 'work', 'split')];
  return specOf(rows, stageOf, [...times, ...split], { axis, stacked: true });
}

/** What waits, and below it how old the oldest of it is beside the stage's own p85. */
function workInProcessCharts(rows: readonly ReportRow[], series: SeriesOf): ChartSpec[] {
  const { axis, scale } = unitOf(rows, ['ageSeconds', 'ownP85Seconds']);
  const ages = [series('ageSeconds', 'waiting', scale), series('ownP85Seconds', 'second', scale)];
  return [specOf(rows, stageOf, [series('waiting', 'waiting')], {}), specOf(rows, stageOf, ages, { axis })];
}

/** The Pareto of one list: bars from the most to the least, and the line of their running share. */
function defectsCharts(rows: readonly ReportRow[], list: DefectList, series: SeriesOf): ChartSpec[] {
  const bars = rows.filter(({ byCode }) => byCode === list);
  if (bars.length === 0) return [];
  const wishes: SeriesWish[] = [
    { ...series('scrapped', 'scrap'), type: 'column' },
    { ...series('reworked', 'rework'), type: 'column' },
    { ...series('cumulativeShare', 'plain', PER_CENT), type: 'line' },
  ];
  const look = { type: 'line', stacked: true, horizontal: false, secondAxis: 'percent' } as const;
  return [specOf(bars, (row) => textOf(row, 'name'), wishes, look)];
}

function flowChart(columns: Report['columns'], rows: readonly ReportRow[], series: SeriesOf): ChartSpec {
  const bands = columns.filter(({ key }) => key.startsWith('stage:')).map(({ key }) => series(key, 'plain'));
  const ends = [series('finished', 'good'), series('scrapped', 'scrap'), series('withdrawn', 'withdrawn')];
  // The last band lies on top: what is finished at the bottom, the first stage above all.
  const stack = [...[...ends].reverse(), ...[...bands].reverse()];
  const look = { type: 'area', stacked: true, horizontal: false } as const;
  return specOf(rows, (row) => textOf(row, 'day'), stack, look);
}

/** The pictures of a report, of the same rows in the same order; none: there is nothing to draw. */
export function chartsOf({ report, columns, rows }: Report, wish: ChartWish): ChartSpec[] {
  const title = (key: string) => columns.find((column) => column.key === key)?.title ?? key;
  const series: SeriesOf = (key, meaning, scale = 1) => ({
    name: title(key),
    meaning,
    valueOf(row) {
      const value = numberOf(row, key);
      return value === null ? null : Number((value * scale).toFixed(digitsOf(scale)));
    },
  });
  if (rows.length === 0) return [];
  switch (report) {
    case 'operator-performance': {
      const made = [series('good', 'good'), series('scrapped', 'scrap'), series('reworked', 'rework')];
      return [specOf(byOperator(rows), (row) => textOf(row, 'operator'), made, { stacked: true })];
    }
    case 'stage-time':
      return [stageTimeChart(rows, series)];
    case 'order-completion':
      return orderCharts(rows, series);
    case 'defects':
      return defectsCharts(rows, wish.list ?? 'reason', series);
    case 'first-pass-yield':
      return [specOf(rows, stageOf, [series('yieldAtLeast', 'good', PER_CENT)], { axis: 'atLeast' })];
    case 'throughput':
      // Scrap is of all stages, what is finished of the last one: they are no sum.
      return [specOf(rows, (row) => textOf(row, 'day'), [series('finished', 'good')], { horizontal: false })];
    case 'work-in-process':
      return workInProcessCharts(rows, series);
    case 'cumulative-flow':
      return [flowChart(columns, rows, series)];
    case 'forecast':
      return forecastCharts(rows, title, wish);
  }
}
