import type { ComponentType } from 'react';
import ApexCharts, { type ApexOptions } from 'apexcharts';
import ChartModule from 'react-apexcharts';
import { useTheme } from 'styled-components';

// Some bundlers hand over the CommonJS module instead of its default export.
const Chart =
  (ChartModule as unknown as { default?: typeof ChartModule }).default ??
  (ChartModule as unknown as ComponentType<object>);

export type ChartType = 'bar' | 'line' | 'area';

export interface ChartSeries {
  name: string;
  /** Beside others in one chart a series may be drawn in its own way. */
  type?: 'column' | 'line';
  /** Series of one group are stacked on each other, groups stand beside each other. */
  group?: string;
  data: (number | null)[];
}

/** A value with lines across its bar. */
interface MarkedValue {
  x: string;
  y: number | null;
  goals: { name: string; value: number; strokeWidth: number; strokeColor: string }[];
}

/** Series as they are drawn. */
type DrawnSeries = Omit<ChartSeries, 'data'> & { data: (number | null)[] | MarkedValue[] };

interface ApexChartProps {
  /** Names the picture among others, so that it can be saved. */
  id?: string;
  /** What the picture shows, for those who cannot see it. */
  label: string;
  type: ChartType;
  heightPx: number;
  series: DrawnSeries[];
  options: ApexOptions;
}

/** A chart in the panel's theme. The only place that knows the charts library. */
export function ApexChart({ id, label, type, heightPx, series, options }: ApexChartProps) {
  const { colors } = useTheme();
  const full: ApexOptions = {
    ...options,
    chart: {
      toolbar: { show: false },
      zoom: { enabled: false },
      // The panel's own: a saved picture would be white behind the light letters of a dark panel.
      background: colors.neutral0,
      foreColor: colors.neutral700,
      animations: { enabled: false },
      // Named, not inherited: a saved picture has nothing to inherit from.
      fontFamily: "system-ui, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif",
      ...options.chart,
      ...(id === undefined ? {} : { id }),
    },
  };
  return (
    <div role="img" aria-label={label}>
      <Chart type={type} height={heightPx} options={full} series={series} />
    </div>
  );
}

/** At how many times its size on the screen a picture is saved. */
export const PICTURE_SCALE = 2;

/**
 * The picture of a chart on the page, loaded, at `PICTURE_SCALE` times its size on the screen.
 * @param id of the chart
 */
export async function chartPicture(id: string): Promise<HTMLImageElement> {
  const { imgURI } = (await ApexCharts.exec(id, 'dataURI', { scale: PICTURE_SCALE })) as { imgURI: string };
  const image = new Image();
  image.src = imgURI;
  await image.decode();
  return image;
}
