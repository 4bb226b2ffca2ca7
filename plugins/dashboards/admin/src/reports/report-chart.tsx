import type { ApexOptions } from 'apexcharts';
import { styled, useTheme } from 'styled-components';
import { useStatusColours } from '../../../../../src/admin/kit';
import { ApexChart } from '../charts/apex-chart';
import { BAND_COLOURS } from './band-colours';
import { useAxes, useAxisWords } from './chart-axes';
import type { ChartSpec, Meaning } from './chart-spec';

/** A picture's name among others, for saving it. @param place of the picture on the page, from 0 */
export const chartId = (place: number) => `report-chart-${place}`;

const BAR_PX = 30;
const FRAME_PX = 90;
const UPRIGHT_PX = 360;
/** Beside the light blue of a dark panel: its theme's own second blue can hardly be told from the paper. */
const SECOND_ON_DARK = '#3a76b0';
/** Letters on green: white ones are too faint in both themes. */
const ON_BAR = '#151a25';

const isLight = ({ neutral0 }: { neutral0: string }) => neutral0 === '#ffffff';

function useColours(): (spec: ChartSpec) => string[] {
  const { colors } = useTheme();
  const status = useStatusColours();
  const meanings: Record<Meaning, string> = {
    ...status,
    plain: colors.primary600,
    second: isLight(colors) ? colors.primary200 : SECOND_ON_DARK,
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

/** Bars that lead somewhere say so by the pointer. */
const Picture = styled.div<{ $leads: boolean }>`
  .apexcharts-bar-area {
    cursor: ${({ $leads }) => ($leads ? 'pointer' : 'default')};
  }
`;

interface ReportChartProps {
  spec: ChartSpec;
  /** Of the picture on the page, from 0. */
  place: number;
  label: string;
  /** Opens what the bar at this place is of; null: bars lead nowhere. */
  onPick: ((at: number) => void) | null;
}

/** Data of a series as the library takes it, with the mark across each bar. */
function dataOf({ categories, marks }: ChartSpec, data: (number | null)[], colour: string) {
  if (marks === null) return data;
  return data.map((y, at) => {
    const value = marks.data[at] ?? null;
    const goal = { name: marks.name, value: value ?? 0, strokeWidth: 4, strokeColor: colour };
    return { x: categories[at] ?? '', y, goals: value === null ? [] : [goal] };
  });
}

/** What says what the colours mean; lines across bars have none of their own in the library. */
function legendOf(
  { series, marks }: ChartSpec,
  colours: string[],
  markColour: string,
): ApexOptions['legend'] {
  const place = { position: 'top', horizontalAlign: 'left', clusterGroupedSeries: false } as const;
  const legend = { show: true, showForSingleSeries: true, ...place };
  if (marks === null) return legend;
  const names = [...series.map(({ name }) => name), `| ${marks.name}`];
  return { ...legend, customLegendItems: names, markers: { fillColors: [...colours, markColour] } };
}

function barsOf({ categories, series, stacked }: ChartSpec): number {
  const groups = new Set(series.map(({ group = '' }) => group)).size;
  return categories.length * (stacked ? groups : series.length);
}

function useOptions(spec: ChartSpec, onPick: ReportChartProps['onPick']): ApexOptions {
  const { colors } = useTheme();
  const colours = useColours()(spec);
  const { words } = useAxisWords(spec);
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
  return {
    chart: { stacked: spec.stacked, ...picked },
    colors: colours,
    theme: { mode: isLight(colors) ? 'light' : 'dark' },
    plotOptions: { bar: { horizontal: spec.horizontal, borderRadius: 2, barHeight: '70%' } },
    dataLabels: {
      enabled: spec.axis === 'atLeast',
      formatter: (value: number) => `≥ ${words(value, 'percent')}`,
      style: { colors: [ON_BAR], fontSize: '13px', fontWeight: 600 },
      dropShadow: { enabled: false },
    },
    // A thin line of the paper's own colour keeps neighbouring areas apart.
    stroke: {
      width: spec.type === 'bar' ? 0 : isArea ? 1 : spec.series.map(({ type }) => (type === 'line' ? 2 : 0)),
      curve: 'straight',
      ...(isArea ? { colors: [colors.neutral0] } : {}),
    },
    fill: { opacity: 1, type: 'solid' },
    legend: legendOf(spec, colours, colors.neutral800),
    grid: { borderColor: colors.neutral200, padding: { left: 20, right: 20 } },
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
}

/** The rows of a report as a picture; pointing at it tells the numbers, and a press opens what is behind them. */
export function ReportChart({ spec, place, label, onPick }: ReportChartProps) {
  const { colors } = useTheme();
  const options = useOptions(spec, onPick);
  return (
    <Picture $leads={onPick !== null}>
      <ApexChart
        id={chartId(place)}
        label={label}
        type={spec.type}
        heightPx={spec.horizontal ? barsOf(spec) * BAR_PX + FRAME_PX : UPRIGHT_PX}
        series={spec.series.map(({ name, data, type, group }) => ({
          name,
          data: dataOf(spec, data, colors.neutral800),
          ...(type ? { type } : {}),
          ...(group === undefined ? {} : { group }),
        }))}
        options={options}
      />
    </Picture>
  );
}
