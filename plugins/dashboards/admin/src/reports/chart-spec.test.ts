import type { Report, ReportName, ReportRow } from '../../../server/src/reports/contracts';
import { chartOf, MAX_BARS } from './chart-spec';

function reportOf(report: ReportName, keys: string[], rows: ReportRow[]): Report {
  return {
    ...{ report, title: report, definition: '', at: '', timeZone: 'UTC', period: { from: '', to: '' } },
    ...{ filters: {}, notApplied: [], totals: null, totalColumns: [], notes: [], truncated: false },
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

  it('puts whoever made most first, whatever kinds of stages and shifts that took', () => {
    const rows = [
      { operator: 'P', good: 5, scrapped: 0, reworked: 0 },
      { operator: 'S', good: 4, scrapped: 0, reworked: 0 },
      { operator: 'S', good: 2, scrapped: 0, reworked: 0 },
    ];
    const spec = chartOf(reportOf('operator-performance', ['good'], rows), '');
    expect(spec?.categories).toEqual(['S', 'P']);
    expect(spec?.series[0]?.data).toEqual([6, 5]);
  });

  it('draws no more bars than can be read, and says of how many', () => {
    const rows = Array.from({ length: MAX_BARS + 1 }, (_, n) => ({ stage: `S${n}`, waiting: n }));
    const spec = chartOf(reportOf('work-in-process', ['waiting'], rows), '');
    expect([spec?.categories.length, spec?.rows.length, spec?.of]).toEqual([
      MAX_BARS,
      MAX_BARS,
      MAX_BARS + 1,
    ]);
    const days = Array.from({ length: 30 }, (_, n) => ({
      day: `2026-01-${n + 1}`,
      finished: n,
      scrapped: 0,
    }));
    const made = chartOf(reportOf('throughput', ['finished', 'scrapped'], days), '');
    expect([made?.categories.length, made?.of]).toEqual([30, 30]);
  });

  it('draws how long orders took and how late they are in days; those of which neither is known are left out', () => {
    const rows = [
      { designation: 'A', orderNumber: '1', leadSeconds: 86_400 * 2.5, daysLate: 0 },
      { designation: 'B', orderNumber: null, leadSeconds: null, daysLate: 3 },
      { designation: 'C', orderNumber: '3', leadSeconds: null, daysLate: 0 },
      { designation: 'D', orderNumber: '4', leadSeconds: null, daysLate: null },
    ];
    const spec = chartOf(reportOf('order-completion', ['leadSeconds', 'daysLate'], rows), '');
    expect([spec?.categories, spec?.of, spec?.axis]).toEqual([['A · 1', 'B'], 4, 'days']);
    expect(spec?.series.map(({ data }) => data)).toEqual([
      [2.5, null],
      [0, 3],
    ]);
  });

  it('draws what is finished of orders where none is complete or late', () => {
    const rows = [
      { designation: 'A', orderNumber: '1', leadSeconds: null, daysLate: 0, finished: 4, scrapped: 1 },
    ];
    const spec = chartOf(reportOf('order-completion', ['finished', 'scrapped'], rows), '');
    expect([spec?.axis, spec?.series.map(({ data }) => data[0])]).toEqual(['count', [4, 1]]);
  });

  it('draws the lead time alone of the batches of one order', () => {
    const rows = [{ code: 'K7', designation: 'A', leadSeconds: 86_400 }];
    const spec = chartOf(reportOf('order-completion', ['leadSeconds'], rows), '');
    expect([spec?.categories, spec?.series.map(({ name }) => name)]).toEqual([['A · K7'], ['<leadSeconds>']]);
  });

  it('draws defects by one list at a time, with the running share in percent', () => {
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
    const byCause = chartOf(reportOf('defects', ['defects', 'cumulativeShare'], rows), '', 'cause');
    expect([byCause?.categories, byCause?.of]).toEqual([['Welding'], 1]);
    expect(chartOf(reportOf('defects', ['defects'], rows), '', 'found')).toBeNull();
  });
});
