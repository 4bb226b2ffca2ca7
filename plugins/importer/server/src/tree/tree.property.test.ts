import fc from 'fast-check';
import { namedOnly, type BomRow } from './bom-row';
import { parentsFirst } from './cycles';
import { growFromDottedNumbers } from './dotted-format';
import type { Forest } from './grow';
import { growFromLevels } from './level-format';
import { rollDown } from './roll-down';
import type { Line } from './structure';

/** A random tree: the parent of each node stands before it; the first node is the root. */
const TREE = fc
  .array(fc.nat(1_000), { minLength: 1, maxLength: 40 })
  .map((numbers) => numbers.map((number, index) => (index === 0 ? null : number % index)));

function row(number: string | null, level: string | null, id: number): BomRow {
  return { ...namedOnly(id, `D${id}`, null), number, level, quantity: 1, isNamedOnly: false };
}

/** Child to parent by designation. */
function parentsOf({ nodes }: Forest): Record<string, string | null> {
  return Object.fromEntries(
    nodes.map((node) => [
      node.row.designation,
      node.parent === null ? null : (nodes[node.parent]?.row.designation ?? null),
    ]),
  );
}

function expectedParents(tree: (number | null)[]): Record<string, string | null> {
  return Object.fromEntries(tree.map((parent, id) => [`D${id}`, parent === null ? null : `D${parent}`]));
}

function childrenOf(tree: (number | null)[], parent: number): number[] {
  return tree.flatMap((own, id) => (own === parent ? [id] : []));
}

describe('any tree', () => {
  it('comes back from dotted numbers in any order of rows', () => {
    fc.assert(
      fc.property(TREE, fc.array(fc.nat(), { minLength: 40, maxLength: 40 }), (tree, order) => {
        const numbers: string[] = [];
        tree.forEach((parent, id) => {
          const place = parent === null ? 1 : childrenOf(tree, parent).indexOf(id) + 1;
          numbers.push(parent === null ? '1' : `${numbers[parent]}.${place}`);
        });
        const rows = numbers.map((number, id) => row(number, null, id));
        const shuffled = rows
          .map((own, id) => ({ own, at: order[id] ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ own }) => own);
        const forest = growFromDottedNumbers(shuffled, 'A');
        expect(forest.issues).toEqual([]);
        expect(parentsOf(forest)).toEqual(expectedParents(tree));
      }),
    );
  });

  it('comes back from levels in the order of the tree', () => {
    fc.assert(
      fc.property(TREE, fc.constantFrom(0, 1), (tree, top) => {
        const rows: BomRow[] = [];
        const visit = (id: number, level: number): void => {
          rows.push(row(null, String(level), id));
          for (const child of childrenOf(tree, id)) visit(child, level + 1);
        };
        visit(0, top);
        const forest = growFromLevels(rows, 'A');
        // A tree of which only last rows have parts looks like one that was sorted.
        expect(forest.issues.filter(({ code }) => code !== 'levels-look-sorted')).toEqual([]);
        expect(parentsOf(forest)).toEqual(expectedParents(tree));
      }),
    );
  });
});

describe('required quantities', () => {
  it('are the sum over all paths from the top', () => {
    const graph = fc.array(fc.tuple(fc.nat(7), fc.nat(7), fc.integer({ min: 1, max: 4 })), { maxLength: 14 });
    fc.assert(
      fc.property(graph, fc.integer({ min: 1, max: 9 }), (edges, products) => {
        // An edge always goes to a higher number: no cycles.
        const unique = new Map<string, Line>();
        for (const [a, b, quantity] of edges) {
          if (a === b) continue;
          const [parent, child] = [String(Math.min(a, b)), String(Math.max(a, b))];
          unique.set(`${parent}-${child}`, { parent, child, quantity, rows: [] });
        }
        const lines = [...unique.values()];
        const keys = ['0', '1', '2', '3', '4', '5', '6', '7'];
        const byPaths = (key: string): number =>
          (key === '0' ? products : 0) +
          lines
            .filter(({ child }) => child === key)
            .reduce((sum, { parent, quantity }) => sum + byPaths(parent) * quantity, 0);
        const required = rollDown(keys, lines, new Map([['0', products]]));
        expect(keys.map((key) => required.get(key))).toEqual(keys.map(byPaths));
        expect(parentsFirst(keys, lines)).toHaveLength(keys.length);
      }),
    );
  });
});
