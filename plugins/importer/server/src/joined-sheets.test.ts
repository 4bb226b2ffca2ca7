import { issuesOf, linesOf, partsOf, understoodXlsx } from '../../../../tests/support/understood';
import { asWorkbook } from '../../../../tests/support/written-bom';
import type { PreviewOptions } from './contracts';

/** One bill of materials over several sheets, and what is none. */

type Cells = (string | number | null)[];
type SheetOf = [name: string, rows: Cells[], hidden?: boolean];

const bookOf = (...sheets: SheetOf[]) =>
  asWorkbook(
    sheets.map(([name, rows, hidden = false]) => ({
      ...{ name, hidden },
      written: { rows: rows.map((cells) => ({ cells })), merges: [] },
    })),
  );
const read = (sheets: SheetOf[], options: PreviewOptions = {}) => understoodXlsx(bookOf(...sheets), options);
const keysOf = (found: Awaited<ReturnType<typeof read>>) => partsOf(found).map(([key]) => key);

const PLACES = ['Поз.', 'Обозначение', 'Наименование', 'Кол.'];
const place = (number: number | string | null, key: string, quantity = 1): Cells => [
  ...[number, key, `Деталь ${key}`, quantity],
];
const LEVELS = ['Уровень', 'Обозначение', 'Наименование', 'Кол-во'];
const PARENTS = ['Обозначение', 'Наименование', 'Входит в', 'Кол-во'];
const FIRST: SheetOf = ['Лист 1', [PLACES, place(1, 'Д-1'), place(2, 'Д-2')]];

