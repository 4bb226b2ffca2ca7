import type { Report, ReportName, ReportRow } from '../../../server/src/reports/contracts';
import { MAX_BARS, type DefectList } from './chart-spec';
import { chartsOf } from './report-charts';

function reportOf(report: ReportName, keys: string[], rows: ReportRow[]): Report {
  return {
    ...{ report, title: report, definition: '', at: '', timeZone: 'UTC', period: { from: '', to: '' } },
    ...{ filters: {}, notApplied: [], totals: null, totalColumns: [], notes: [], truncated: false },
    columns: keys.map((key) => ({ key, kind: 'count' as const, title: `<${key}>`, definition: null })),
    rows,
  };
}

const wish = { today: '2026-01-01', noHistory: 'too little', after: (day: string) => `after ${day}` };

const seriesOf = (report: Report, list?: DefectList) =>
  chartsOf(report, { ...wish, ...(list ? { list } : {}) }).map(({ series }) =>
    series.map(({ name, data }) => [name, data]),
  );

describe('chartsOf', () => {
  it('draws nothing of nothing', () => {
    expect(chartsOf(reportOf('throughput', ['day'], []), wish)).toEqual([]);
  });

  it('adds an operator up over kinds of stages and shifts', () => {
    const rows = [
      { operator: 'P', good: 5, scrapped: 1, reworked: 0 },
      { operator: 'S', good: 4, scrapped: 0, reworked: 0 },
      { operator: 'P', good: 2, scrapped: 0, reworked: 3 },
    ];
    const [spec] = chartsOf(reportOf('operator-performance', ['good', 'scrapped', 'reworked'], rows), wish);
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
    const [spec] = chartsOf(reportOf('cumulative-flow', keys, rows), wish);
    expect(spec?.series.map(({ name, data }) => [name, data[0]])).toEqual([
      ['<withdrawn>', 4],
      ['<scrapped>', 0],
      ['<finished>', 1],
      ['<stage:b>', 2],
      ['<stage:a>', 3],
    ]);
  });

  it('draws forecasts as days from today beside the due dates, and one without a forecast as an empty row', () => {
    const rows: ReportRow[] = [
      {
        ...{ designation: 'A', orderNumber: '7', dueDate: '2025-12-30' },
        p50: '2026-01-05',
        p85: '2026-02-01',
      },
      {
        ...{ designation: 'B', orderNumber: null, dueDate: '2026-01-11' },
        p50: null,
        p85: null,
        enoughHistory: false,
      },
      {
        designation: 'C',
        dueDate: '2099-12-31',
        p50: null,
        p85: null,
        enoughHistory: true,
        outlook: 'lacks 3',
      },
    ];
    const [spec] = chartsOf(reportOf('forecast', ['p50', 'p85', 'dueDate'], rows), wish);
    expect(spec?.categories).toEqual(['A · 7', 'B: too little', 'C: lacks 3']);
    expect([spec?.axis, spec?.of, spec?.rows.length]).toEqual(['dates', 3, 3]);
    expect(spec?.series.map(({ data }) => data)).toEqual([
      [4, null, null],
      [31, null, null],
    ]);
    // A due date that is years away would leave no room for the days.
    expect(spec?.marks).toEqual({ name: '<dueDate>', data: [-2, 10, null] });
  });

  it('draws no bar to a day of which no more is known than that it lies after the last one', () => {
    const rows: ReportRow[] = [
      { designation: 'A', dueDate: null, p50: '2026-01-05', p85: null, beyond: '2027-08-01' },
      { designation: 'B', dueDate: null, p50: null, p85: null, beyond: '2027-08-01' },
    ];
    const [spec] = chartsOf(reportOf('forecast', ['p50', 'p85', 'dueDate'], rows), wish);
    expect(spec?.categories).toEqual(['A: P85 after 2027-08-01', 'B: after 2027-08-01']);
    expect(spec?.series.map(({ data }) => data)).toEqual([
      [4, null],
      [null, null],
    ]);
  });

  it('puts whoever made most first, whatever kinds of stages and shifts that took', () => {
    const rows = [
      { operator: 'P', good: 5, scrapped: 0, reworked: 0 },
      { operator: 'S', good: 4, scrapped: 0, reworked: 0 },
      { operator: 'S', good: 2, scrapped: 0, reworked: 0 },
    ];
    const [spec] = chartsOf(reportOf('operator-performance', ['good'], rows), wish);
    expect(spec?.categories).toEqual(['S', 'P']);
    expect(spec?.series[0]?.data).toEqual([6, 5]);
  });

  it('draws no more bars than can be read, and says of how many', () => {
    const rows = Array.from({ length: MAX_BARS + 1 }, (_, n) => ({ stage: `S${n}`, waiting: n }));
    const drawn = chartsOf(reportOf('work-in-process', ['waiting'], rows), wish);
    expect(drawn.map(({ categories, rows: of, of: all }) => [categories.length, of.length, all])).toEqual([
      [MAX_BARS, MAX_BARS, MAX_BARS + 1],
      [MAX_BARS, MAX_BARS, MAX_BARS + 1],
    ]);
    const days = Array.from({ length: 30 }, (_, n) => ({
      day: `2026-01-${n + 1}`,
      finished: n,
      scrapped: 1,
    }));
    const [made] = chartsOf(reportOf('throughput', ['finished', 'scrapped'], days), wish);
    // Scrap of all stages is no part of what the last one made.
    expect([made?.categories.length, made?.of, made?.series.map(({ name }) => name)]).toEqual([
      30,
      30,
      ['<finished>'],
    ]);
  });

  it('draws waiting and working apart beside p50 and p85 where starts tell them, in days where they are long', () => {
    const keys = ['p50Seconds', 'p85Seconds', 'waitingSeconds', 'workingSeconds'];
    const told = {
      stage: 'A',
      p50Seconds: 7_200,
      p85Seconds: 9_000,
      waitingSeconds: 3_600,
      workingSeconds: 900,
    };
    const untold = {
      stage: 'B',
      p50Seconds: 3_600,
      p85Seconds: 4_500,
      waitingSeconds: null,
      workingSeconds: null,
    };
    const [apart] = chartsOf(reportOf('stage-time', keys, [told, untold]), wish);
    expect([apart?.axis, apart?.stacked]).toEqual(['hours', true]);
    expect(apart?.series.map(({ group, data }) => [group, data])).toEqual([
      ['p50', [2, 1]],
      ['p85', [2.5, 1.25]],
      ['split', [1, null]],
      ['split', [0.25, null]],
    ]);
    const slow = { ...untold, p85Seconds: 86_400 * 3 };
    const [together] = chartsOf(reportOf('stage-time', keys, [slow]), wish);
    expect([together?.axis, together?.stacked, together?.series.map(({ data }) => data[0])]).toEqual([
      'days',
      false,
      [0.04, 3],
    ]);
  });

  it('draws what waits, and below it the age of the oldest beside the p85 of the stage', () => {
    const rows = [
      { stage: 'A', waiting: 4, ageSeconds: 10 * 86_400, ownP85Seconds: 86_400 },
      { stage: 'B', waiting: 9, ageSeconds: 86_400, ownP85Seconds: null },
    ];
    const keys = ['waiting', 'ageSeconds', 'ownP85Seconds'];
    expect(seriesOf(reportOf('work-in-process', keys, rows))).toEqual([
      [['<waiting>', [4, 9]]],
      [
        ['<ageSeconds>', [10, 1]],
        ['<ownP85Seconds>', [1, null]],
      ],
    ]);
  });

  it('draws orders three times, each on an axis of its own and all of them: finished, lead time, days late', () => {
    const rows = [
      {
        designation: 'A',
        orderNumber: '1',
        finished: 4,
        scrapped: 1,
        leadSeconds: 86_400 * 2.5,
        daysLate: 0,
      },
      { designation: 'B', orderNumber: null, finished: 0, scrapped: 0, leadSeconds: null, daysLate: 3 },
    ];
    const keys = ['finished', 'scrapped', 'leadSeconds', 'daysLate'];
    const report = reportOf('order-completion', keys, rows);
    expect(seriesOf(report)).toEqual([
      [
        ['<finished>', [4, 0]],
        ['<scrapped>', [1, 0]],
      ],
      [['<leadSeconds>', [2.5, null]]],
      [['<daysLate>', [0, 3]]],
    ]);
    expect(chartsOf(report, wish).map(({ axis, categories }) => [axis, categories])).toEqual([
      ['count', ['A · 1', 'B']],
      ['days', ['A · 1', 'B']],
      ['days', ['A · 1', 'B']],
    ]);
  });

  it('leaves out the lead time and the lateness of orders that have none', () => {
    const rows = [
      { designation: 'A', orderNumber: '1', leadSeconds: null, daysLate: 0, finished: 4, scrapped: 1 },
    ];
    const drawn = chartsOf(reportOf('order-completion', ['finished', 'scrapped'], rows), wish);
    expect(drawn.map(({ axis, series }) => [axis, series.map(({ data }) => data[0])])).toEqual([
      ['count', [4, 1]],
    ]);
  });

  it('names the batches of one order by their codes', () => {
    const rows = [{ code: 'K7', designation: 'A', finished: 1, scrapped: 0, leadSeconds: 86_400 }];
    const drawn = chartsOf(reportOf('order-completion', ['leadSeconds'], rows), wish);
    expect(drawn.map(({ categories }) => categories)).toEqual([['A · K7'], ['A · K7']]);
  });

  it('rounds a share once, to the digit that the table tells', () => {
    const rows = [
      { stage: 'A', yieldAtLeast: 0.993_46 },
      { stage: 'B', yieldAtLeast: 0.666_666 },
      { stage: 'C', yieldAtLeast: null },
    ];
    expect(seriesOf(reportOf('first-pass-yield', ['yieldAtLeast'], rows))).toEqual([
      [['<yieldAtLeast>', [99.3, 66.7, null]]],
    ]);
  });

  it('draws defects by one list at a time, scrap and rework each in its colour, with the running share in percent', () => {
    const rows = [
      { byCode: 'reason', name: 'Crack', scrapped: 2, reworked: 1, cumulativeShare: 0.75 },
      { byCode: 'reason', name: 'Size', scrapped: 0, reworked: 1, cumulativeShare: 1 },
      { byCode: 'cause', name: 'Welding', scrapped: 3, reworked: 1, cumulativeShare: 1 },
    ];
    const report = reportOf('defects', ['scrapped', 'reworked', 'cumulativeShare'], rows);
    const [spec] = chartsOf(report, wish);
    expect(spec?.series.map(({ meaning, data }) => [meaning, data])).toEqual([
      ['scrap', [2, 0]],
      ['rework', [1, 1]],
      ['plain', [75, 100]],
    ]);
    const [byCause] = chartsOf(report, { ...wish, list: 'cause' });
    expect([byCause?.categories, byCause?.of]).toEqual([['Welding'], 1]);
    expect(seriesOf(report, 'found')).toEqual([]);
  });
});
