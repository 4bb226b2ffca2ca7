import type { Report, ReportName, ReportRow } from '../../../server/src/reports/contracts';
import { chartOf } from './chart-spec';

function reportOf(report: ReportName, keys: string[], rows: ReportRow[]): Report {
  return {
    ...{ report, title: report, definition: '', at: '', timeZone: 'UTC', period: { from: '', to: '' } },
    ...{ filters: {}, notApplied: [], totals: null, notes: [], truncated: false },
    columns: keys.map((key) => ({ key, kind: 'count' as const, title: `<${key}>`, definition: null })),
    rows,
  };
}

describe('chartOf', () => {
  it('draws nothing of nothing', () => {
    expect(chartOf(reportOf('throughput', ['day'], []), '2026-01-01')).toBeNull();
    const unknown = [{ designation: 'A', p50: null, p85: null }];
    expect(chartOf(reportOf('forecast', [], unknown), '2026-01-01')).toBeNull();
  });

  it('adds an operator up over kinds of stages and shifts', () => {
    const rows = [
      { operator: 'P', good: 5, scrapped: 1, reworked: 0 },
      { operator: 'S', good: 4, scrapped: 0, reworked: 0 },
      { operator: 'P', good: 2, scrapped: 0, reworked: 3 },
    ];
    const spec = chartOf(reportOf('operator-performance', ['good', 'scrapped', 'reworked'], rows), '');
    expect(spec?.categories).toEqual(['P', 'S']);
    expect(spec?.series.map(({ name, data }) => [name, data])).toEqual([
      ['<good>', [7, 4]],
      ['<scrapped>', [1, 0]],
      ['<reworked>', [3, 0]],
    ]);
  });

  it('stacks the flow with the first stage on top and withdrawn pieces at the bottom', () => {
    const keys = ['day', 'stage:a', 'stage:b', 'finished', 'scrapped', 'withdrawn'];
    const rows = [{ day: '2026-01-01', 'stage:a': 3, 'stage:b': 2, finished: 1, scrapped: 0, withdrawn: 4 }];
    const spec = chartOf(reportOf('cumulative-flow', keys, rows), '');
    expect(spec?.series.map(({ name, data }) => [name, data[0]])).toEqual([
      ['<withdrawn>', 4],
      ['<scrapped>', 0],
      ['<finished>', 1],
      ['<stage:b>', 2],
      ['<stage:a>', 3],
    ]);
  });

  it('counts forecasts in days from today', () => {
    const rows = [{ designation: 'A', orderNumber: '7', p50: '2026-01-05', p85: '2026-02-01' }];
    const spec = chartOf(reportOf('forecast', ['p50', 'p85'], rows), '2026-01-01');
    expect(spec?.categories).toEqual(['A · 7']);
    expect(spec?.series.map(({ data }) => data)).toEqual([[4], [31]]);
  });

  it('draws the Pareto of reasons alone, with its running share in percent', () => {
    const rows = [
      { byCode: 'reason', name: 'Crack', defects: 3, cumulativeShare: 0.75 },
      { byCode: 'reason', name: 'Size', defects: 1, cumulativeShare: 1 },
      { byCode: 'cause', name: 'Welding', defects: 4, cumulativeShare: 1 },
    ];
    const spec = chartOf(reportOf('defects', ['defects', 'cumulativeShare'], rows), '');
    expect(spec?.series.map(({ data }) => data)).toEqual([
      [3, 1],
      [75, 100],
    ]);
  });
});
