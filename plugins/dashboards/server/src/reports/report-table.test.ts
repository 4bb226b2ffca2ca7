import type { Report, ReportRow } from './contracts';
import { reportCsv, tableOf } from './report-table';

function reportOf(rows: ReportRow[]): Report {
  return {
    ...{ report: 'stage-time', title: '', definition: '', at: '2026-01-31T00:00:00.000Z', timeZone: 'UTC' },
    ...{
      period: { from: '', to: '' },
      filters: {},
      notApplied: [],
      totals: null,
      totalColumns: [],
      notes: [],
    },
    columns: [
      { key: 'stage', kind: 'text', title: 'Этап', definition: null },
      { key: 'p50Seconds', kind: 'duration', title: 'p50', definition: null },
    ],
    rows,
    truncated: false,
  };
}

describe('durations in files', () => {
  it('are hours of four digits: a second is told, and half of one', () => {
    const seconds = [0, 0.4, 1, 12, 36, 5_400];
    const rows = seconds.map((p50Seconds) => ({ stage: 'A', p50Seconds }));
    expect(tableOf(reportOf(rows), 'en')).toEqual({
      headers: ['Этап', 'p50, h'],
      rows: [0, 0.0001, 0.0003, 0.0033, 0.01, 1.5].map((hours) => ['A', hours]),
    });
  });

  it('stand in a Russian text table with a comma', () => {
    const csv = reportCsv(reportOf([{ stage: 'A', p50Seconds: 12 }]), 'ru');
    expect(csv.trim().split('\r\n').at(-1)).toBe('A;0,0033');
  });
});

it('tells after which day what is forecast for none of those looked at', () => {
  const columns = (['p50', 'p85'] as const).map((key) => ({
    ...{ key, kind: 'day' as const, title: key, definition: null },
  }));
  const report = {
    ...reportOf([{ p50: '2026-03-05', p85: null, beyond: '2027-09-13' }]),
    ...{ columns },
  };
  expect(tableOf(report, 'en').rows).toEqual([['2026-03-05', 'after 2027-09-13']]);
  expect(reportCsv(report, 'ru').trim().split('\r\n').at(-1)).toBe('2026-03-05;позже 2027-09-13');
});
