import { issuesOf, linesOf, understood } from '../../../../tests/support/understood';

/** A heading of two rows in a text file: nothing is merged there, a column may be named in either row. */

const ROWS = ['1;АБВГ.1;Шкаф;1;1', '1.1;АБВГ.2;Рама;2;2', '1.1.1;АБВГ.3;Планка;3;6'];
const LINES = [
  ['d:АБВГ.1', 'd:АБВГ.2', 2],
  ['d:АБВГ.2', 'd:АБВГ.3', 3],
];

const read = (...rows: string[]) => understood(rows.join('\n'));

it.each([
  ['the upper row', '№;Деталь;;Кол-во;', ';Обозначение;Наименование;на узел;всего'],
  ['the lower row', '№;Обозначение;Наименование;Количество;', ';;;на узел;всего'],
])('a column that is named in %s has that heading', async (_, upper, lower) => {
  const found = await read(upper, lower, ...ROWS);
  expect([linesOf(found), issuesOf(found)]).toEqual([LINES, []]);
  expect(found.columns.map(({ header }) => header).slice(0, 3)).toEqual([
    '№',
    expect.stringContaining('Обозначение'),
    expect.stringContaining('Наименование'),
  ]);
  expect(found.confidence).toBe(0.96);
});

it('a label with its value above a heading names no column', async () => {
  const found = await read(
    'Заказ;17-К',
    ';Обозначение;Наименование;Кол-во',
    '7;АБВГ.2;Рама;2',
    '8;АБВГ.3;Планка;3',
  );
  expect(found.columns[0]?.header).toBe('');
  expect(found.parts.map(({ key }) => key)).toEqual(['d:АБВГ.2', 'd:АБВГ.3']);
});

it('one text above a heading is a title, also where it stands above a column without a name', async () => {
  const found = await read(
    'Количество;;;',
    ';Обозначение;Наименование;Кол-во',
    '7;АБВГ.2;Рама;2',
    '8;АБВГ.3;Планка;3',
  );
  expect(found.columns[0]?.header).toBe('');
});
