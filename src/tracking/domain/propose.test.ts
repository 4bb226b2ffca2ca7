import { proposeForChildren, proposeForLine, type ChildLine, type ChildNeed } from './propose';

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

describe('a changed line', () => {
  const need = (needed: number, inProduction: number, changes: { cancelled?: boolean } = {}): ChildNeed => ({
    code: 'CHILD',
    designation: 'PT.1',
    name: null,
    waiting: 5,
    cancelled: false,
    needed,
    inProduction,
    ...changes,
  });
  const suggested = (child: ChildNeed) =>
    proposeForLine('PARENT', 2, child).map(({ act, quantity }) => [act, quantity]);

  it('suggests what its parents lack, and says why', () => {
    expect(proposeForLine('PARENT', 2, need(20, 12))).toEqual([
      {
        code: 'CHILD',
        designation: 'PT.1',
        name: null,
        act: 'add',
        quantity: 8,
        why: { parent: 'PARENT', change: 0, quantityPerParent: 2 },
      },
    ]);
  });

  it('suggests to withdraw what is too much, at most what waits', () => {
    expect(suggested(need(8, 12))).toEqual([['withdraw', 4]]);
    expect(suggested(need(0, 12))).toEqual([['withdraw', 5]]);
  });

  it('suggests nothing where it fits, and nothing for a cancelled child', () => {
    expect(suggested(need(12, 12))).toEqual([]);
    expect(suggested(need(20, 12, { cancelled: true }))).toEqual([]);
  });
});
