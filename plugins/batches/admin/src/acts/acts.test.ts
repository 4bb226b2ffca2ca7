import type { PartView } from '../../../../../src/tracking/contracts';
import { actsFor } from './acts';

const part = { status: 'in-work' } as PartView;
const names = (given: PartView, may: (capability: string) => boolean) =>
  actsFor(given, may).map(({ name }) => name);

it('offers what the role allows, and nothing on a cancelled batch', () => {
  expect(names(part, (capability) => capability === 'assign-route')).toEqual(['route']);
  expect(names(part, () => false)).toEqual([]);
  expect(names({ ...part, status: 'cancelled' }, () => true)).toEqual([]);
});
