import ExcelJS from 'exceljs';
import { issuesOf, partsOf, understoodXlsx } from '../../../../tests/support/understood';

type Put = readonly (readonly [from: number, to: number, value: string | number])[];

/** A print form: each cell is merged over several columns of the sheet. */
async function form(rows: Readonly<Record<number, Put>>): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('TDSheet');
  for (const [row, cells] of Object.entries(rows))
    for (const [from, to, value] of cells) {
      sheet.mergeCells(Number(row), from, Number(row), to);
      sheet.getCell(Number(row), from).value = value;
    }
  return Buffer.from(await book.xlsx.writeBuffer());
}

const HEADING: Put = [
  [2, 3, '№'],
  [4, 6, 'Артикул'],
  [7, 13, 'Номенклатура'],
  [14, 15, 'Количество'],
  [16, 17, 'Ед. изм.'],
];
const row = (number: number, code: string, name: string, pieces: number): Put => [
  [2, 3, number],
  [4, 6, code],
  [7, 13, name],
  [14, 15, pieces],
  [16, 17, 'шт'],
];

it('a heading merged over several columns is that of one column', async () => {
  const found = await understoodXlsx(
    await form({
      2: [[2, 20, 'Спецификация номенклатуры № 00000017']],
      4: HEADING,
      5: row(1, 'ТГ-2.01', 'Рама тележки', 1),
      6: row(2, 'ТГ-2.02', 'Колесо', 4),
      8: [
        [2, 5, 'Ответственный'],
        [6, 12, ''],
        [13, 20, 'Сидоров И. П.'],
      ],
    }),
  );
  expect([partsOf(found), issuesOf(found)]).toEqual([
    [
      ['d:ТГ-2.01', 'part', 1],
      ['d:ТГ-2.02', 'part', 4],
    ],
    [['warning', 'footer-row-skipped', '8']],
  ]);
});

it('two columns of one heading that are not merged are two', async () => {
  const found = await understoodXlsx(
    await form({
      1: [
        [1, 1, 'Обозначение'],
        [2, 2, 'Кол-во'],
        [3, 3, 'Кол-во'],
      ],
      2: [
        [1, 1, 'А-1'],
        [2, 2, 2],
        [3, 3, 5],
      ],
      3: [
        [1, 1, 'А-2'],
        [2, 2, 3],
        [3, 3, 5],
      ],
    }),
  );
  expect(issuesOf(found).map(([, code]) => code)).toContain('header-duplicate');
});

it('one heading over two columns that are both filled is that of two', async () => {
  const found = await understoodXlsx(
    await form({
      1: [
        [1, 1, 'Обозначение'],
        [2, 3, 'Кол-во'],
      ],
      2: [
        [1, 1, 'А-1'],
        [2, 2, 2],
        [3, 3, 5],
      ],
      3: [
        [1, 1, 'А-2'],
        [2, 2, 3],
        [3, 3, 7],
      ],
    }),
  );
  expect(issuesOf(found).map(([, code]) => code)).toContain('header-duplicate');
});
