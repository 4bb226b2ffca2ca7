import fc from 'fast-check';
import { understood } from '../../../../tests/support/understood';
import * as written from '../../../../tests/support/written-bom';
import { workbookOf } from '../../../../tests/support/zip-file';
import {
  openWorkbook,
  WORKBOOK_LIMITS,
  type Workbook,
  type WorkbookProblem,
} from '../../../../src/workbooks';
import { readSheets } from '../../../../src/workbooks/xlsx/read-sheets';
import { presentDryRun } from './dry-run';
import { headerScore } from './table/header-words';
import { understand } from './understand';

const TREE: written.Branch = {
  ...{ designation: 'И.000', name: 'Изделие', quantity: 1 },
  children: Array.from({ length: 6 }, (_, index) => ({
    ...{ designation: `У.${index}`, name: `Узел <${index}> & "к"`, quantity: index + 1 },
    children: [{ designation: `Д.${index}`, name: 'Деталь', quantity: 2, children: [] }],
  })),
};
const SHEET = written.withNoise(written.DOTTED(TREE), {
  ...{
    titles: ['Заказ 117'],
    titlesMerged: true,
    mergedBeside: true,
    subtotals: [3],
    blanks: [2],
    headerAgain: true,
    total: true,
    footer: true,
    column: true,
  },
});

interface Damage {
  /** Places from 0 to 1 with the byte that stands there afterwards. */
  bytes: [number, number][];
  /** Where the file is cut off, from 0 to 1. */
  end: number;
}

const DAMAGE: fc.Arbitrary<Damage> = fc.record({
  bytes: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(255)), { maxLength: 12 }),
  end: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, fc.double({ min: 0, max: 1, noNaN: true })),
});

function damaged(source: Buffer, { bytes, end }: Damage): Buffer {
  const copy = Buffer.from(source.subarray(0, Math.ceil(source.length * end)));
  for (const [place, byte] of bytes) if (copy.length > 0) copy[Math.floor(place * (copy.length - 1))] = byte;
  return copy;
}

function openHere(bytes: Buffer): Promise<Workbook | WorkbookProblem> {
  return openWorkbook(bytes, headerScore, {}, WORKBOOK_LIMITS, ({ bytes: own }) =>
    readSheets(Buffer.from(own), WORKBOOK_LIMITS),
  );
}

/** A damaged file is read or refused: nothing else may come of it, and what was read adds up. */
async function isAnswered(bytes: Buffer): Promise<void> {
  const workbook = await openHere(bytes);
  if (!workbook.ok) return void expect(workbook.code).toMatch(/^[a-z-]+$/);
  const found = presentDryRun(understand(workbook, 'x.xlsx', {}), {}, 'ru');
  const keys = new Set(found.parts.map(({ key }) => key));
  expect(keys.size).toBe(found.parts.length);
  for (const { parent, child, quantity } of found.lines) {
    expect([keys.has(parent), keys.has(child), Number.isInteger(quantity)]).toEqual([true, true, true]);
  }
}

const RUNS = 300;

describe('a file with changed bytes is read or refused, never more', () => {
  it('as an archive', async () => {
    const source = written.asXlsx(SHEET);
    await fc.assert(
      fc.asyncProperty(DAMAGE, (damage) => isAnswered(damaged(source, damage))),
      { numRuns: RUNS },
    );
  });

  it('as the XML of a sheet in a sound archive', async () => {
    const source = Buffer.from(
      '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>Обозначение</t></is></c><c r="B1" t="inlineStr"><is><t>Кол-во</t></is></c></row>' +
        '<row r="2" outlineLevel="1"><c r="A2" t="str"><v>А.1</v></c><c r="B2"><f>1+1</f><v>2</v></c></row>' +
        '<row r="3"><c r="A3" t="inlineStr"><is><t>Б</t></is></c><c r="B3" s="1"><v>3</v></c></row></sheetData>' +
        '<mergeCells count="1"><mergeCell ref="A3:A4"/></mergeCells>',
    );
    await fc.assert(
      fc.asyncProperty(DAMAGE, (damage) =>
        isAnswered(workbookOf(damaged(source, damage).toString('latin1'))),
      ),
      { numRuns: RUNS },
    );
  });

  it('as text', async () => {
    const source = written.asCsv(SHEET);
    await fc.assert(
      fc.asyncProperty(DAMAGE, (damage) => isAnswered(damaged(source, damage))),
      { numRuns: RUNS },
    );
  });
});

it('a table of any cells is read or refused', async () => {
  const word = fc.oneof(
    fc.constantFrom('Обозначение', 'Наименование', 'Кол-во', 'Уровень', '№', 'Входит в', 'Узел', 'Операции'),
    fc.constantFrom('1', '1.1', '2', 'А', 'Б', 'Детали', 'Материалы', 'Итого', '3,5', '', '', '  x', '-1'),
    // Braces would look like a detail that was not filled in.
    fc.string({ maxLength: 6 }).map((text) => text.replace(/[{}]/g, '')),
  );
  const table = fc.array(fc.array(word, { minLength: 1, maxLength: 6 }), { maxLength: 14 });
  await fc.assert(
    fc.asyncProperty(table, async (rows) => {
      const text = rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';'));
      const found = await understood(text.join('\n'));
      expect(found.issues.every(({ message }) => message.length > 10 && !/\{\w+\}/.test(message))).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
