import { linesOf, partsOf, understoodXlsx } from '../../../../tests/support/understood';
import { bookOf, type Cells, type SheetOf } from '../../../../tests/support/books';
import type { PreviewOptions } from './contracts';

/** One bill of materials over several sheets, and what is none. */

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
      ['Лист 2', 4, 'D', 'child-summed'],
    ]);
    expect(found.issues.at(-1)?.message).toBe(
      'The same part stands in row 2 (sheet "Лист 1"); the quantities were added up to 3. Delete one of the rows if it was entered twice.',
    );
  });
});
