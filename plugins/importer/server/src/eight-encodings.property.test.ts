import fc from 'fast-check';
import { linesOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { madeOf, treeOf } from '../../../../tests/support/random-trees';
import * as written from '../../../../tests/support/written-bom';
import type { Branch, Noise, Written } from '../../../../tests/support/written-bom';
import type { BomFormat } from './contracts';

const RUNS = 40;

const NOISE: fc.Arbitrary<Noise> = fc.record({
  titles: fc.subarray(['Заказ 117', 'ООО «Завод»', 'Дата: 31.01.2026']),
  titlesMerged: fc.boolean(),
  blanks: fc.array(fc.nat(20), { maxLength: 4 }),
  headerAgain: fc.boolean(),
  total: fc.boolean(),
  subtotals: fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 3 }),
  footer: fc.boolean(),
  column: fc.boolean(),
  mergedBeside: fc.boolean(),
});

async function readBack(bytes: Buffer, where: string) {
  const found = await (where.startsWith('.csv') ? understood(bytes) : understoodXlsx(bytes));
  return {
    format: found.format,
    errors: found.issues.filter(({ severity }) => severity === 'error'),
    parts: found.parts.map(({ key, quantity }): [string, number] => [key, quantity]).sort(),
    lines: linesOf(found).sort(),
  };
}

type Case = [BomFormat, string, (root: Branch) => Written, (sheet: Written) => Buffer, number];
const { asCsv, asXlsx } = written;
const CASES: Case[] = [
  ['dotted-number', '.xlsx', written.DOTTED, asXlsx, 6],
  ['dotted-number', '.csv, sorted as text', written.DOTTED_AS_TEXT, asCsv, 6],
  ['level-column', '.xlsx', written.LEVELS, asXlsx, 6],
  ['level-column', '.csv', written.LEVELS, asCsv, 6],
  ['level-columns', '.xlsx, designations in them', written.LEVEL_COLUMNS, asXlsx, 6],
  ['level-columns', '.csv, designations in them', written.LEVEL_COLUMNS, asCsv, 6],
  ['level-columns', '.xlsx, a staircase', written.STAIRCASE, asXlsx, 6],
  ['level-columns', '.csv, a staircase', written.STAIRCASE, asCsv, 6],
  ['parent-column', '.xlsx', written.PARENTS, asXlsx, 6],
  ['parent-column', '.csv', written.PARENTS, asCsv, 6],
  ['product-row', '.xlsx', written.PRODUCT_ROWS, asXlsx, 6],
  ['product-row', '.csv', written.PRODUCT_ROWS, asCsv, 6],
  ['section-headings', '.xlsx', written.SECTIONS, asXlsx, 6],
  ['section-headings', '.csv', written.SECTIONS, asCsv, 6],
  ['group-column', '.xlsx, merged', written.GROUPS, asXlsx, 2],
  ['group-column', '.xlsx, on each row', written.GROUPS_REPEATED, asXlsx, 6],
  ['group-column', '.csv, on each row', written.GROUPS_REPEATED, asCsv, 6],
  ['group-column', '.xlsx, written once', written.GROUPS_ONCE, asXlsx, 6],
  ['group-column', '.csv, written once', written.GROUPS_ONCE, asCsv, 6],
  ['outline', '.xlsx', written.OUTLINE, asXlsx, 6],
  ['outline', '.xlsx, assemblies below', written.OUTLINE_BELOW, asXlsx, 6],
  ['indentation', '.xlsx, by style', written.INDENTED, asXlsx, 6],
  ['indentation', '.csv, by spaces', written.SPACED, asCsv, 6],
];

describe('any tree comes back the same', () => {
  it.each(CASES)('from %s in %s', async (format, where, write, encode, maxDepth) => {
    await fc.assert(
      fc.asyncProperty(treeOf(maxDepth), async (root) => {
        fc.pre(format !== 'group-column' || root.children.some(({ children }) => children.length > 0));
        expect(await readBack(encode(write(root)), where)).toEqual({ format, errors: [], ...madeOf(root) });
      }),
      { numRuns: RUNS },
    );
  });

  it.each(CASES)('from %s in %s with noise around it', async (format, where, write, encode, maxDepth) => {
    await fc.assert(
      fc.asyncProperty(treeOf(maxDepth), NOISE, async (root, noise) => {
        fc.pre(format !== 'group-column' || root.children.some(({ children }) => children.length > 0));
        const bytes = encode(written.withNoise(write(root), noise));
        expect(await readBack(bytes, where)).toEqual({ format, errors: [], ...madeOf(root) });
      }),
      { numRuns: RUNS },
    );
  });
});
