import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');

describe('positions of letters under a word that may head names', () => {
  it('tell the structure', async () => {
    const found = await file(
      'Item;Part Number;Description;Qty',
      'A;LN-1;Base;1',
      'A.1;LN-2;Plate;2',
      'A.2;LN-3;Bracket;1',
      'A.2.1;LN-4;Rib;4',
      'B;LN-5;Head;1',
      'B.1;LN-6;Cap;1',
    );
    expect([found.parts.map(({ name }) => name), linesOf(found), toldOf(found)]).toEqual([
      ['Base', 'Plate', 'Bracket', 'Rib', 'Head', 'Cap'],
      [
        ['d:LN-1', 'd:LN-2', 2],
        ['d:LN-1', 'd:LN-3', 1],
        ['d:LN-3', 'd:LN-4', 4],
        ['d:LN-5', 'd:LN-6', 1],
      ],
      [],
    ]);
  });

  it('are no names where they are letters alone', async () => {
    const found = await file('Item;Part Number;Description;Qty', 'A;LN-1;Base;1', 'B;LN-2;Plate;2');
    expect(found.parts.map(({ designation, name }) => [designation, name])).toEqual([
      ['LN-1', 'Base'],
      ['LN-2', 'Plate'],
    ]);
  });

  it('designations of letters and digits are none', async () => {
    const found = await file('Item;Description;Qty', 'A1;Base;1', 'A2;Plate;2', 'B1;Cap;3');
    expect(partsOf(found).map(([key]) => key)).toEqual(['d:A1', 'd:A2', 'd:B1']);
  });
});

describe('positions with a word or a sign beside the number', () => {
  it.each([
    ['поз. 1', 'поз. 1.1', 'поз. 1.2', 'поз. 2'],
    ['п. 1', 'п. 1.1', 'п. 1.2', 'п. 2'],
    ['№1', '№1.1', '№1.2', '№2'],
    ['Pos. 1', 'Pos. 1.1', 'Pos. 1.2', 'Pos. 2'],
    ['1', '1.1', '1.2*', '2*'],
  ])('are numbers: %s, %s', async (a, b, c, d) => {
    const found = await file(
      'Поз.;Обозначение;Наименование;Кол.',
      `${a};ПП.1;Рама;1`,
      `${b};ПП.2;Швеллер;2`,
      `${c};ПП.3;Косынка;4`,
      `${d};ПП.4;Настил;1`,
    );
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['d:ПП.1', 'd:ПП.2', 2],
        ['d:ПП.1', 'd:ПП.3', 4],
      ],
      [],
    ]);
  });

  it('that nobody can read are told', async () => {
    const found = await file(
      'Поз.;Обозначение;Наименование;Кол.',
      'Ж1;ПП.1;Рама;1',
      'Ж1.1;ПП.2;Швеллер;2',
      'Ж1.2;ПП.3;Косынка;4',
    );
    expect([linesOf(found), toldOf(found)]).toEqual([[], [['warning', 'structure-column-not-used', 'A1']]]);
  });
});

describe('codes of pairs of digits', () => {
  const ROWS = ['ПК.1;Установка;1', 'ПК.2;Шкаф;2', 'ПК.3;Дверь;1', 'ПК.4;Стенка;3', 'ПК.5;Насос;1'];
  const LINES = [
    ['d:ПК.1', 'd:ПК.2', 2],
    ['d:ПК.1', 'd:ПК.5', 1],
    ['d:ПК.2', 'd:ПК.3', 1],
    ['d:ПК.2', 'd:ПК.4', 3],
  ];

  it('tell what stands below what, and that is told', async () => {
    const codes = ['01', '0101', '010101', '010102', '0102'];
    const found = await file(
      'Код позиции;Обозначение;Наименование;Кол-во',
      ...ROWS.map((row, index) => `${codes[index]};${row}`),
    );
    expect([linesOf(found), toldOf(found)]).toEqual([LINES, [['warning', 'structure-column-unnamed', 'A1']]]);
  });

  it('may have three digits for each step', async () => {
    const codes = ['001', '001001', '001001001', '001001002', '001002'];
    const found = await file(
      '№;Обозначение;Наименование;Кол-во',
      ...ROWS.map((row, index) => `${codes[index]};${row}`),
    );
    expect(linesOf(found)).toEqual(LINES);
  });

  it.each([
    ['10', '20', '1010', '3010'],
    ['8', '9', '10', '11'],
    ['101', '102', '1011', '1012'],
  ])('are none where a beginning is no row: %s', async (...codes) => {
    const found = await file(
      '№;Обозначение;Наименование;Кол-во',
      ...codes.map((code, index) => `${code};${ROWS[index]}`),
    );
    expect(linesOf(found)).toEqual([]);
  });
});

describe('levels under the word for a number', () => {
  it('tell the structure, and that is told', async () => {
    const found = await file(
      '№;Обозначение;Наименование;Кол-во',
      '0;УН.1;Станок;1',
      '1;УН.2;Станина;1',
      '2;УН.3;Плита;2',
      '2;УН.4;Ребро;4',
      '1;УН.5;Шпиндель;1',
      '2;УН.6;Вал;1',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:УН.1', 'd:УН.2', 1],
        ['d:УН.1', 'd:УН.5', 1],
        ['d:УН.2', 'd:УН.3', 2],
        ['d:УН.2', 'd:УН.4', 4],
        ['d:УН.5', 'd:УН.6', 1],
      ],
      [['warning', 'structure-column-unnamed', 'A1']],
    ]);
  });

  it.each([
    ['1', '2', '3', '1', '2'],
    ['1', '2', '3', '4', '5'],
    ['1', '2', '2', '3', '4'],
    ['1', '1', '2', '2', '3'],
  ])('are none where they count rows: %s, %s, %s, %s, %s', async (...numbers) => {
    const found = await file(
      '№;Обозначение;Наименование;Кол-во',
      ...numbers.map((number, index) => `${number};УН.${index};Деталь ${index};1`),
    );
    expect([found.format, linesOf(found)]).toEqual(['product-row', []]);
  });
});
