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
  data: (number | null)[];
}

interface ApexChartProps {
  /** Names the picture among others, so that it can be saved. */
  id?: string;
  /** What the picture shows, for those who cannot see it. */
  label: string;
  type: ChartType;
  heightPx: number;
  series: ChartSeries[];
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

/** The picture of a chart on the page as PNG, at twice its size on the screen. */
export async function pngOf(id: string): Promise<Blob> {
  const { imgURI } = (await ApexCharts.exec(id, 'dataURI', { scale: 2 })) as { imgURI: string };
  // Not by `fetch`: the panel's Content-Security-Policy lets nobody ask a data: address.
  const bytes = atob(imgURI.slice(imgURI.indexOf(',') + 1));
  return new Blob([Uint8Array.from(bytes, (byte) => byte.charCodeAt(0))], { type: 'image/png' });
}
