import type { Readable } from 'node:stream';
import fc from 'fast-check';
import Papa from 'papaparse';
import type { PartKind } from '../../../../../src/tracking/contracts';
import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { readSheets } from '../../../../../src/workbooks/xlsx/read-sheets';
import { openWorkbook, WORKBOOK_LIMITS } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import type { OwnField, OwnFieldType } from '../own-fields/own-field';
import { prepare } from '../prepare';
import { NOTHING_EXISTS } from '../plan/existing';
import { headerScore } from '../table/header-words';
import { understand } from '../understand';
import type { WrittenBom, WrittenItem } from './bom-rows';
import { tableOfBoms } from './bom-table';
import { csvStream, xlsxStream } from './write-table';

const RUNS = 40;

async function bytesOf(stream: Readable): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk as Buffer | string));
  return Buffer.concat(chunks);
}

/** Texts that a spreadsheet would run, that look like numbers or dates, and that separate cells. */
const TEXT = fc
  .tuple(
    fc.constantFrom('', '=', '+', '-', '@', "'", "'=", '"', '№ ', '007', '1,5 ', '#', '\u00a0'),
    fc.stringMatching(/^[А-Яа-я0-9;,"'=.#/ ]{0,12}$/),
  )
  .map(([start, rest]) => `${start}${rest}`.replace(/[\s\u00a0]+/g, ' ').trim())
  .filter((text) => text !== '' && text !== '-');

const KIND = fc.constantFrom<PartKind>('part', 'standard', 'purchased', 'material');
const ATTRIBUTES = fc.dictionary(
  fc.constantFrom('Группа', 'Масса', 'Прим.', 'Свойство: №', 'Цех', '=Формула'),
  TEXT,
  { maxKeys: 3 },
);
/** Fields of the factory whose labels are words of ours, of one another and of further details. */
const OWN_FIELDS = (
  [
    ['mass', 'Масса', 'decimal'],
    ['weight', 'Масса', 'float'],
    ['material2', 'Материал', 'string'],
    ['note', 'Примечание: вид / Kind', 'text'],
    ['coated', 'Покрытие, мм', 'boolean'],
    ['serial', 'serial', 'biginteger'],
    ['count', '№ п/п', 'integer'],
    ['since', 'Дата', 'date'],
    ['checked', 'Поле: Дата', 'datetime'],
    ['coating', 'Свойство: Цех', 'enumeration'],
  ] as const satisfies [string, string, OwnFieldType][]
).map(([name, label, type]): OwnField => ({
  ...{ name, column: name, label, type, required: false, unique: false, default: null },
  ...{ values: ['Грунт', 'да', '='], minLength: null, maxLength: 255, min: null, max: null, pattern: null },
  timeZone: 'Asia/Yekaterinburg',
}));
const DAY = fc.date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true });
const OWN = fc.record(
  {
    mass: fc.integer({ min: -9_999_999, max: 9_999_999 }).map((cents) => cents / 100),
    weight: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value || 0),
    material2: TEXT,
    note: fc.tuple(TEXT, TEXT).map((lines) => lines.join('\n')),
    coated: fc.boolean(),
    serial: fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n }).map(String),
    count: fc.integer(),
    since: DAY.map((day) => day.toISOString().slice(0, 10)),
    checked: DAY.map((day) => day.toISOString()),
    coating: fc.constantFrom('Грунт', 'да', '='),
  },
  { requiredKeys: [] },
);
const OPERATIONS = fc.array(fc.constantFrom('Заг', 'Ток', 'Фрез, черновая', 'HRC'), { maxLength: 4 });
const MATERIALS = fc.array(
  fc.record({
    name: fc.constantFrom('Лист Ст3', 'Круг 20', '=Труба'),
    quantity: fc.constantFrom(0.5, 3.25, 12, 0.000001),
    unit: fc.constantFrom('кг', 'м', null),
  }),
  { maxLength: 2 },
);

const NODE = fc.record({
  ...{ parent: fc.nat(1_000), quantity: fc.integer({ min: 1, max: 2 }), kind: KIND, text: TEXT },
  ...{ name: fc.option(TEXT), size: fc.option(TEXT), material: fc.option(TEXT), again: fc.nat(1_000) },
  ...{ attributes: ATTRIBUTES, own: OWN, operations: OPERATIONS, materials: MATERIALS, named: fc.boolean() },
});

/** A bill of materials without circles: a part hangs below earlier ones only, some below two of them. */
const BOM: fc.Arbitrary<WrittenBom> = fc.array(NODE, { minLength: 2, maxLength: 12 }).map((nodes) => {
  const lines = nodes.flatMap(({ parent, again, quantity }, index) => {
    if (index === 0) return [];
    const parents = new Set([parent % index, ...(again % 3 === 0 ? [again % index] : [])]);
    return [...parents].map((above) => ({ parent: above, child: index, quantity }));
  });
  const assemblies = new Set(lines.map(({ parent }) => parent));
  const items = nodes.map((node, index): WrittenItem => {
    const told = `${node.text}.${index}`;
    // Only what has no designation is told apart by name and size.
    const designation = node.named && index > 0 ? null : told;
    const name = designation === null ? `Винт ${told}` : node.name;
    const isAssembly = assemblies.has(index);
    const { size, attributes, own, operations } = node;
    return {
      ...{ designation, name, size, attributes, own, operations, kind: isAssembly ? 'assembly' : node.kind },
      key: itemKey({ designation, name, size }) ?? '',
      material: node.material,
      materials: node.material === null && !isAssembly ? [] : node.materials,
    };
  });
  const keyOf = (index: number): string => items[index]?.key ?? '';
  return {
    title: null,
    product: 'И',
    orderNumber: null,
    items,
    lines: lines.map((line) => ({ ...line, parent: keyOf(line.parent), child: keyOf(line.child) })),
    atTop: new Map([[keyOf(0), nodes[0]?.quantity ?? 1]]),
  };
});

