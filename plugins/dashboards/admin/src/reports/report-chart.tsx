import type { ApexOptions } from 'apexcharts';
import { useIntl } from 'react-intl';
import { styled, useTheme } from 'styled-components';
import { formatCount, useStatusColours } from '../../../../../src/admin/kit';
import { ApexChart } from '../charts/apex-chart';
import { useSay } from '../texts';
import { AXIS_STEPS, axisTop } from './axis-scale';
import { BAND_COLOURS } from './band-colours';
import type { AxisKind, ChartSpec, Meaning } from './chart-spec';

/** The picture's name among others, for saving it. */
export const CHART_ID = 'report-chart';

const BAR_PX = 30;
const FRAME_PX = 90;
const UPRIGHT_PX = 360;

function useColours(): (spec: ChartSpec) => string[] {
  const { colors } = useTheme();
  const status = useStatusColours();
  const meanings: Record<Meaning, string> = {
    ...status,
    plain: colors.primary600,
    second: colors.primary200,
    withdrawn: colors.neutral400,
  };
  return ({ series, type }) => {
    let band = 0;
    return series.map(({ meaning }) => {
      if (type !== 'area' || meaning !== 'plain') return meanings[meaning];
      band += 1;
      return BAND_COLOURS[(band - 1) % BAND_COLOURS.length] ?? colors.primary600;
    });
  };
}

/** A value in words, and a mark of an axis: pieces are whole, so what stands between them has no words. */
function useAxisWords() {
  const say = useSay();
  const { locale } = useIntl();
  const words = (value: number, axis: AxisKind): string => {
    // A share with one digit, as the table tells it.
    const isShare = axis === 'percent' || axis === 'atLeast';
    const number = formatCount(isShare ? Math.round(value * 10) / 10 : value, locale);
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
  const year = years.size > 1 ? ({ year: '2-digit' } as const) : {};
  const format = new Intl.DateTimeFormat(locale, {
    day: 'numeric',
    month: 'short',
    ...year,
    timeZone: 'UTC',
  });
  return categories.map((value) => (DAY.test(value) ? format.format(Date.parse(value)) : value));
}

/** The longest bar of an axis of pieces, all that is stacked on it together. */
function highestOf({ series, stacked, categories, secondAxis }: ChartSpec): number {
  const counted = secondAxis === null ? series : series.slice(0, -1);
  const heights = categories.map((_, at) => {
    const values = counted.map(({ data }) => data[at] ?? 0);
    return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(...values);
  });
  return Math.max(0, ...heights);
}

/** Where the marks of an axis of values stand: at whole pieces or days, and at each fifth of all. */
function rangeOf(axis: AxisKind, highest: number) {
  if (axis === 'percent' || axis === 'atLeast') return { min: 0, max: 100, tickAmount: AXIS_STEPS };
  if (axis === 'hours') return { min: 0, tickAmount: AXIS_STEPS };
  return { min: 0, max: axisTop(highest), tickAmount: AXIS_STEPS };
}

function useAxes(spec: ChartSpec): Pick<ApexOptions, 'xaxis' | 'yaxis'> {
  const { locale } = useIntl();
  const { mark } = useAxisWords();
  const highest = highestOf(spec);
  const valueAxis = (axis: AxisKind) => ({
    labels: { formatter: (value: number) => mark(value, axis) },
    ...rangeOf(axis, highest),
  });
  const along = spec.horizontal
    ? rangeOf(spec.axis, highest)
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
    yaxis: spec.horizontal
      ? { labels: { maxWidth: 220 } }
      : spec.secondAxis
        ? [valueAxis(spec.axis), { ...valueAxis(spec.secondAxis), opposite: true }]
        : valueAxis(spec.axis),
  };
}

/** Bars that lead somewhere say so by the pointer. */
const Picture = styled.div<{ $leads: boolean }>`
  .apexcharts-bar-area {
    cursor: ${({ $leads }) => ($leads ? 'pointer' : 'default')};
  }
`;

interface ReportChartProps {
  spec: ChartSpec;
  label: string;
  /** Opens what the bar at this place is of; null: bars lead nowhere. */
  onPick: ((at: number) => void) | null;
}

/** The rows of a report as a picture; pointing at it tells the numbers, and a press opens what is behind them. */
export function ReportChart({ spec, label, onPick }: ReportChartProps) {
  const { colors } = useTheme();
  const coloursOf = useColours();
  const { words } = useAxisWords();
  const axes = useAxes(spec);
  const isArea = spec.type === 'area';
  const axisOf = (at: number) =>
    spec.secondAxis && at === spec.series.length - 1 ? spec.secondAxis : spec.axis;
  const picked: ApexOptions['chart'] = onPick
    ? {
        events: {
          dataPointSelection: (_event, _chart, { dataPointIndex }: { dataPointIndex: number }) =>
            onPick(dataPointIndex),
        },
      }
    : {};
  const options: ApexOptions = {
    chart: { stacked: spec.stacked, ...picked },
    colors: coloursOf(spec),
    theme: { mode: colors.neutral0 === '#ffffff' ? 'light' : 'dark' },
    plotOptions: { bar: { horizontal: spec.horizontal, borderRadius: 2, barHeight: '70%' } },
    dataLabels: {
      enabled: spec.axis === 'atLeast',
      formatter: (value: number) => `≥ ${words(value, 'percent')}`,
    },
    // A thin line of the paper's own colour keeps neighbouring areas apart.
    stroke: {
      width: spec.type === 'bar' ? 0 : isArea ? 1 : 2,
      curve: 'straight',
      ...(isArea ? { colors: [colors.neutral0] } : {}),
    },
    fill: { opacity: 1, type: 'solid' },
    legend: { show: true, showForSingleSeries: true, position: 'top', horizontalAlign: 'left' },
    grid: { borderColor: colors.neutral200, padding: { left: 20 } },
    ...axes,
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
    <Picture $leads={onPick !== null}>
      <ApexChart
        id={CHART_ID}
        label={label}
        type={spec.type}
        heightPx={spec.horizontal ? bars * BAR_PX + FRAME_PX : UPRIGHT_PX}
        series={spec.series.map(({ name, data, type }) => ({ name, data, ...(type ? { type } : {}) }))}
        options={options}
      />
    </Picture>
  );
}
