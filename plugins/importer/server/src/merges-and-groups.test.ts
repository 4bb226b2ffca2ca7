import { issuesOf, linesOf, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx, type WrittenRow } from '../../../../tests/support/written-bom';

const codesOf = (found: Parameters<typeof issuesOf>[0]) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('cells merged over the rows of several parts', () => {
  const HEADING = ['Обозначение', 'Наименование', 'Кол-во', 'Материал', 'Операции', 'Цвет'];
  const read = (rows: WrittenRow['cells'][], merges: string[]) =>
    understoodXlsx(asXlsx({ rows: [HEADING, ...rows].map((cells) => ({ cells })), merges }));

  it('say the same of each of them', async () => {
    const found = await read(
      [
        ['ИЗД', null, null, null, null, null],
        ['Р-1', 'Балка левая', 2, 'Ст3', 'Лазер, Сварка', 'RAL 7035'],
        ['Р-2', 'Балка правая', 2, null, null, null],
        ['Р-3', 'Косынка', 4, null, null, null],
        ['Р-4', 'Вал', 1, null, 'Токарная', null],
      ],
      ['D3:D5', 'E3:E4', 'F3:F4'],
    );
    expect(
      found.parts.map(({ designation, material, operations }) => [designation, material, operations]),
    ).toEqual([
      ['ИЗД', null, []],
      ['Р-1', 'Ст3', ['Лазер', 'Сварка']],
      ['Р-2', 'Ст3', ['Лазер', 'Сварка']],
      ['Р-3', 'Ст3', []],
      ['Р-4', null, ['Токарная']],
    ]);
    expect(codesOf(found)).toEqual([]);
  });

  it('say nothing of quantities, and nothing twice of a part that goes on', async () => {
    const found = await read(
      [
        ['ИЗД', null, null, null, null, null],
        ['Р-1', 'Балка левая', 2, 'Ст3', 'Лазер', null],
        [null, null, null, 'Ст45', null, null],
        ['Р-2', 'Балка правая', null, 'Ст3', 'Лазер', null],
      ],
      ['A3:A4', 'B3:B4', 'E3:E4', 'C4:C5'],
    );
    expect(found.parts[1]).toMatchObject({ material: 'Ст3; Ст45', operations: ['Лазер'] });
    expect(codesOf(found)).toEqual([
      ['error', 'quantity-missing', 'C5'],
      ['warning', 'row-joined', '4'],
    ]);
  });

  it('say levels of each of them', async () => {
    const rows: WrittenRow['cells'][] = [
      ['Уровень', 'Обозначение', 'Наименование', 'Кол-во'],
      [0, 'И', 'Изделие', 1],
      [1, 'У1', 'Узел', 2],
      [null, 'У2', 'Рама', 1],
      [2, 'Д', 'Вал', 3],
    ];
    const found = await understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges: ['A3:A4'] }));
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У1', 2],
      ['d:И', 'd:У2', 1],
      ['d:У2', 'd:Д', 3],
    ]);
  });
});

describe('grouped rows between rows that are not grouped', () => {
  const DEPTHS = [0, 1, 1, 0, 1, 0];
  const read = (names: readonly string[], summaryBelow?: boolean) =>
    understoodXlsx(
      asXlsx({
        rows: [
          { cells: ['Обозначение', 'Наименование', 'Кол-во'] },
          ...names.map((name, index) => ({ cells: [`Д-${index}`, name, 1], outline: DEPTHS[index] ?? 0 })),
        ],
        merges: [],
        ...(summaryBelow === undefined ? {} : { summaryBelow }),
      }),
    );
  const PLAIN = ['а', 'б', 'в', 'г', 'д', 'е'];
  const DOWN = [
    ['d:Д-0', 'd:Д-1', 1],
    ['d:Д-0', 'd:Д-2', 1],
    ['d:Д-3', 'd:Д-4', 1],
  ];
  const UP = [
    ['d:Д-3', 'd:Д-1', 1],
    ['d:Д-3', 'd:Д-2', 1],
    ['d:Д-5', 'd:Д-4', 1],
  ];

  it('belong to the row above where the workbook says so', async () => {
    const found = await read(PLAIN, false);
    expect([linesOf(found), codesOf(found)]).toEqual([DOWN, []]);
  });

  it('belong to the row below where the workbook says so, and that is told', async () => {
    const found = await read(PLAIN, true);
    expect([linesOf(found), codesOf(found)]).toEqual([UP, [['warning', 'outline-read-upwards', '']]]);
  });

  it('belong to the row above where nothing is said, and that is told', async () => {
    const found = await read(PLAIN);
    expect([linesOf(found), codesOf(found)]).toEqual([DOWN, [['warning', 'outline-read-downwards', '']]]);
  });

  it.each([true, undefined])('belong to what looks like an assembly (%p)', async (summaryBelow) => {
    const below = await read(['Плита', 'б', 'в', 'Узел 1', 'д', 'Сборка 2'], summaryBelow);
    expect([linesOf(below), codesOf(below)]).toEqual([UP, []]);
    const above = await read(['Узел 1', 'б', 'в', 'Узел 2', 'д', 'Болт М6'], summaryBelow);
    expect([linesOf(above), codesOf(above)]).toEqual([DOWN, []]);
  });
});
