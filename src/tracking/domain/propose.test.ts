import { proposeForChildren, type ChildLine } from './propose';

const child = (changes: Partial<ChildLine> = {}): ChildLine => ({
  code: 'CHILD',
  designation: 'PT.1',
  name: null,
  quantityPerParent: 2,
  waiting: 5,
  cancelled: false,
  ...changes,
});

const proposed = (change: number, ...lines: ChildLine[]) =>
  proposeForChildren('PARENT', change, lines).map(({ act, quantity }) => [act, quantity]);

it('proposes as many pieces of each child as the bill of materials needs, and says why', () => {
  expect(proposeForChildren('PARENT', 3, [child()])).toEqual([
    {
      code: 'CHILD',
      designation: 'PT.1',
      name: null,
      act: 'add',
      quantity: 6,
      why: { parent: 'PARENT', change: 3, quantityPerParent: 2 },
    },
  ]);
});

it('proposes to withdraw no more than still waits', () => {
  expect(proposed(-2, child(), child({ waiting: 3 }), child({ waiting: 0 }))).toEqual([
    ['withdraw', 4],
    ['withdraw', 3],
  ]);
});

it('proposes nothing without a change, and nothing to a cancelled child', () => {
  expect(proposed(0, child())).toEqual([]);
  expect(proposed(4, child({ cancelled: true }))).toEqual([]);
  expect(proposed(-4, child({ cancelled: true }))).toEqual([]);
});
