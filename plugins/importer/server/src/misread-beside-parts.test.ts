import { issuesOf, linesOf, partsOf, understood } from '../../../../tests/support/understood';

const file = (...lines: string[]) => understood(`${lines.join('\n')}\n`);
const toldOf = (found: Awaited<ReturnType<typeof file>>) =>
  issuesOf(found).filter(([, code]) => code !== 'product-named-by-file');
const piecesOf = (found: Awaited<ReturnType<typeof file>>) =>
  partsOf(found).map(([key, , pieces]) => [key, pieces]);

describe('a base that quantities are said for', () => {
  it.each(['Base quantity', 'Base Qty', 'Базовое количество', 'Basismenge'])(
    'divides them, which is told: %s',
    async (heading) => {
      const found = await file(
        `Level;Component number;Object description;${heading};Comp. Qty (CUn);Un`,
        '1;B-1;Housing;100;100;PC',
        '2;B-2;Plate;100;200;PC',
        '1;B-3;Bolt;1;4;PC',
      );
      expect([
        piecesOf(found),
        toldOf(found).filter(([, code]) => code !== 'quantity-taken-per-parent'),
      ]).toEqual([
        [
          ['d:B-1', 1],
          ['d:B-2', 2],
          ['d:B-3', 4],
        ],
        [['warning', 'base-quantity-divided', 'E2']],
      ]);
    },
  );

  it('that does not divide a quantity makes an error of it', async () => {
    const found = await file(
      'Component number;Object description;Base quantity;Comp. Qty (CUn);Un',
      'B-1;Housing;100;100;PC',
      'B-2;Plate;100;250;PC',
    );
    expect(toldOf(found).map(([severity, code]) => [severity, code])).toContainEqual([
      'error',
      'quantity-not-whole',
    ]);
  });

  it('of one says nothing', async () => {
    const found = await file('Component number;Object description;Base quantity;Quantity', 'B-1;Housing;1;2');
    expect([piecesOf(found), toldOf(found)]).toEqual([[['d:B-1', 2]], []]);
  });
});

it.each(['Кол-во для 3 шт', 'Кол-во для 3 изд.'])('%s is divided', async (heading) => {
  const found = await file(`Обозначение;Наименование;${heading}`, 'Ф-1;Вал;3', 'Ф-2;Ось;12');
  expect([piecesOf(found), toldOf(found)]).toEqual([
    [
      ['d:Ф-1', 1],
      ['d:Ф-2', 4],
    ],
    [['warning', 'quantity-divided', 'C1']],
  ]);
});

describe('assemblies within assemblies, each in a column of its own', () => {
  it.each([
    ['Каркас;Рама;Д-1;Балка;4', ';;Д-2;Ребро;2', ';Дверь;Д-3;Лист;1', 'Привод;Редуктор;Д-4;Вал;1'],
    [
      'Каркас;Рама;Д-1;Балка;4',
      'Каркас;Рама;Д-2;Ребро;2',
      'Каркас;Дверь;Д-3;Лист;1',
      'Привод;Редуктор;Д-4;Вал;1',
    ],
  ])('are both read: %s, %s', async (...rows) => {
    const found = await file('Узел;Подузел;Обозначение;Наименование;Кол-во', ...rows);
    expect([linesOf(found), toldOf(found)]).toEqual([
      [
        ['n:Каркас|', 'n:Рама|', 1],
        ['n:Каркас|', 'n:Дверь|', 1],
        ['n:Рама|', 'd:Д-1', 4],
        ['n:Рама|', 'd:Д-2', 2],
        ['n:Дверь|', 'd:Д-3', 1],
        ['n:Привод|', 'n:Редуктор|', 1],
        ['n:Редуктор|', 'd:Д-4', 1],
      ],
      [],
    ]);
  });

  it('a part may stand in the upper one alone', async () => {
    const found = await file(
      'Узел;Подузел;Обозначение;Наименование;Кол-во',
      'Каркас;;Д-1;Балка;4',
      'Каркас;Дверь;Д-3;Лист;1',
      'Каркас;Каркас;Д-5;Болт;6',
    );
    expect(linesOf(found)).toEqual([
      ['n:Каркас|', 'd:Д-1', 4],
      ['n:Каркас|', 'd:Д-5', 6],
      ['n:Каркас|', 'n:Дверь|', 1],
      ['n:Дверь|', 'd:Д-3', 1],
    ]);
  });
});

describe('a word for parts beside their names', () => {
  it.each(['Деталь', 'ДСЕ', 'Компонент'])('heads designations: %s', async (heading) => {
    const found = await file(
      `Сборка;Кол-во сборки;${heading};Наименование детали;Кол-во детали`,
      'СБ-1;2;Д-1;Вал;3',
      'СБ-1;2;Д-2;Ось;1',
      'СБ-2;1;Д-1;Вал;1',
    );
    expect(piecesOf(found)).toEqual([
      ['d:СБ-1', 2],
      ['d:Д-1', 7],
      ['d:Д-2', 2],
      ['d:СБ-2', 1],
    ]);
  });

  it('heads none where it holds words', async () => {
    const found = await file('Деталь;Наименование детали;Кол-во', 'вал;Вал ведущий;3', 'ось;Ось;1');
    expect(found.parts.map(({ designation }) => designation)).toEqual([null, null]);
  });
});

it.each(['+/-', '±'])('a row that a change takes away is told: %s', async (heading) => {
  const found = await file(
    `Уровень;Обозначение;Наименование;Кол-во;${heading}`,
    '0;М-1;Стенд;1;',
    '1;М-2;Рама;1;-',
    '1;М-3;Рама нов.;1;+',
  );
  expect(toldOf(found)).toEqual([['warning', 'not-fitted-counted', '3']]);
});

it.each(['Код', 'Code', 'Индекс'])('codes that number the rows tell the structure: %s', async (heading) => {
  const found = await file(
    `${heading};Наименование;Кол-во`,
    '1;Стенд;1',
    '1.1;Рама;2',
    '1.1.1;Балка;4',
    '1.2;Привод;1',
  );
  expect([found.format, partsOf(found).map(([key]) => key)]).toEqual([
    'dotted-number',
    ['n:Стенд|', 'n:Рама|', 'n:Балка|', 'n:Привод|'],
  ]);
  expect(toldOf(found)).toContainEqual(['warning', 'structure-column-unnamed', 'A1']);
});

it('an apostrophe before a number keeps it a text and is no part of it', async () => {
  const found = await file(
    '№;Обозначение;Наименование;Кол-во',
    "'1;А-1;Стенд;1",
    "'1.1;А-2;Рама;2",
    "'1.10;А-3;Балка;4",
  );
  expect([linesOf(found), toldOf(found)]).toEqual([
    [
      ['d:А-1', 'd:А-2', 2],
      ['d:А-1', 'd:А-3', 4],
    ],
    [],
  ]);
});
