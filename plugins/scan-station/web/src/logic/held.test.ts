import type { KeptItem } from '../outbox/kept-item';
import { heldOf, reportsForForeman } from './held';

const item = (id: string, name: string, occurredAt: string, isRefused = false): KeptItem =>
  ({ id, operator: { id: name, name }, occurredAt, refusal: isRefused ? { code: 'x' } : null }) as KeptItem;

it('what a device keeps is told person by person, without the act that is on its way', () => {
  const kept = [
    item('a', 'Пётр', '2026-11-24T10:00:00.000Z'),
    item('b', 'Анна', '2026-11-24T11:00:00.000Z', true),
    item('c', 'Пётр', '2026-11-24T09:00:00.000Z', true),
    item('d', 'Пётр', '2026-11-24T12:00:00.000Z'),
  ];
  expect(heldOf(kept, 'd')).toEqual([
    { operator: 'Анна', waiting: 0, refused: 1, oldestAt: '2026-11-24T11:00:00.000Z' },
    { operator: 'Пётр', waiting: 1, refused: 1, oldestAt: '2026-11-24T09:00:00.000Z' },
  ]);
  expect(heldOf([], null)).toEqual([]);
});

it('what a foreman alone can settle is told with what it says: refused ones, and those of others that cannot be sent', () => {
  const report = (id: string, name: string, partCode: string, more: Partial<KeptItem> = {}): KeptItem =>
    ({
      ...item(id, name, '2026-11-24T10:00:00.000Z'),
      ...{ kind: 'report', madeIn: 'session', ownOnly: false, body: { scanId: id, partCode } },
      ...more,
    }) as KeptItem;
  const refusal = { code: 'part-cancelled', message: '', details: {} };
  const kept = [
    report('own, goes', 'Пётр', 'A'),
    report('own, refused', 'Пётр', 'B', { refusal }),
    report('own, behind it', 'Пётр', 'B'),
    report('of another, goes', 'Анна', 'C'),
    report('of another, stuck', 'Анна', 'D', { ownOnly: true }),
    report('of another, behind it', 'Вера', 'D'),
    report('of another, without a session', 'Вера', 'E', { madeIn: null }),
    report('dismissed', 'Вера', 'F', { refusal: { ...refusal, code: 'already-settled' } }),
    report('a call', 'Вера', 'E', { kind: 'call' }),
    report('on its way', 'Вера', 'E'),
  ];
  expect(reportsForForeman(kept, 'Пётр', 'on its way')).toEqual([
    { scanId: 'own, refused', partCode: 'B', maker: 'Пётр' },
    { scanId: 'of another, stuck', partCode: 'D', maker: 'Анна' },
    { scanId: 'of another, behind it', partCode: 'D', maker: 'Вера' },
    { scanId: 'of another, without a session', partCode: 'E', maker: 'Вера' },
  ]);
  // Nobody is signed in: nothing goes.
  expect(reportsForForeman(kept, null, null).map(({ scanId }) => scanId)).toEqual([
    ...['own, goes', 'own, refused', 'own, behind it', 'of another, goes', 'of another, stuck'],
    ...['of another, behind it', 'of another, without a session', 'on its way'],
  ]);
});

describe('an undo', () => {
  const act = (id: string, name: string, scanId: string, more: Partial<KeptItem> = {}): KeptItem =>
    ({
      ...item(id, name, id === scanId ? '2026-11-24T10:00:00.000Z' : '2026-11-24T10:05:00.000Z'),
      ...{ kind: id === scanId ? 'report' : 'undo', madeIn: 'session', ownOnly: false },
      ...{ body: { scanId, partCode: scanId, good: 3, occurredAt: '2026-11-24T10:00:00.000Z' } },
      ...more,
    }) as KeptItem;
  const told = (kept: KeptItem[], senderId: string | null) =>
    reportsForForeman(kept, senderId, null).map(({ scanId, undoId, maker, occurredAt }) => [
      ...[undoId ?? scanId, maker, occurredAt],
    ]);
  const AT = ['2026-11-24T10:00:00.000Z', '2026-11-24T10:05:00.000Z'] as const;

  it('is told before its report, so that a foreman does not count what was taken back', () => {
    const kept = [act('a', 'Анна', 'a', { madeIn: null }), act('b', 'Анна', 'b'), act('u', 'Анна', 'a')];
    expect(told(kept, 'Пётр')).toEqual([
      ['u', 'Анна', AT[1]],
      ['a', 'Анна', AT[0]],
    ]);
    // Its own maker sends both.
    expect(told(kept, 'Анна')).toEqual([]);
    expect(told(kept, null)).toEqual([
      ['u', 'Анна', AT[1]],
      ['a', 'Анна', AT[0]],
      ['b', 'Анна', AT[0]],
    ]);
  });

  it('of a refused report is told by its maker too', () => {
    const refusal = { code: 'part-cancelled', message: '', details: {} };
    expect(told([act('a', 'Анна', 'a', { refusal }), act('u', 'Анна', 'a')], 'Анна')).toEqual([
      ['u', 'Анна', AT[1]],
      ['a', 'Анна', AT[0]],
    ]);
  });

  it('of a report that counts is told where it was refused, or where only its maker may send it', () => {
    const refusal = { code: 'pieces-already-moved', message: '', details: {} };
    const settled = { ...refusal, code: 'already-settled' };
    expect(told([act('u', 'Анна', 'a', { ownOnly: true })], 'Пётр')).toEqual([['u', 'Анна', AT[1]]]);
    expect(told([act('u', 'Анна', 'a', { refusal })], 'Анна')).toEqual([['u', 'Анна', AT[1]]]);
    expect(told([act('u', 'Анна', 'a', { refusal: settled })], 'Анна')).toEqual([]);
    expect(told([act('u', 'Анна', 'a')], 'Пётр')).toEqual([]);
  });

  it('comes before all reports where there is more than the server reads at once', () => {
    const many = Array.from({ length: 60 }, (_, place) => `r${place}`);
    const kept = many.flatMap((id) => [act(id, 'Анна', id), act(`u-${id}`, 'Анна', id)]);
    const sent = reportsForForeman(kept, null, null);
    expect(sent).toHaveLength(100);
    expect(sent.filter(({ undoId }) => undoId !== undefined)).toHaveLength(60);
  });
});
