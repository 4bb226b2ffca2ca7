import fc from 'fast-check';
import { madeOf, treeOf } from '../../../../tests/support/random-trees';
import { linesOf, understoodXlsx } from '../../../../tests/support/understood';
import * as written from '../../../../tests/support/written-bom';
import type { Branch, Written } from '../../../../tests/support/written-bom';
import type { BomFormat } from './contracts';

const RUNS = 25;

/** How a table is printed over sheets: after which rows a sheet ends, and which further sheets have a heading. */
const PAGES = fc.record({
  ends: fc.array(fc.nat(30), { maxLength: 3 }),
  headed: fc.tuple(fc.boolean(), fc.boolean(), fc.boolean()),
});
type Pages = typeof PAGES extends fc.Arbitrary<infer Value> ? Value : never;

const rowsOf = (reference: string): [number, number] => {
  const [top = 0, bottom = 0] = (reference.match(/\d+/g) ?? []).map(Number);
  return [top, bottom];
};

/** The rows of a table on one to four sheets; nothing that is merged is parted. */
function overSheets(
  { rows, merges }: Written,
  { ends, headed }: Pages,
): { name: string; written: Written }[] {
  const [heading, ...data] = rows;
  if (!heading) return [];
  // The first row of a sheet has this place among the rows, the heading is 1.
  const parted = (first: number): boolean =>
    merges.some((reference) => {
      const [top, bottom] = rowsOf(reference);
      return top < first && first <= bottom;
    });
  const starts = [...new Set(ends.map((end) => 2 + (end % data.length)))]
    .filter((first) => first > 2 && !parted(first))
    .sort((a, b) => a - b);
  const bounds = [2, ...starts, rows.length + 1];
  return bounds.slice(0, -1).map((first, index) => {
    const own = data.slice(first - 2, (bounds[index + 1] ?? first) - 2);
    const hasHeading = index === 0 || headed[index - 1] === true;
    const by = first - (hasHeading ? 2 : 1);
    const moved = merges.flatMap((reference) => {
      const [top, bottom] = rowsOf(reference);
      if (top === 1) return hasHeading ? [reference] : [];
      const isHere = top >= first && bottom < first + own.length;
      return isHere ? [reference.replaceAll(/\d+/g, (row) => String(Number(row) - by))] : [];
    });
    return {
      name: `Лист ${index + 1}`,
      written: { rows: [...(hasHeading ? [heading] : []), ...own], merges: moved },
    };
  });
}

async function readBack(sheets: ReturnType<typeof overSheets>, told: boolean) {
  const names = sheets.map(({ name }) => name);
  const options = told && names.length > 1 ? { joinedSheets: names } : {};
  const found = await understoodXlsx(written.asWorkbook(sheets), options);
  return {
    format: found.format,
    joinedSheets: found.joinedSheets,
    errors: found.issues.filter(({ severity }) => severity === 'error'),
    parts: found.parts.map(({ key, quantity }): [string, number] => [key, quantity]).sort(),
    lines: linesOf(found).sort(),
  };
}

type Case = [BomFormat, string, (root: Branch) => Written, number];
/** Formats in which each row says where it belongs: sheets are seen to go on. */
const EVIDENT: Case[] = [
  ['dotted-number', 'dotted numbers', written.DOTTED, 6],
  ['dotted-number', 'dotted numbers sorted as text', written.DOTTED_AS_TEXT, 6],
  ['level-column', 'levels', written.LEVELS, 6],
  ['parent-column', 'parents', written.PARENTS, 6],
];
const ALL: Case[] = [
  ...EVIDENT,
  ['level-columns', 'a column for each level', written.LEVEL_COLUMNS, 6],
  ['level-columns', 'a staircase', written.STAIRCASE, 6],
  ['product-row', 'product rows', written.PRODUCT_ROWS, 6],
  ['section-headings', 'sections', written.SECTIONS, 6],
  ['group-column', 'merged groups', written.GROUPS, 2],
  ['group-column', 'groups on each row', written.GROUPS_REPEATED, 6],
  ['outline', 'groups of rows', written.OUTLINE, 6],
  ['indentation', 'indented names', written.INDENTED, 6],
];

function expectedOf(sheets: readonly { name: string }[], format: BomFormat, root: Branch) {
  const joinedSheets = sheets.length > 1 ? sheets.map(({ name }) => name) : [];
  return { format, joinedSheets, errors: [], ...madeOf(root) };
}

describe('a tree over one to four sheets comes back the same', () => {
  it.each(EVIDENT)('from %s (%s) without a word', async (format, _what, write, maxDepth) => {
    await fc.assert(
      fc.asyncProperty(treeOf(maxDepth), PAGES, async (root, pages) => {
        const sheets = overSheets(write(root), pages);
        expect(await readBack(sheets, false)).toEqual(expectedOf(sheets, format, root));
      }),
      { numRuns: RUNS },
    );
  });

  it.each(ALL)('from %s (%s) as soon as the sheets are named', async (format, _what, write, maxDepth) => {
    await fc.assert(
      fc.asyncProperty(treeOf(maxDepth), PAGES, async (root, pages) => {
        fc.pre(format !== 'group-column' || root.children.some(({ children }) => children.length > 0));
        const sheets = overSheets(write(root), pages);
        expect(await readBack(sheets, true)).toEqual(expectedOf(sheets, format, root));
      }),
      { numRuns: RUNS },
    );
  });
});
