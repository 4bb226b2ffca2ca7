import type { HistoryEvent } from '../../../../../src/tracking/contracts';
import { eventKey, isUndone, mayBeUndone, readDetails, remainingOf } from './event-words';

const event = (more: Partial<HistoryEvent>): HistoryEvent => ({
  revision: 1,
  type: 'scan',
  kind: 'report',
  actor: 'Петров',
  occurredAt: '2026-01-31T10:00:00.000Z',
  recordedAt: '2026-01-31T10:00:00.000Z',
  details: {},
  ...more,
});

it('has words for every kind, also for one of a newer server', () => {
  const keyOf = (kind: string, details = {}) => eventKey({ kind, details } as HistoryEvent);
  expect(keyOf('split-out')).toBe('event.split-out');
  expect(keyOf('teleported')).toBe('event.other');
  expect(keyOf('report-dismissed', { scanId: 'a' })).toBe('event.report-dismissed');
  expect(keyOf('report-dismissed', { scanId: 'a', undoes: 'b' })).toBe('event.undo-dismissed');
});

it('reads what is there and passes over what is not, or is of another kind', () => {
  const { amounts, stage, reason } = readDetails(event({ details: { good: 3, stage: 'Фрез', reason: 7 } }));
  expect(amounts).toEqual({ good: 3, scrapped: 0, reworked: 0, quantity: 0 });
  expect([stage, reason]).toEqual(['Фрез', null]);
});

it('reads why a batch was held, who answered for it, and what an import changed', () => {
  expect(readDetails(event({ details: { data: { kind: 'tool' } } })).holdKind).toBe('tool');
  expect(readDetails(event({ details: { data: { kind: 'mood' } } })).holdKind).toBeNull();
  const set = event({ details: { before: null, after: { id: 'a', name: 'Орлова' } } });
  expect(readDetails(set).responsible).toEqual([null, 'Орлова']);
  const changes = [{ field: 'material', before: 'Ст3', after: null }];
  expect(readDetails(event({ details: { changes } })).changes).toEqual([
    { field: 'material', before: 'Ст3', after: '–' },
  ]);
  expect(readDetails(event({ details: { changes: 'all' } })).changes).toEqual([]);
});

it('reads which pieces of a batch were printed alone', () => {
  const piecesOf = (pieces: unknown) => readDetails(event({ details: { pieces } })).pieces;
  expect(piecesOf({ from: 3, to: 5, of: 12 })).toEqual({ from: 3, to: 5, of: 12 });
  for (const none of [undefined, null, 7, { from: 3, to: 5 }, { from: '3', to: 5, of: 12 }])
    expect(piecesOf(none)).toBeNull();
});

it('knows what can be taken back', () => {
  const undo = event({ kind: 'undo', details: { scanId: 'b', undoes: 'a' } });
  expect(mayBeUndone(event({}), undefined)).toBe(true);
  expect(mayBeUndone(undo, undefined)).toBe(false);
  expect(mayBeUndone(event({ type: 'fact', kind: 'held' }), undefined)).toBe(false);
});

it('does not offer to take back what was taken back, and knows what a part of an undo has left', () => {
  const report = event({ details: { scanId: 'a', good: 3, scrapped: 1 } });
  const start = event({ kind: 'start', details: { scanId: 's' } });
  const undo = (undoes: string, amounts: object) =>
    event({ kind: 'undo', details: { scanId: `undo of ${undoes}`, undoes, ...amounts } });

  const some = remainingOf([report, start, undo('a', { good: 2 })]);
  expect(some.get('a')).toEqual({ good: 1, scrapped: 1, reworked: 0, undone: true });
  expect([isUndone(some.get('a')), mayBeUndone(report, some.get('a'))]).toEqual([false, true]);
  expect([isUndone(some.get('s')), mayBeUndone(start, some.get('s'))]).toEqual([false, true]);

  const all = remainingOf([
    report,
    start,
    undo('a', { good: 2 }),
    undo('a', { good: 1, scrapped: 1 }),
    undo('s', {}),
  ]);
  expect([isUndone(all.get('a')), mayBeUndone(report, all.get('a'))]).toEqual([true, false]);
  expect([isUndone(all.get('s')), mayBeUndone(start, all.get('s'))]).toEqual([true, false]);
});