describe('sheets that go on with each other are read as one table, and that is told', () => {
  const ROOT = [LEVELS, [0, 'И', 'Изделие', 1], [1, 'У', 'Узел', 2]];
  it.each<[string, SheetOf[], string[]]>([
    [
      'positions that go on, some left free',
      [FIRST, ['Лист 2', [PLACES, place(5, 'Д-5')]], ['Лист 3', [PLACES, place(6, 'Д-6')]]],
      ['d:Д-1', 'd:Д-2', 'd:Д-5', 'd:Д-6'],
    ],
    [
      'a further sheet that is longer than the first',
      [FIRST, ['Лист 2', [PLACES, ...[3, 4, 5, 6, 7].map((at) => place(at, `Д-${at}`))]]],
      ['d:Д-1', 'd:Д-2', 'd:Д-3', 'd:Д-4', 'd:Д-5', 'd:Д-6', 'd:Д-7'],
    ],
    [
      'a further sheet without a heading',
      [FIRST, ['Лист 2', [place(3, 'Д-3'), place(4, 'Д-4')]]],
      ['d:Д-1', 'd:Д-2', 'd:Д-3', 'd:Д-4'],
    ],
    [
      'columns that stand elsewhere on the further sheet',
      [
        FIRST,
        [
          'Лист 2',
          [
            ['Кол.', 'Наименование', 'Поз.', 'Обозначение'],
            [4, 'Деталь', 3, 'Д-3'],
          ],
        ],
      ],
      ['d:Д-1', 'd:Д-2', 'd:Д-3'],
    ],
    [
      'dotted numbers whose assembly stands on the first sheet',
      [
        ['А', [['№', ...PLACES.slice(1)], place('1', 'И'), place('1.1', 'У')]],
        ['Б', [['№', ...PLACES.slice(1)], place('1.1.1', 'Д-1'), place('1.2', 'Д-2')]],
      ],
      ['d:И', 'd:У', 'd:Д-1', 'd:Д-2'],
    ],
    [
      'levels below the product of the first sheet',
      [
        ['Стр1', ROOT],
        ['Стр2', [LEVELS, [2, 'Д-1', 'Вал', 3], [1, 'Д-2', 'Ось', 1]]],
      ],
      ['d:И', 'd:У', 'd:Д-1', 'd:Д-2'],
    ],
    [
      'parents that stand on the first sheet',
      [
        ['Стр1', [PARENTS, ['И', 'Изделие', null, 1], ['У', 'Узел', 'И', 2]]],
        ['Стр2', [PARENTS, ['Д-1', 'Вал', 'У', 3], ['Д-2', 'Ось', 'И', 1]]],
      ],
      ['d:И', 'd:У', 'd:Д-1', 'd:Д-2'],
    ],
    [
      'titles and marks of pages above each heading',
      [
        ['Лист 1', [['АБВГ.301 Стол лист 1'], ...FIRST[1]]],
        ['Лист 2', [['АБВГ.301 Стол лист 2'], PLACES, place(3, 'Д-3')]],
        ['Лист 3', [['Продолжение спецификации'], PLACES, place(4, 'Д-4')]],
      ],
      ['d:Д-1', 'd:Д-2', 'd:Д-3', 'd:Д-4'],
    ],
    [
      'stamps of a form below each sheet',
      [
        [
          'Лист 1',
          [...FIRST[1], ['Изм.', 'Лист', '№ докум.', 'Подп.'], ['АБВГ.301.100', null, null, 'Лист 1']],
        ],
        ['Лист 2', [PLACES, place(3, 'Д-3'), ['Изм.', 'Лист', '№ докум.', 'Подп.']]],
      ],
      ['d:Д-1', 'd:Д-2', 'd:Д-3'],
    ],
  ])('%s', async (_what, sheets, keys) => {
    const found = await read(sheets);
    const names = sheets.map(([name]) => name);
    expect(keysOf(found)).toEqual(keys);
    expect([found.sheet, found.joinedSheets, found.joinableSheets, found.otherSheets]).toEqual([
      ...[names[0], names, names, []],
    ]);
    expect(found.issues.filter(({ code }) => code.startsWith('sheet'))).toMatchObject([
      { severity: 'warning', code: 'sheets-joined', row: null },
    ]);
    expect(found.summary.errors).toBe(0);
  });

  it('with the structure of a whole file', async () => {
    const found = await read([
      ['Стр1', ROOT],
      ['Стр2', [LEVELS, [2, 'Д-1', 'Вал', 3], [1, 'Д-2', 'Ось', 1]]],
    ]);
    expect(linesOf(found)).toEqual([
      ['d:И', 'd:У', 2],
      ['d:И', 'd:Д-2', 1],
      ['d:У', 'd:Д-1', 3],
    ]);
  });

  it('in sections that begin on one sheet and end on the next', async () => {
    const section = (name: string): Cells => [null, null, name, null];
    const found = await read([
      ['Лист 1', [PLACES, section('Детали'), place(1, 'Д-1')]],
      ['Лист 2', [PLACES, place(2, 'Д-2'), section('Стандартные изделия'), [3, null, 'Болт М6', 4]]],
    ]);
    expect(partsOf(found)).toEqual([
      ['d:Д-1', 'part', 1],
      ['d:Д-2', 'part', 1],
      ['n:Болт М6|', 'standard', 4],
    ]);
  });
});

