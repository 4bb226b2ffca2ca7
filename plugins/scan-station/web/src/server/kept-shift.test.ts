import { makeUndo } from '../outbox/kept-item';
import { anItem, IVAN, OLGA } from '../outbox/some-items';
import { keepShift, keptShift, shiftScanOf } from './kept-shift';
import type { ShiftScan } from './shift';

function device(kept?: string) {
  const items = new Map(kept === undefined ? [] : [['tracker-scan-shift', kept]]);
  return {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
  };
}

const NOW_MS = Date.parse('2026-11-24T12:00:00.000Z');
const counted = { verdict: { kind: 'counted' }, answer: null } as const;

function scan(id: string, changes: Partial<ShiftScan> = {}): ShiftScan {
  const made = shiftScanOf({ item: anItem(id, 'P'), ...counted });
  if (!made) throw new Error('It counts.');
  return { ...made, ...changes };
}

const ids = (scans: readonly ShiftScan[]): string[] => scans.map(({ scanId }) => scanId);

describe('the shift that a device keeps', () => {
  it('is each person’s own, the latest first, without what is older than a day', () => {
    const storage = device();
    const old = scan('c', { occurredAt: '2026-11-23T11:59:59.000Z' });
    keepShift(
      storage,
      IVAN.id,
      [scan('a'), old, scan('b', { occurredAt: '2026-11-24T11:00:00.000Z' })],
      NOW_MS,
    );
    keepShift(storage, OLGA.id, [scan('d')], NOW_MS);
    expect(ids(keptShift(storage, IVAN.id))).toEqual(['b', 'a']);
    expect(ids(keptShift(storage, OLGA.id))).toEqual(['d']);
  });

  it('names each once, as it was told last, and of very many the latest', () => {
    const storage = device();
    keepShift(storage, IVAN.id, [scan('a')], NOW_MS);
    keepShift(storage, IVAN.id, [scan('a', { good: 7 })], NOW_MS);
    expect(keptShift(storage, IVAN.id)).toEqual([{ ...scan('a', { good: 7 }), operatorId: IVAN.id }]);
    const many = Array.from({ length: 301 }, (_, place) =>
      scan(`m${place}`, { occurredAt: new Date(NOW_MS - place).toISOString() }),
    );
    keepShift(storage, OLGA.id, many, NOW_MS);
    expect(ids(keptShift(storage, OLGA.id))).toHaveLength(300);
    expect(keptShift(storage, IVAN.id)).toEqual([]);
  });

  it.each(['{', '7', '[{"operatorId":"1"}]'])('reads %j as nothing', (text) => {
    expect(keptShift(device(text), IVAN.id)).toEqual([]);
  });
});

describe('a counted act', () => {
  it('stands in it with the moment that the server says, an undo with what it takes back', () => {
    const report = anItem('a', 'P');
    const undo = makeUndo(report, {
      id: 'u',
      occurredAt: '2026-11-24T10:05:00.000Z',
      operator: IVAN,
      madeIn: 's1',
    });
    const answer = { scan: { occurredAt: '2026-11-24T09:00:00.000Z' } } as never;
    expect(shiftScanOf({ item: report, ...counted, answer })).toMatchObject({
      ...{ scanId: 'a', kind: 'report', good: 1, undoes: null, occurredAt: '2026-11-24T09:00:00.000Z' },
    });
    expect(shiftScanOf({ item: undo, ...counted })).toMatchObject({
      ...{ scanId: 'u', kind: 'undo', good: 1, undoes: 'a', occurredAt: '2026-11-24T10:05:00.000Z' },
    });
  });

  it('is no call, and nothing that was refused', () => {
    const call = anItem('c', 'P', { kind: 'call', call: { reason: null, comment: '' } });
    const verdict = { kind: 'later' } as const;
    expect(shiftScanOf({ item: call, ...counted })).toBeNull();
    expect(shiftScanOf({ item: anItem('a', 'P'), verdict, answer: null })).toBeNull();
  });
});
