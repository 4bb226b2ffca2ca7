import type { ApexOptions } from 'apexcharts';
import { useIntl } from 'react-intl';
import { useTheme } from 'styled-components';
import { formatCount, useStatusColours } from '../../../../../src/admin/kit';
import { ApexChart } from '../charts/apex-chart';
import { useSay } from '../texts';
import type { AxisKind, ChartSpec, Meaning } from './chart-spec';

/** The picture's name among others, for saving it. */
export const CHART_ID = 'report-chart';

const BAR_PX = 30;
const FRAME_PX = 90;
const UPRIGHT_PX = 360;

/** Stages in a flow have no meaning of their own: tones apart enough to tell neighbours. */
const BANDS = [
  'primary600',
  'alternative200',
  'secondary500',
  'warning500',
  'neutral400',
  'primary200',
  'alternative700',
  'warning700',
  'warning200',
  'primary700',
  'neutral200',
  'success200',
  'secondary700',
  'danger200',
] as const;

function useColours(): (spec: ChartSpec) => string[] {
  const { colors } = useTheme();
  const status = useStatusColours();
  const meanings: Record<Meaning, string> = {
    ...status,
    plain: colors.primary600,
    second: colors.primary200,
  };
  return ({ series, type }) => {
    let band = 0;
    return series.map(({ meaning }) => {
      if (type !== 'area' || meaning !== 'plain') return meanings[meaning];
      band += 1;
      return colors[BANDS[(band - 1) % BANDS.length] ?? 'primary600'];
    });
  };
}

/** A value in words, and a mark of an axis: pieces are whole, so what stands between them has no words. */
function useAxisWords() {
  const say = useSay();
  const { locale } = useIntl();
  const words = (value: number, axis: AxisKind): string => {
    const number = formatCount(value, locale);
    return axis === 'count' ? number : say(`reports.axis.${axis}`, { n: number });
  };
  const mark = (value: number, axis: AxisKind): string =>
    axis === 'count' && !Number.isInteger(value) ? '' : words(value, axis);
  return { words, mark };
}

const DAY = /^\d{4}-\d\d-\d\d$/;

/** Days as marks of an axis; the year stands there only where not all days are of one: a slanted mark that is longer is cut off. */
function dayMarks(categories: readonly string[], locale: string): string[] {
  const years = new Set(categories.map((day) => day.slice(0, 4)));
  const year = years.size > 1 ? ({ year: '2-digit' } as const) : {};
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...year,
    timeZone: 'UTC',
  });
  return categories.map((value) => (DAY.test(value) ? format.format(Date.parse(value)) : value));
}

/** The rows of a report as a picture; pointing at it tells the numbers. */
export function ReportChart({ spec, label }: { spec: ChartSpec; label: string }) {
  const { locale } = useIntl();
  const { colors } = useTheme();
  const coloursOf = useColours();
  const { words, mark } = useAxisWords();
  const axisOf = (at: number) =>
    spec.secondAxis && at === spec.series.length - 1 ? spec.secondAxis : spec.axis;
  const valueAxis = (axis: AxisKind) => ({
    labels: { formatter: (value: number) => mark(value, axis) },
    min: 0,
    ...(axis === 'percent' ? { max: 100 } : {}),
  });
  const options: ApexOptions = {
    chart: { stacked: spec.stacked },
    colors: coloursOf(spec),
    theme: { mode: colors.neutral0 === '#ffffff' ? 'light' : 'dark' },
    plotOptions: { bar: { horizontal: spec.horizontal, borderRadius: 2, barHeight: '70%' } },
    dataLabels: { enabled: false },
    stroke: { width: spec.type === 'bar' ? 0 : 2, curve: 'straight' },
    fill: { opacity: spec.type === 'area' ? 0.85 : 1, type: 'solid' },
    legend: { show: spec.series.length > 1, position: 'top', horizontalAlign: 'left' },
    grid: { borderColor: colors.neutral200, padding: { left: 20 } },
    xaxis: {
      categories: dayMarks(spec.categories, locale),
      tickAmount: spec.horizontal ? 5 : Math.min(10, spec.categories.length),
      labels: {
        rotate: -35,
        hideOverlappingLabels: true,
        ...(spec.horizontal ? { formatter: (value: string) => mark(Number(value), spec.axis) } : {}),
      },
      tooltip: { enabled: false },
    },
    yaxis: spec.horizontal
      ? { labels: { maxWidth: 220 } }
      : spec.secondAxis
        ? [valueAxis(spec.axis), { ...valueAxis(spec.secondAxis), opposite: true }]
        : valueAxis(spec.axis),
    tooltip: {
      shared: true,
      intersect: false,
      y: {
        formatter: (value: number | null, { seriesIndex }: { seriesIndex: number }) =>
          value === null || value === undefined ? '–' : words(value, axisOf(seriesIndex)),
      },
    },
  };
  const bars = spec.categories.length * (spec.stacked ? 1 : spec.series.length);
  return (
    <ApexChart
      id={CHART_ID}
      label={label}
      type={spec.type}
      heightPx={spec.horizontal ? bars * BAR_PX + FRAME_PX : UPRIGHT_PX}
      series={spec.series.map(({ name, data, type }) => ({ name, data, ...(type ? { type } : {}) }))}
      options={options}
    />
  );
}