describe('sheets that are no part of the table stay out of it', () => {
  it.each<[string, SheetOf[], string[], string[]]>([
    [
      'variants with the same parts',
      [
        ['Вариант 1', [PLACES, place(1, 'Д-1'), place(2, 'Д-2'), place(3, 'Д-3')]],
        ['Вариант 2', [PLACES, place(1, 'Д-1', 4), place(2, 'Д-2', 5)]],
      ],
      [],
      ['other-sheets'],
    ],
    [
      'another product with positions of its own',
      [FIRST, ['Шкаф', [PLACES, place(1, 'Ш-1')]]],
      ['Лист 1', 'Шкаф'],
      ['other-sheets'],
    ],
    [
      'another product by its levels',
      [
        ['Стол', [LEVELS, [0, 'С', 'Стол', 1], [1, 'С-1', 'Нога', 4], [1, 'С-2', 'Доска', 1]]],
        ['Стул', [LEVELS, [0, 'Т', 'Стул', 1], [1, 'Т-1', 'Ножка', 4]]],
      ],
      ['Стол', 'Стул'],
      ['other-sheets'],
    ],
    [
      'another product with dotted numbers of its own',
      [
        ['Стол', [['№', ...PLACES.slice(1)], place('1', 'С'), place('1.1', 'С-1'), place('1.2', 'С-2')]],
        ['Стул', [['№', ...PLACES.slice(1)], place('1', 'Т'), place('1.1', 'Т-1')]],
      ],
      [],
      ['other-sheets'],
    ],
    [
      'another product by its parents',
      [
        ['Стол', [PARENTS, ['С', 'Стол', null, 1], ['С-1', 'Нога', 'С', 4], ['С-2', 'Доска', 'С', 1]]],
        ['Стул', [PARENTS, ['Т', 'Стул', null, 1], ['Т-1', 'Ножка', 'Т', 4]]],
      ],
      ['Стол', 'Стул'],
      ['other-sheets'],
    ],
    [
      'a summary with other columns',
      [
        FIRST,
        [
          'Итог',
          [
            ['Обозначение', 'Наименование', 'Всего', 'Цена'],
            ['Д-1', 'Деталь', 5, 100],
          ],
        ],
      ],
      [],
      ['other-sheets'],
    ],
    [
      'a summary of the same parts',
      [FIRST, ['Сводный лист', [PLACES, place(3, 'Д-1', 10), place(4, 'Д-2', 10)]]],
      ['Лист 1', 'Сводный лист'],
      ['sheets-continue', 'other-sheets'],
    ],
    ['a hidden sheet', [FIRST, ['Лист 2', [PLACES, place(3, 'Д-3')], true]], [], []],
    [
      'a pivot table',
      [
        FIRST,
        [
          'Сводная',
          [
            ['Названия строк', 'Сумма по полю Кол.'],
            ['Д-1', 5],
            ['Д-2', 7],
            ['Общий итог', 12],
          ],
        ],
      ],
      [],
      [],
    ],
    ['notes', [FIRST, ['Заметки', [['Позвонить на склад'], ['Сроки уточнить у Петрова']]]], [], []],
    [
      'a sheet of the same columns that says nothing of its place',
      [
        ['Рама', [PLACES.slice(1), ['Р-1', 'Уголок', 4], ['Р-2', 'Полоса', 2], ['Р-3', 'Лист', 1]]],
        ['Кожух', [PLACES.slice(1), ['К-1', 'Крышка', 1]]],
      ],
      ['Рама', 'Кожух'],
      ['other-sheets'],
    ],
  ])('%s', async (_what, sheets, joinable, codes) => {
    const found = await read(sheets);
    const [, rows] = sheets[0] ?? ['', []];
    expect(keysOf(found)).toHaveLength(rows.length - 1);
    expect([found.sheet, found.joinedSheets, found.joinableSheets]).toEqual([sheets[0]?.[0], [], joinable]);
    const told = found.issues.map(({ code }) => code);
    expect(told.filter((code) => code === 'other-sheets' || code.startsWith('sheet'))).toEqual(codes);
  });
});

