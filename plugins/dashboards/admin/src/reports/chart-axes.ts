import type { ApexOptions } from 'apexcharts';
import { useIntl } from 'react-intl';
import { formatCount } from '../../../../../src/admin/kit';
import { useSay } from '../texts';
import { axisAround, AXIS_STEPS, axisTop, shareFloor } from './axis-scale';
import type { AxisKind, ChartSpec } from './chart-spec';
import { inTwoLines, shortened } from './phone-names';

const DAY_MS = 86_400_000;
/** Room for a name beside a bar, and on a phone. */
const NAME_PX = 260;
const NAME_ON_PHONE_PX = 130;
const PHONE_PX = 700;

/** How a day is told: with its year where asked. */
function dayFormat(locale: string, withYear: boolean): Intl.DateTimeFormat {
  const year = withYear ? ({ year: '2-digit' } as const) : {};
  return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', ...year, timeZone: 'UTC' });
}

/** So many days after another one, as people read it; the year stands there where it is another one. */
function dateAfter(today: string, days: number, locale: string): string {
  const at = new Date(Date.parse(today) + Math.round(days) * DAY_MS);
  return dayFormat(locale, at.getUTCFullYear() !== Number(today.slice(0, 4))).format(at);
}

/** A value in words, and a mark of an axis: pieces are whole, so what stands between them has no words. */
export function useAxisWords({ today }: Pick<ChartSpec, 'today'>) {
  const say = useSay();
  const { locale } = useIntl();
  const words = (value: number, axis: AxisKind): string => {
    if (axis === 'dates') return today === null ? '' : dateAfter(today, value, locale);
    const number = formatCount(value, locale);
    return axis === 'count' ? number : say(`reports.axis.${axis}`, { n: number });
  };
  const mark = (value: number, axis: AxisKind): string =>
    axis === 'count' && !Number.isInteger(value) ? '' : words(value, axis === 'atLeast' ? 'percent' : axis);
  return { words, mark };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Days as marks of an axis; the year stands there only where not all days are of one: a slanted mark that is longer is cut off. */
function dayMarks(categories: readonly string[], locale: string): string[] {
  const years = new Set(categories.map((day) => day.slice(0, 4)));
  const format = dayFormat(locale, years.size > 1);
  return categories.map((value) => (DAY.test(value) ? format.format(Date.parse(value)) : value));
}

/** The ends of all bars that share the first axis, and of the marks across them. */
function endsOf({ series, stacked, marks, categories, secondAxis }: ChartSpec): number[] {
  const counted = secondAxis === null ? series : series.slice(0, -1);
  return categories.flatMap((_, at) => {
    const bars = new Map<string, number>();
    counted.forEach(({ data, name, group = '' }) => {
      const bar = stacked ? group : name;
      bars.set(bar, (bars.get(bar) ?? 0) + (data[at] ?? 0));
    });
    return [...bars.values(), marks?.data[at] ?? 0];
  });
}

/** Below so many hours or days marks need not be whole. */
const WHOLE_FROM = 3;

/** Where the marks of an axis of values stand: at whole pieces, hours or days, and at each fifth of all. */
function rangeOf(axis: AxisKind, spec: ChartSpec) {
  const ends = endsOf(spec);
  const highest = Math.max(0, ...ends);
  if (axis === 'percent') return { min: 0, max: 100, tickAmount: AXIS_STEPS };
  if (axis === 'atLeast') {
    const shares = spec.series.flatMap(({ data }) => data.filter((value) => value !== null));
    const min = shareFloor(Math.min(100, ...shares));
    return { min, max: 100, tickAmount: min >= 90 ? 5 : (100 - min) / 10 };
  }
  if (axis === 'dates') return axisAround(Math.min(0, ...ends), highest);
  if ((axis === 'hours' || axis === 'days') && highest < WHOLE_FROM)
    return { min: 0, tickAmount: AXIS_STEPS };
  return { min: 0, max: axisTop(highest), tickAmount: AXIS_STEPS };
}

/** The axis of each series that stands upright: all but the last share the first one's. */
function uprightAxes(spec: ChartSpec, axisOf: (axis: AxisKind) => object) {
  const { axis, secondAxis, series } = spec;
  if (secondAxis === null) return axisOf(axis);
  const names = series.map(({ name }) => name);
  return [
    { ...axisOf(axis), seriesName: names.slice(0, -1) },
    { ...axisOf(secondAxis), seriesName: names.slice(-1), opposite: true },
  ];
}

/** Both axes of a picture, with round marks. */
export function useAxes(spec: ChartSpec): Pick<ApexOptions, 'xaxis' | 'yaxis' | 'responsive'> {
  const { locale } = useIntl();
  const { mark } = useAxisWords(spec);
  const valueAxis = (axis: AxisKind) => ({
    labels: { formatter: (value: number) => mark(value, axis) },
    ...rangeOf(axis, spec),
  });
  const along = spec.horizontal
    ? rangeOf(spec.axis, spec)
    : { tickAmount: Math.min(10, spec.categories.length) };
  return {
    xaxis: {
      categories: dayMarks(spec.categories, locale),
      ...along,
      labels: {
        rotate: -35,
        hideOverlappingLabels: true,
        ...(spec.horizontal ? { formatter: (value: string) => mark(Number(value), spec.axis) } : {}),
      },
      tooltip: { enabled: false },
    },
    yaxis: spec.horizontal ? { labels: { maxWidth: NAME_PX } } : uprightAxes(spec, valueAxis),
    responsive: spec.horizontal
      ? [
          {
            breakpoint: PHONE_PX,
            // Marks of five steps run into each other there.
            options: {
              xaxis: { tickAmount: 2 },
              yaxis: { labels: { maxWidth: NAME_ON_PHONE_PX, formatter: inTwoLines } },
            },
          },
        ]
      : [{ breakpoint: PHONE_PX, options: { xaxis: { labels: { formatter: shortened } } } }],
  };
}