async function readBack(bytes: Buffer, options: PreviewOptions = {}) {
  const workbook = await openWorkbook(bytes, headerScore, {}, WORKBOOK_LIMITS, ({ bytes: own, limits }) =>
    readSheets(Buffer.from(own), limits),
  );
  if (!workbook.ok) throw new Error(`Refused: ${workbook.code}`);
  const { structure, issues, bom } = prepare(
    understand(workbook, 'bom', options, OWN_FIELDS),
    options,
    NOTHING_EXISTS,
  );
  return {
    ...{ format: bom.format, executions: bom.executions, execution: bom.execution },
    // Assemblies without parts above one that has some look as if they were sorted.
    issues: issues.flatMap(({ code, row }) => (code === 'levels-look-sorted' ? [] : [`${code} ${row}`])),
    items: structure.items.map(({ rows: _, kindTold: _told, required: _required, ...item }) => item),
    lines: structure.lines.map(({ rows: _, ...line }) => line),
  };
}

function byKey<Own>(values: readonly Own[], key: (value: Own) => string): Own[] {
  return [...values].sort((a, b) => (key(a) < key(b) ? -1 : 1));
}

describe.each(['ru', 'en'] as const)('an export in %s', (language) => {
  it.each([
    [
      'csv',
      (bom: WrittenBom) => csvStream(tableOfBoms([bom], language, OWN_FIELDS), language === 'ru' ? ';' : ','),
    ],
    ['xlsx', (bom: WrittenBom) => xlsxStream(tableOfBoms([bom], language, OWN_FIELDS), 'Состав')],
  ])('is read back to the same tree and the same values from .%s', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(BOM, async (bom) => {
        const back = await readBack(await bytesOf(write(bom)));
        expect({ format: back.format, issues: back.issues }).toEqual({ format: 'level-column', issues: [] });
        expect(byKey(back.items, ({ key }) => key)).toEqual(byKey(bom.items, ({ key }) => key));
        expect(byKey(back.lines, ({ parent, child }) => `${parent}\n${child}`)).toEqual(
          byKey(bom.lines, ({ parent, child }) => `${parent}\n${child}`),
        );
      }),
      { numRuns: RUNS },
    );
  });
});

it('writes nothing into a text table that a spreadsheet would run', async () => {
  await fc.assert(
    fc.asyncProperty(BOM, async (bom) => {
      const text = (await bytesOf(csvStream(tableOfBoms([bom], 'ru', OWN_FIELDS), ';'))).toString('utf8');
      const cells = Papa.parse<string[]>(text.slice(1), { delimiter: ';' }).data.flat();
      // A negative number is none.
      const isRun = (cell: string): boolean => /^[=+@\t\r-]/.test(cell) && Number.isNaN(Number(cell));
      expect(cells.filter(isRun)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

describe('an export of several orders', () => {
  const NAMES = ['117', 'И · 118', 'Ш · 118', 'П'];
  const orders = (boms: readonly WrittenBom[]): WrittenBom[] =>
    boms.map((bom, index) => ({
      ...bom,
      product: ['И', 'И', 'Ш', 'П'][index] ?? '',
      orderNumber: ['117', '118', '118', null][index] ?? null,
    }));

  it.each(['csv', 'xlsx'] as const)('is read back order by order from .%s', async (format) => {
    await fc.assert(
      fc.asyncProperty(fc.array(BOM, { minLength: 2, maxLength: 4 }), async (made) => {
        const boms = orders(made);
        const names = NAMES.slice(0, boms.length);
        // Of the two orders of one number only one may be there.
        const told = names.map((name) => (boms.length < 3 && name === 'И · 118' ? '118' : name));
        const table = tableOfBoms(boms, 'ru', OWN_FIELDS);
        const bytes = await bytesOf(format === 'csv' ? csvStream(table, ';') : xlsxStream(table, 'Состав'));
        for (const [index, bom] of boms.entries()) {
          const back = await readBack(bytes, { execution: told[index] ?? '' });
          expect([back.executions, back.execution, back.issues]).toEqual([told, told[index], []]);
          expect(byKey(back.items, ({ key }) => key)).toEqual(byKey(bom.items, ({ key }) => key));
          expect(byKey(back.lines, ({ parent, child }) => `${parent}\n${child}`)).toEqual(
            byKey(bom.lines, ({ parent, child }) => `${parent}\n${child}`),
          );
        }
        const first = await readBack(bytes);
        expect([first.execution, first.issues]).toEqual([told[0], ['order-taken 1']]);
        const none = await readBack(bytes, { execution: 'нет такого' });
        expect(none.issues).toEqual(['execution-not-found 1']);
      }),
      { numRuns: 15 },
    );
  });
});
