import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

const LINES = [
  ['d:A', 'd:B', 2],
  ['d:A', 'd:D', 1],
  ['d:B', 'd:C', 3],
];
const PARTS = ['A;Asm;1', 'B;Sub;2', 'C;Part;3', 'D;Part;1'];
const file = (heading: string, told: readonly string[]) =>
  [`${heading};Part Number;Name;Qty`, ...PARTS.map((part, index) => `${told[index]};${part}`)].join('\n');
const LEVELS = ['0', '1', '2', '1'];
const DOTTED = ['1', '1.1', '1.1.1', '1.2'];

describe('words for a level', () => {
  it.each([
    ...['Lev', 'LEV.', 'Lvl', 'Lv', 'Level No', 'Level No.', 'Level #', 'BOM Lvl', 'BOM Level', 'Indent'],
    ...[
      'Assembly Level',
      'Ур.',
      'УР',
      'Урв.',
      '№ уровня',
      'Номер уровня',
      'Уровень №',
      'Уровень вложенности',
    ],
    ...['Ур. вложенности', 'Ebene', 'Stufe'],
  ])('%s', async (heading) => {
    const found = await understood(file(heading, LEVELS));
    expect([found.format, found.mapping.level, linesOf(found), issuesOf(found)]).toEqual([
      ...['level-column', 'A', LINES, []],
    ]);
    expect(found.confidence).toBeGreaterThan(0.9);
  });
});

describe('a column that tells the structure without saying so', () => {
  it.each([
    ['Глуб', LEVELS, 'level-column'],
    ['', ['1', '2', '3', '2'], 'level-column'],
    ['Код позиции', DOTTED, 'dotted-number'],
    ['', DOTTED, 'dotted-number'],
    ['ID', DOTTED, 'dotted-number'],
  ])('under %p is read and told', async (heading, told, format) => {
    const found = await understood(file(heading, told));
    expect([found.format, linesOf(found), issuesOf(found)]).toEqual([
      format,
      LINES,
      [['warning', 'structure-column-unnamed', 'A1']],
    ]);
    expect(found.confidence).toBeLessThan(0.75);
  });

  it('says which column and what to do', async () => {
    const [issue] = (await understood(file('Глуб', LEVELS))).issues;
    expect(issue?.message).toBe(
      'The values of column A show which part belongs to which, though its heading "Глуб" does not say so: the structure was read from it as "level column". Choose another way of reading if the column means something else.',
    );
  });

  it('beside plain positions', async () => {
    const found = await understood(
      'Поз.;Инд.;Обозначение;Наименование;Кол-во\n1;1;А;Изделие;1\n2;1.1;Б;Узел;2\n3;1.1.1;В;Вал;3\n4;1.2;Г;Ось;1\n',
    );
    expect([found.mapping.number, linesOf(found).length, issuesOf(found)]).toEqual([
      ...['B', 3, [['warning', 'structure-column-unnamed', 'B1']]],
    ]);
  });

  it('is what a person says', async () => {
    const asList = await understood(file('Глуб', LEVELS), { format: 'product-row' });
    expect([asList.lines, issuesOf(asList).map(([, code]) => code)]).toEqual([[], ['product-named-by-file']]);
    const told = await understood(file('Глуб', LEVELS), { mapping: { level: 'A' } });
    expect([linesOf(told), issuesOf(told)]).toEqual([LINES, []]);
    expect((await understood(file('Глуб', LEVELS), { mapping: { level: null } })).lines).toEqual([]);
  });

  it.each([
    ['row numbers', 'Счёт', ['1', '2', '3', '4']],
    ['flags', 'Покупное', ['0', '1', '0', '1']],
    ['numbers of workshops', 'Цех', ['1', '2', '3', '2']],
    ['masses', 'Масса', ['1', '1.1', '1.1', '1.2']],
    ['sizes', 'Диам.', ['1', '1.5', '2.5', '1.25']],
    ['classes that a part stands beside', 'Класс точн.', ['1', '1', '2', '3']],
    ['numbers that do not begin at the top', 'Гр.', ['2', '1', '2', '3']],
  ])('is not one of %s', async (_what, heading, told) => {
    const found = await understood(file(heading, told));
    expect([found.format, found.lines, issuesOf(found).map(([, code]) => code)]).toEqual([
      ...['product-row', [], ['product-named-by-file']],
    ]);
  });
});

describe('levels', () => {
  it('count from the least one, not from that of the first row', async () => {
    const found = await understood(
      'Уровень;Обозначение;Наименование;Кол-во\n1;У1;Узел1;2\n2;Д1;Вал;3\n0;И;Изделие;1\n1;У2;Узел2;1\n',
    );
    expect([linesOf(found), issuesOf(found)]).toEqual([
      [
        ['d:У1', 'd:Д1', 3],
        ['d:И', 'd:У2', 1],
      ],
      [
        ['error', 'level-jump', 'A2'],
        ['warning', 'product-named-by-file', ''],
      ],
    ]);
  });

  it('are read upwards where every assembly stands below its parts', async () => {
    const found = await understood(
      'Уровень;Обозначение;Наименование;Кол-во\n2;Д1;Вал;2\n2;Д2;Ось;3\n1;У;Узел;1\n1;Д3;Плита;4\n0;И;Изделие;1\n',
    );
    expect([linesOf(found), issuesOf(found), found.product.designation]).toEqual([
      [
        ['d:И', 'd:У', 1],
        ['d:И', 'd:Д3', 4],
        ['d:У', 'd:Д1', 2],
        ['d:У', 'd:Д2', 3],
      ],
      [['warning', 'levels-read-upwards', 'A6']],
      'И',
    ]);
  });
});
