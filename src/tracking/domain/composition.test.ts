import fc from 'fast-check';
import { circleOf, refuseLine, type Line } from './composition';

const line = (parent: number, child: number): Line => ({ parent, child });

describe('a circle', () => {
  it('closes over the line to oneself and over any way down', () => {
    expect(circleOf([], line(1, 1))).toEqual([1, 1]);
    expect(circleOf([line(2, 1)], line(1, 2))).toEqual([1, 2, 1]);
    expect(circleOf([line(2, 3), line(3, 4), line(4, 1)], line(1, 2))).toEqual([1, 2, 3, 4, 1]);
    expect(circleOf([line(2, 3), line(3, 1), line(2, 1)], line(1, 2))).toEqual([1, 2, 1]);
  });

  it('does not close where a batch is used twice', () => {
    expect(circleOf([line(1, 2), line(1, 3), line(2, 4)], line(3, 4))).toBeNull();
    expect(circleOf([], line(1, 2))).toBeNull();
  });

  it('is found exactly where one can walk from the child back to the parent, by lines that exist', () => {
    const batch = fc.integer({ min: 1, max: 7 });
    const lines = fc.array(fc.record({ parent: batch, child: batch }), { maxLength: 14 });
    fc.assert(
      fc.property(lines, batch, batch, (existing, parent, child) => {
        const reachable = new Set([child]);
        for (let round = 0; round < 7; round += 1)
          for (const one of existing) if (reachable.has(one.parent)) reachable.add(one.child);
        const circle = circleOf(existing, line(parent, child));
        expect(circle !== null).toBe(reachable.has(parent));
        if (!circle) return;
        expect([circle[0], circle[1], circle.at(-1)]).toEqual([parent, child, parent]);
        const steps = circle.slice(1).map((to, index) => line(circle[index] ?? 0, to));
        for (const step of steps.slice(1)) expect(existing).toContainEqual(step);
      }),
    );
  });
});

describe('a line', () => {
  it.each([
    ['is added where there is none', null, 2, null, null],
    ['is added where there must be none', null, 2, 'no-line', null],
    ['is changed', 1, 2, 'line', null],
    ['is removed', 1, null, null, null],
    ['that is there is no new one', 1, 2, 'no-line', 'line-exists'],
    ['that says so already does not change', 2, 2, null, 'line-exists'],
    ['that is missing does not change', null, 2, 'line', 'line-not-found'],
    ['that is missing is not removed', null, null, null, 'line-not-found'],
  ] as const)('%s', (_what, before, after, expects, code) => {
    expect(refuseLine({ before, after, expects })?.code ?? null).toBe(code);
  });
});
