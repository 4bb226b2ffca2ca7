import type { KeptItem } from '../outbox/kept-item';
import { heldOf } from './held';

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
