import { shiftOf } from '../server/shift';
import { anItem, IVAN, OLGA, REFUSAL } from '../outbox/some-items';
import { setZone } from './moment';
import { isUndoable, mayTakeBack, reportsOf, shiftSince, totalsOf } from './shift';

const row = (scanId: string, changes: object = {}) => ({
  ...{ scanId, kind: 'report', partCode: 'P', partDesignation: 'D-1', partName: null, operationNumber: 1 },
  ...{ stageName: 'Cut', good: 5, scrapped: 1, reworked: 0, reworkTo: null, undoes: null },
  ...{ occurredAt: '2026-11-24T10:00:00.000Z', ...changes },
});

it('a shift comes to its reports less what was taken back', () => {
  const undo = { kind: 'undo', good: 2, scrapped: 1, undoes: 'a' };
  const reports = reportsOf(shiftOf({ data: [row('u', undo), row('b'), 7, row('a')] }));
  expect(reports.map(({ scan, left }) => [scan.scanId, left])).toEqual([
    ['b', { good: 5, scrapped: 1, rework: 0 }],
    ['a', { good: 3, scrapped: 0, rework: 0 }],
  ]);
  expect(totalsOf(reports)).toEqual({ good: 8, scrapped: 1, rework: 0 });
  expect(shiftOf('a proxy')).toEqual([]);
});

it.each([
  ['2026-11-24T10:09:59.000Z', true],
  ['2026-11-24T10:10:00.000Z', false],
])('its maker takes a report of 10:00 back at %s: %s', (now, may) => {
  const [report] = reportsOf(shiftOf({ data: [row('a')] }));
  expect(report && isUndoable(report, Date.parse(now))).toBe(may);
  const undone = reportsOf(shiftOf({ data: [row('u', { kind: 'undo', undoes: 'a' }), row('a')] }));
  expect(undone[0] && isUndoable(undone[0], Date.parse(now))).toBe(false);
});

it.each([
  ['2026-11-24T21:05:00.000Z', '2026-11-24T09:05:00.000Z'],
  ['2026-11-24T05:00:00.000Z', '2026-11-23T17:00:00.000Z'],
  ['2026-11-24T09:30:00.000Z', '2026-11-23T21:00:00.000Z'],
  ['2026-11-24T15:00:00.000Z', '2026-11-23T21:00:00.000Z'],
])('a shift in Moscow that is looked at at %s is told since %s', (now, since) => {
  setZone('Europe/Moscow');
  expect(new Date(shiftSince(Date.parse(now))).toISOString()).toBe(since);
  setZone(undefined);
});

describe('a report that is still kept', () => {
  const report = anItem('a', 'P');
  const may = ['report', 'undo-own'];
  const at = (time: string): number => Date.parse(`2026-11-24T${time}.000Z`);

  it('is taken back by its maker, in time', () => {
    expect(mayTakeBack(report, { ...IVAN, may }, at('10:09:59'))).toBe(true);
    expect(mayTakeBack(report, { ...IVAN, may }, at('10:10:00'))).toBe(false);
    expect(mayTakeBack(report, { ...OLGA, may }, at('10:00:01'))).toBe(false);
    expect(mayTakeBack(report, { ...IVAN, may: ['report'] }, at('10:00:01'))).toBe(false);
  });

  it('is not where it is refused, an undo or a call', () => {
    for (const change of [{ refusal: REFUSAL }, { kind: 'undo' }, { kind: 'call' }] as const)
      expect(mayTakeBack({ ...report, ...change }, { ...IVAN, may }, at('10:00:01'))).toBe(false);
  });
});
