import type { OperatorRow } from '../../../contracts';
import { NOBODY, withoutTicked, withTicked } from './ticked';

const row = (id: string, name: string): OperatorRow => ({
  ...{ id, name, role: 'operator', blocked: false },
  ...{ badgeIssuedAt: null, pinSetAt: null },
});

it('keeps who is ticked over searches, in the order of the ticks, each once', () => {
  const first = withTicked(NOBODY, [row('v', 'Волков')]);
  const both = withTicked(first, [row('o', 'Орлова'), row('v', 'Волков П.')]);
  expect([...both.values()].map(({ name }) => name)).toEqual(['Волков П.', 'Орлова']);
  expect([...withoutTicked(both, 'v').keys()]).toEqual(['o']);
  expect([first.size, NOBODY.size]).toEqual([1, 0]);
});
