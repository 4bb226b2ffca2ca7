import type { ComponentType } from 'react';
import type { ApexOptions } from 'apexcharts';
import ChartModule from 'react-apexcharts';
import { useTheme } from 'styled-components';
import { useStatusColours } from '../../../../../src/admin/kit';

// Some bundlers hand over the CommonJS module instead of its default export.
const Chart =
  (ChartModule as unknown as { default?: typeof ChartModule }).default ??
  (ChartModule as unknown as ComponentType<object>);

const BAR_PX = 38;
const FRAME_PX = 16;

interface BarChartProps {
  /** What the picture shows, for those who cannot see it. */
  label: string;
  bars: { name: string; value: number }[];
  formatValue(value: number): string;
}

/** Horizontal bars in the grey of waiting. The only place that knows the charts library. */
export function BarChart({ label, bars, formatValue }: BarChartProps) {
  const { colors } = useTheme();
  const { waiting } = useStatusColours();
  const options: ApexOptions = {
    chart: {
      toolbar: { show: false },
      zoom: { enabled: false },
      background: 'transparent',
      animations: { enabled: false },
    },
    colors: [waiting],
    plotOptions: {
      bar: { horizontal: true, barHeight: '62%', borderRadius: 3 },
    },
    dataLabels: { enabled: false },
    grid: { show: false, padding: { top: -16, right: 16, bottom: -8 } },
    // The figures stand at the names; an axis would repeat them less exactly, and the library puts labels
    // of short bars on top of them.
    xaxis: {
      categories: bars.map(({ name, value }) => `${name}: ${formatValue(value)}`),
      labels: { show: false },
      axisBorder: { show: false },
      axisTicks: { show: false },
    },
    yaxis: { labels: { maxWidth: 190, style: { colors: colors.neutral800 } } },
    tooltip: { enabled: false },
    states: { hover: { filter: { type: 'none' } } },
  };
  return (
    <div role="img" aria-label={label}>
      <Chart
        type="bar"
        height={bars.length * BAR_PX + FRAME_PX}
        options={options}
        series={[{ name: label, data: bars.map(({ value }) => value) }]}
      />
    </div>
  );
}
