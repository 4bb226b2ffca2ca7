import { issuesOf, linesOf, partsOf, understood } from '../../../../../tests/support/understood';

describe('dotted numbers', () => {
  const ROWS = [
    '1;И;Изделие;',
    '1.1;У1;Узел;2',
    '1.1.1;Д1;Деталь;3',
    '1.2;У2;Узел;1',
    '1.10;У10;Узел;1',
    '1.10.1;Д1;Деталь;5',
    '1.11;Д2;Деталь;4',
  ];

  it('are resolved by prefix, however the rows are sorted', async () => {
    const header = '№;Обозначение;Наименование;Кол-во\n';
    const sorted = await understood(header + ROWS.join('\n'));
    expect(sorted.format).toBe('dotted-number');
    expect(partsOf(sorted)).toEqual([
      ['d:И', 'assembly', 1],
      ['d:У1', 'assembly', 2],
      ['d:Д1', 'part', 11],
      ['d:У2', 'part', 1],
      ['d:У10', 'assembly', 1],
      ['d:Д2', 'part', 4],
    ]);
    const asText = await understood(header + [...ROWS].sort().reverse().join('\n'));
    expect([asText.parts, asText.lines]).toEqual([sorted.parts, sorted.lines]);
  });

  it('tell what is wrong with them', async () => {
    const found = await understood(
      '№;Обозначение;Кол-во\n1;А;\n1.1;Б;1\n1.1;В;1\n1.3.1;Г;1\n1.x;Д;1\n;Е;1\n',
    );
    expect(issuesOf(found)).toEqual([
      ['error', 'number-duplicate', 'A4'],
      ['error', 'parent-missing', 'A5'],
      ['error', 'number-malformed', 'A6'],
      ['error', 'number-missing', 'A7'],
      ['warning', 'product-named-by-file', ''],
    ]);
    expect(found.issues.map(({ message }) => message).slice(0, 2)).toEqual([
      'The number 1.1 stands in row 3 already. If 1.10 became 1.1, format the column as text.',
      'There is no row of 1.3, to which 1.3.1 belongs. Add that row, or correct where this one belongs.',
    ]);
  });

  it('may stand below a row of the product without a number', async () => {
    const found = await understood(
      '№;Обозначение;Наименование;Кол-во\n;И;Изделие;\n1;А;Узел;2\n1.1;Б;Деталь;2\n2;В;Деталь;1\n',
    );
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:А', 2],
      ['d:И', 'd:В', 1],
      ['d:А', 'd:Б', 2],
    ]);
    expect(found.product.designation).toBe('И');
  });
});

describe('a level column', () => {
  it('hangs a row below the last one a level up; materials and operations fill their part', async () => {
    const text = [
      'Уровень;Обозначение;Наименование;Кол-во;Ед. изм.;Вид связи',
      '0;И;Изделие;1;шт;Сборка',
      'Уровень;Обозначение;Наименование;Кол-во;Ед. изм.;Вид связи',
      '1;Д;Деталь;4;шт;Деталь',
      '2;;Круг 40 Ст45;2,75;кг;Материал',
      '2;;Токарная;;;Операция',
      '2;;Фрезерная;;;Операция',
      '1;;Болт М6 ГОСТ 7798-70;8;шт;Стандартное изделие',
    ].join('\n');
    const found = await understood(text, { quantity: 2 });
    expect(found.format).toBe('level-column');
    expect(found.parts).toEqual([
      {
        key: 'd:И',
        designation: 'И',
        name: 'Изделие',
        kind: 'assembly',
        quantity: 2,
        material: null,
        size: null,
        operations: [],
      },
      {
        key: 'd:Д',
        designation: 'Д',
        name: 'Деталь',
        kind: 'part',
        quantity: 8,
        material: 'Круг 40 Ст45',
        size: null,
        operations: ['Токарная', 'Фрезерная'],
      },
      {
        key: 'n:Болт М6 ГОСТ 7798-70|',
        designation: null,
        name: 'Болт М6 ГОСТ 7798-70',
        kind: 'standard',
        quantity: 16,
        material: null,
        size: null,
        operations: [],
      },
    ]);
    expect([found.lines.length, found.summary.materials, issuesOf(found)]).toEqual([2, 1, []]);
  });

  it('tells jumps, gaps and nonsense', async () => {
    const found = await understood('Level;Designation;Qty\n1;A;1\n3;B;1\n;C;1\nx;D;1\n2;E;1\n');
    expect(issuesOf(found)).toEqual([
      ['error', 'level-jump', 'A3'],
      ['error', 'level-missing', 'A4'],
      ['error', 'level-malformed', 'A5'],
    ]);
  });
});
