import type { ColumnKind, ReportRow } from '../../../server/src/reports/contracts';
import { valueWords } from './value-words';

const words = (key: string, kind: ColumnKind, row: ReportRow, totals: ReportRow | null = null) =>
  valueWords({ key, kind, title: '', definition: null }, row, { totals, timeZone: 'UTC' }, 'en');

describe('a share', () => {
  it.each([
    [
      'of reports, never of pieces',
      'startedShare',
      { startedShare: 1, reports: 1, pieces: 9 },
      '100.0 % of 1',
    ],
    ['of first arrivals at a stage', 'yieldAtLeast', { yieldAtLeast: 0.75, firstArrivals: 8 }, '75.0 % of 8'],
    [
      'of what a person judged',
      'yieldAtLeast',
      { yieldAtLeast: 0.75, judged: 12, scrapped: 3 },
      '75.0 % of 12',
    ],
    [
      'of what was finished or scrapped',
      'finalYield',
      { finalYield: 0.8, finished: 4, scrapped: 1 },
      '80.0 % of 5',
    ],
    [
      'of all stages where it is told so',
      'finalYield',
      { finalYield: 0.5, finishedOrScrapped: 6 },
      '50.0 % of 6',
    ],
  ])('is %s', (_, key, row, told) => {
    expect(words(key, 'share', row)).toBe(told);
  });

  it('of defects is of all of them', () => {
    expect(words('share', 'share', { share: 0.25 }, { defects: 40 })).toBe('25.0 % of 40');
    expect(words('cumulativeShare', 'share', { cumulativeShare: 0.993_46 }, { defects: 40 })).toBe(
      '99.3 % of 40',
    );
  });

  it('says no whole where none is known', () => {
    expect(words('startedShare', 'share', { startedShare: 0.5, pieces: 9 })).toBe('50.0 %');
  });
});

it('tells a duration of seconds as seconds, and what is not known as a dash', () => {
  expect(words('p50Seconds', 'duration', { p50Seconds: 12 })).toBe('12 s');
  expect(words('p50Seconds', 'duration', { p50Seconds: null })).toBe('–');
});

it('tells after which day what is forecast for none of those looked at', () => {
  const row = { p50: '2026-03-05', p85: null, dueDate: null, beyond: '2027-09-13' };
  expect(words('p50', 'day', row)).toBe('Mar 5, 2026');
  expect(words('p85', 'day', row)).toBe('after Sep 13, 2027');
  expect(words('dueDate', 'day', row)).toBe('–');
});