describe('where something speaks against it a person decides', () => {
  const DOUBTFUL: [string, SheetOf[], number][] = [
    [
      'another product above the second heading',
      [
        ['Лист 1', [['Изделие: СТ-1.00 Стол'], ...FIRST[1]]],
        ['Лист 2', [['Изделие: ШК-2.00 Шкаф'], PLACES, place(3, 'Д-3')]],
      ],
      3,
    ],
    ['many positions left free', [FIRST, ['Лист 2', [PLACES, place(101, 'Д-3')]]], 3],
    ['a sheet that is called a variant', [FIRST, ['Вариант 2', [PLACES, place(3, 'Д-3')]]], 3],
    [
      'a second root of dotted numbers',
      [
        ['Лист 1', [['№', ...PLACES.slice(1)], place('1', 'И'), place('1.1', 'У')]],
        ['Лист 2', [['№', ...PLACES.slice(1)], place('2', 'К'), place('2.1', 'Д')]],
      ],
      4,
    ],
  ];
  it.each(DOUBTFUL)('%s', async (_what, sheets, parts) => {
    const names = sheets.map(([name]) => name);
    const found = await read(sheets);
    expect([found.joinedSheets, found.joinableSheets]).toEqual([[], names]);
    expect(found.issues.filter(({ severity }) => severity === 'error')).toMatchObject([
      { code: 'sheets-continue', value: found.sheet },
    ]);
    const alone = await read(sheets, { sheet: names[0] ?? '' });
    expect([alone.joinedSheets, alone.joinableSheets, alone.summary.errors]).toEqual([[], names, 0]);
    const none = await read(sheets, { joinedSheets: [] });
    expect([none.sheet, none.joinedSheets, none.summary.errors]).toEqual([found.sheet, [], 0]);
    const together = await read(sheets, { joinedSheets: names });
    expect([together.joinedSheets, together.summary.parts, together.summary.errors]).toEqual([
      names,
      parts,
      0,
    ]);
    expect(issuesOf(together).map(([, code]) => code)).not.toContain('sheets-joined');
  });

  it('an evident table is read sheet by sheet as soon as somebody says so', async () => {
    const sheets: SheetOf[] = [FIRST, ['Лист 2', [PLACES, place(3, 'Д-3')]]];
    const second = await read(sheets, { sheet: 'Лист 2' });
    expect([keysOf(second), second.sheet, second.joinedSheets, second.joinableSheets]).toEqual([
      ...[['d:Д-3'], 'Лист 2', [], ['Лист 1', 'Лист 2']],
    ]);
    expect(keysOf(await read(sheets, { joinedSheets: [] }))).toEqual(['d:Д-1', 'd:Д-2']);
  });
});

describe('sheets that a person names', () => {
  const THREE: SheetOf[] = [
    FIRST,
    [
      'Цены',
      [
        ['Артикул', 'Цена'],
        ['Д-1', 5],
      ],
    ],
    ['Скрытый', [PLACES, place(1, 'Д-9')], true],
  ];

  it('are joined by names and numbers, in the order of their tabs, hidden ones too', async () => {
    const found = await read(THREE, { joinedSheets: ['Скрытый', '1'] });
    expect([found.joinedSheets, keysOf(found), found.summary.errors]).toEqual([
      ...[['Лист 1', 'Скрытый'], ['d:Д-1', 'd:Д-2', 'd:Д-9'], 0],
    ]);
  });

  it('must have the columns of the first one', async () => {
    const sheets: SheetOf[] = [
      FIRST,
      [
        'Цены',
        [
          ['Артикул', 'Наименование', 'Цена', 'Ед.', 'Остаток'],
          ['Д-1', 'Вал', 5, 'шт', 2],
        ],
      ],
    ];
    const found = await read(sheets, { joinedSheets: ['Лист 1', 'Цены'] });
    expect([found.joinedSheets, keysOf(found)]).toEqual([[], ['d:Д-1', 'd:Д-2']]);
    expect(found.issues[0]).toMatchObject({ severity: 'error', code: 'sheet-not-joined', value: 'Цены' });
  });

  it('must be there', async () => {
    const found = await read(THREE, { joinedSheets: ['Лист 1', 'Лист 7'] });
    expect(found.issues).toMatchObject([{ severity: 'error', code: 'sheet-not-found', value: 'Лист 7' }]);
  });
});

describe('a row is one of its sheet', () => {
  const SHEETS: SheetOf[] = [
    ['Лист 1', [PLACES, place(1, 'Д-1'), place(2, 'Д-2', 0)]],
    ['Лист 2', [['Изделие'], PLACES, place(3, 'Д-3', -1), place(4, 'Д-1', 2)]],
  ];

  it('in issues, and in what they say of rows of other sheets', async () => {
    const found = await read(SHEETS);
    const told = found.issues.map(({ sheet, row, column, code }) => [sheet, row, column, code]);
    expect(told.filter(([, row]) => row !== null)).toEqual([
      ['Лист 1', 3, 'D', 'quantity-not-positive'],
      ['Лист 2', 3, 'D', 'quantity-not-positive'],
      ['Лист 2', 4, null, 'child-summed'],
    ]);
    expect(found.issues.at(-1)?.message).toBe(
      'The same part stands in row 2 (sheet "Лист 1"); the quantities were added up to 3. Delete one of the rows if it was entered twice.',
    );
  });
});
