import { issuesOf, partsOf, understoodXlsx } from '../../../../tests/support/understood';
import { bookOf, type Cells, type SheetOf } from '../../../../tests/support/books';
import type { PreviewOptions } from './contracts';

/** Sheets that are no part of the table beside them, or where a person decides. */

const read = (sheets: SheetOf[], options: PreviewOptions = {}) => understoodXlsx(bookOf(...sheets), options);
const keysOf = (found: Awaited<ReturnType<typeof read>>) => partsOf(found).map(([key]) => key);

const PLACES = ['Поз.', 'Обозначение', 'Наименование', 'Кол.'];
const place = (number: number | string | null, key: string, quantity = 1): Cells => [
  ...[number, key, `Деталь ${key}`, quantity],
];
const LEVELS = ['Уровень', 'Обозначение', 'Наименование', 'Кол-во'];
const PARENTS = ['Обозначение', 'Наименование', 'Входит в', 'Кол-во'];
const FIRST: SheetOf = ['Лист 1', [PLACES, place(1, 'Д-1'), place(2, 'Д-2')]];

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
