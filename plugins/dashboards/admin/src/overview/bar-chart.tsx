import type { ApexOptions } from 'apexcharts';
import { useTheme } from 'styled-components';
import { useStatusColours } from '../../../../../src/admin/kit';
import { ApexChart } from '../charts/apex-chart';

const BAR_PX = 38;
const FRAME_PX = 16;

interface BarChartProps {
  /** What the picture shows, for those who cannot see it. */
  label: string;
  bars: { name: string; value: number }[];
  formatValue(value: number): string;
}

/** Horizontal bars in the grey of waiting. */
export function BarChart({ label, bars, formatValue }: BarChartProps) {
  const { colors } = useTheme();
  const { waiting } = useStatusColours();
  const options: ApexOptions = {
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
    <ApexChart
      label={label}
      type="bar"
      heightPx={bars.length * BAR_PX + FRAME_PX}
      options={options}
      series={[{ name: label, data: bars.map(({ value }) => value) }]}
    />
  );
}
