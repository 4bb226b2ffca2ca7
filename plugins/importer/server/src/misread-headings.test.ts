import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx, type WrittenRow } from '../../../../tests/support/written-bom';

const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const sheetOf = (rows: WrittenRow['cells'][], merges: string[] = []) =>
  understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges }));
const keysOf = (found: Parameters<typeof issuesOf>[0]) => partsOf(found).map(([key]) => key);

describe('further rows of a heading are no parts', () => {
  it('a word of headings below the name', async () => {
    const found = await sheetOf(
      [
        ['Номенклатура', null, null, 'Ед. изм.', 'Количество'],
        ['Характеристика', null, null, null, null],
        ['Шкаф', null, null, 'шт', 1],
        ['Полка', null, null, 'шт', 2],
      ],
      ['A1:C1', 'A2:C2', 'A3:C3', 'A4:C4'],
    );
    expect([keysOf(found), codesOf(found)]).toEqual([['n:Шкаф|', 'n:Полка|'], []]);
  });

  it('but an assembly or a material is a row of its own', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\n;Комплект;\nД-1;Вал;2\n');
    expect(linesOf(found)).toEqual([['n:Комплект|', 'd:Д-1', 2]]);
  });

  it('letters and numbers of columns, on each page', async () => {
    const heading = 'Обозначение;Наименование;Кол-во;Материал;Маршрут\nА;Б;1;2;3\n';
    const found = await understood(`${heading}Д-1;Вал;2;Ст45;Ток\n${heading}Д-2;Ось;1;Ст20;Ток\n`);
    expect([keysOf(found), codesOf(found)]).toEqual([['d:Д-1', 'd:Д-2'], []]);
  });

  it('letters of columns', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\nА;Б;В\nД-1;Вал;2\nД-2;Ось;1\n');
    expect([keysOf(found), codesOf(found)]).toEqual([['d:Д-1', 'd:Д-2'], []]);
  });

  it.each(['A,B,1\nB,C,3', '1,2,3\n2,4,5'])('but the first of a list of edges is not: %j', async (edges) => {
    const lines = linesOf(await understood(`parent,child,quantity\n${edges}\n`));
    expect(lines.map(([, , quantity]) => quantity)).toEqual(edges.startsWith('A') ? [1, 3] : [3, 5]);
  });

  it('but parts that bear letters and numbers are not', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во\nА;Вал;1\nБ;Ось;2\n');
    expect(keysOf(found)).toEqual(['d:А', 'd:Б']);
  });

  it('units, which are those of their columns', async () => {
    const found = await sheetOf([
      ['Обозначение', 'Наименование', 'Кол-во', 'Масса', 'Длина'],
      [null, null, 'шт', 'кг', 'мм'],
      ['А-1', 'Вал', 2, 1.5, 300],
      ['А-2', 'Ось', 1, 0.5, 200],
    ]);
    expect([keysOf(found), codesOf(found)]).toEqual([['d:А-1', 'd:А-2'], []]);
    expect(found.columns.map(({ header }) => header).slice(2)).toEqual([
      'Кол-во, шт',
      'Масса, кг',
      'Длина, мм',
    ]);
  });

  it('as many as a heading of four rows reaches down to', async () => {
    const found = await sheetOf(
      [
        ['№', 'Деталь', null, 'Количество', null, 'Материал'],
        [null, null, null, null, null, null],
        [null, 'обозначение', 'наименование', 'на узел', 'на заказ', 'марка'],
        [null, null, null, 'шт', 'шт', null],
        [1, 'Д-1', 'Вал', 2, 20, 'Ст45'],
        [2, 'Д-2', 'Ось', 4, 40, 'Ст20'],
      ],
      ['A1:A4', 'B1:C2', 'D1:E2', 'F1:F2'],
    );
    expect([keysOf(found), codesOf(found)]).toEqual([['d:Д-1', 'd:Д-2'], []]);
    expect([found.mapping.number, found.mapping.quantity, found.mapping.material]).toEqual(['A', 'D', 'F']);
  });
});

describe('the product is named by what its label says', () => {
  const TABLE = 'Обозначение;Наименование;Кол-во\nД-1;Вал;2\nД-2;Ось;1\n';

  it.each([
    ['Изделие: АБВГ.100 Конвейер;;Заказ: 117\n', 'АБВГ.100 Конвейер'],
    ['Изделие;АБВГ.100;\nЗаказ: 117;;\n', 'АБВГ.100'],
    ['Изделие;АБВГ.100;Заказ: 117\n', 'АБВГ.100'],
    ['АБВГ.100 Конвейер;;\n-----------------;;\n', 'АБВГ.100 Конвейер'],
  ])('%s', async (above, designation) => {
    const found = await understood(above + TABLE);
    expect([found.product?.designation, codesOf(found)]).toEqual([designation, []]);
  });
});

it('a line break within a designation is none of it', async () => {
  const found = await understood(
    'Обозначение;Наименование;Кол-во\n"АБВГ.301.\n101";Вал;2\nАБВГ.301.101;Вал;1\n"АБВГ.302\n-01";Ось;1\n"АБВГ.303\n(исп. 1)";Штырь;1\n',
  );
  expect(partsOf(found).map(([key, , quantity]) => [key, quantity])).toEqual([
    ['d:АБВГ.301.101', 3],
    ['d:АБВГ.302-01', 1],
    ['d:АБВГ.303 (исп. 1)', 1],
  ]);
});
