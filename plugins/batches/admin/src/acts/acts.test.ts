import type { PartView } from '../../../../../src/tracking/contracts';
import { actsFor } from './acts';

const part = { status: 'in-work', hold: null, lot: 0 } as PartView;
const held: PartView = {
  ...part,
  status: 'held',
  hold: { kind: 'tool', reason: 'Нет калибра', since: '2026-01-31T10:00:00.000Z', by: 'Мастер' },
};
const names = (given: PartView, may = () => true) => actsFor(given, may).map(({ name }) => name);

it('offers a hold or its release, never both', () => {
  expect(names(part)).toEqual(['hold', 'add', 'withdraw', 'split', 'route', 'void-label', 'cancel']);
  expect(names(held)[0]).toBe('release-hold');
  expect(names(held)).not.toContain('hold');
});

it('offers the reversal of a split at a lot only, and nothing on a cancelled batch', () => {
  expect(names({ ...part, lot: 2 })).toContain('reverse-split');
  expect(names({ ...part, status: 'cancelled' })).toEqual([]);
});

it('offers nobody what the role does not allow', () => {
  expect(actsFor(part, (capability) => capability === 'hold').map(({ name }) => name)).toEqual(['hold']);
  expect(names(part, () => false)).toEqual([]);
});
