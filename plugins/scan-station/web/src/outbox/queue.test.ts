import fc from 'fast-check';
import { makeUndo, type KeptItem } from './kept-item';
import { afterVerdict, afterWord, backoffMs, MAX_BATCH, sendable, settledWith, verdictOf } from './queue';
import { anItem as item, IVAN, OLGA, REFUSAL } from './some-items';
import { MAX_KEPT, MemoryStore } from './store';

const ids = (items: readonly KeptItem[]): string[] => items.map(({ id }) => id);

describe('what is sent next', () => {
  it('is everything in its order, but nothing behind a refusal of the same part', () => {
    const items = [item('a', 'P'), item('b', 'Q', { refusal: REFUSAL }), item('c', 'Q'), item('d', 'P')];
    expect(ids(sendable(items, '1'))).toEqual(['a', 'd']);
  });

  it('takes a call for the foreman past reports that are stuck, and lets none wait for it', () => {
    const call = { kind: 'call', call: { reason: 'machine', comment: '' } } as const;
    const items = [item('a', 'P', { refusal: REFUSAL }), item('b', 'P', call), item('c', 'P')];
    expect(ids(sendable(items, '1'))).toEqual(['b']);
    expect(ids(sendable([item('d', 'Q', { ...call, refusal: REFUSAL }), item('e', 'Q')], '1'))).toEqual([
      'e',
    ]);
  });

  it('leaves to its maker what only the maker may send, and holds up that part alone', () => {
    const items = [
      item('a', 'P', { ownOnly: true }),
      item('b', 'P'),
      item('c', 'Q', { madeIn: null }),
      item('d', 'R', { operator: OLGA }),
    ];
    expect(ids(sendable(items, '2'))).toEqual(['d']);
    expect(ids(sendable(items, '1'))).toEqual(['a', 'b', 'c', 'd']);
  });

  it('is no more than one request carries', () => {
    const many = Array.from({ length: MAX_BATCH + 1 }, (_, place) => item(`i${place}`, `P${place}`));
    expect(sendable(many, '1')).toHaveLength(MAX_BATCH);
  });

  it('keeps the order of each part and skips nothing in it, whatever is stuck', () => {
    const anAct = fc.record({
      part: fc.constantFrom('P', 'Q', 'R'),
      operator: fc.constantFrom(IVAN, OLGA),
      refused: fc.boolean(),
      ownOnly: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anAct, { maxLength: 30 }), (made) => {
        const items = made.map(({ part, operator, refused, ownOnly }, place) =>
          item(`i${place}`, part, { operator, ownOnly, refusal: refused ? REFUSAL : null }),
        );
        const sent = sendable(items, '1');
        for (const part of ['P', 'Q', 'R']) {
          const all = items.filter(({ body }) => body.partCode === part);
          const some = sent.filter(({ body }) => body.partCode === part);
          expect(ids(some)).toEqual(ids(all.slice(0, some.length)));
          const next = all[some.length];
          if (next && sent.length < MAX_BATCH)
            expect(next.refusal !== null || (next.ownOnly && next.operator.id !== '1')).toBe(true);
        }
      }),
    );
  });
});

describe('what the server said', () => {
  const said = (status: number, code: string, details = {}, isForeign = false) =>
    verdictOf(status, { code, message: 'm', details }, isForeign).kind;

  it('is repeated by itself only where that can help', () => {
    expect(said(409, 'quantity-exceeds-waiting')).toBe('refused');
    expect(said(409, 'earlier-item-refused')).toBe('later');
    expect(said(503, 'busy')).toBe('later');
    expect(said(429, 'too-many-attempts')).toBe('later');
    expect(said(409, 'already-settled')).toBe('counted');
    expect(said(409, 'already-undone')).toBe('counted');
    expect(said(403, 'not-permitted', { capability: 'correct-others' }, true)).toBe('own-only');
    expect(said(403, 'not-permitted', { capability: 'correct-others' }, false)).toBe('refused');
    expect(said(403, 'not-permitted', { capability: 'report' }, true)).toBe('refused');
  });

  it('changes what is kept: counted goes, refused stays with its reason', () => {
    const kept = item('a', 'P', { putAside: true });
    expect(afterVerdict(kept, { kind: 'counted' })).toBeNull();
    expect(afterVerdict(kept, { kind: 'refused', refusal: REFUSAL })).toEqual({
      ...{ ...kept, refusal: REFUSAL, putAside: false },
    });
    expect(afterVerdict(kept, { kind: 'own-only' })).toEqual({ ...kept, ownOnly: true });
    expect(afterVerdict(kept, { kind: 'later' })).toBe(kept);
  });

  it('that was settled takes the undo of the same report with it', () => {
    const report = item('a', 'P');
    const undo = makeUndo(report, { id: 'u', occurredAt: report.occurredAt, operator: IVAN, madeIn: 's1' });
    expect(settledWith([report, item('b', 'P'), undo], 'a')).toEqual(['a', 'u']);
  });

  it.each([
    [0, 2_000],
    [1, 2_000],
    [2, 4_000],
    [5, 32_000],
    [6, 60_000],
    [1_000, 60_000],
  ])('nothing, %i times: the next attempt is in %i ms', (failures, waitMs) => {
    expect(backoffMs(failures)).toBe(waitMs);
  });
});

it('a device has room for so many acts and no more', async () => {
  const store = new MemoryStore();
  for (let place = 0; place < MAX_KEPT; place += 1) await store.add(item(`i${place}`, 'P'));
  await store.add(item('i0', 'P'));
  await expect(store.add(item('one more', 'P'))).rejects.toThrow('The outbox of this device is full.');
  await store.change({ removed: ['i0'], changed: [item('i1', 'P', { putAside: true })] });
  expect((await store.items()).slice(0, 2).map(({ id, putAside }) => [id, putAside])).toEqual([
    ['i1', true],
    ['i2', false],
  ]);
  expect(await store.items()).toHaveLength(MAX_KEPT - 1);
});

describe('a report that the foreman has dealt with', () => {
  const settledBy = { by: 'Мастер', dismissed: 'Учтено по бумаге' };
  const refusal = { code: 'already-settled', message: '', details: { settledBy } };

  it('is done with, but that nothing of it counts its maker reads first', () => {
    expect(verdictOf(409, { ...refusal, details: { settledBy: { by: 'Мастер', good: 1 } } }, false)).toEqual({
      kind: 'counted',
    });
    expect(verdictOf(409, refusal, true)).toEqual({ kind: 'counted' });
    expect(verdictOf(409, refusal, false)).toEqual({ kind: 'refused', refusal });
  });

  it('goes where it is another’s, its undo when that is dealt with too; one’s own is sent again, once', () => {
    const own = item('a', 'P', { refusal: REFUSAL, putAside: true });
    const others = item('b', 'Q', { operator: OLGA, ownOnly: true });
    const read = item('c', 'R', { refusal });
    const undo = { ...others, id: 'd', kind: 'undo' as const };
    const items = [own, others, read, undo, item('e', 'P')];
    // The report counts: what was taken back of it must not count for ever.
    expect(afterWord(items, ['b'], '1')).toEqual({ removed: ['b'], changed: [] });
    expect(afterWord(items, ['a', 'b', 'c', 'd'], '1')).toEqual({
      removed: ['b', 'd'],
      changed: [{ ...own, refusal: null, putAside: false }],
    });
    expect(afterWord(items, [], '1')).toEqual({ removed: [], changed: [] });
  });
});
