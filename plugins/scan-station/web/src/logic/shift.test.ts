import { shiftOf } from '../server/shift';
import { isUndoable, reportsOf, totalsOf } from './shift';

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
