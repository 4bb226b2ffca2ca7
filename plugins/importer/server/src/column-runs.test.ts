import { issuesOf, linesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx } from '../../../../tests/support/written-bom';
import type { DryRun } from './dry-run';

const NAMED_BY_FILE = ['warning', 'product-named-by-file', ''];
const routes = ({ parts }: DryRun) => parts.map(({ designation, operations }) => [designation, operations]);

describe('executions of ГОСТ 2.113', () => {
  const rows = [
    ['Поз.', 'Обозначение', 'Наименование', 'Кол. на исполн. АБВГ.301100.001', null, null, 'Прим.'],
    [null, null, null, '-', '01', '02', null],
    [1, 'Д.1', 'Вал', 1, 2, 3, null],
    [2, 'Д.2', 'Ось', '-', 4, null, null],
    [3, 'Д.3', 'Кольцо', 5, null, '-', null],
  ];
  const merged = asXlsx({
    rows: rows.map((cells) => ({ cells })),
    merges: ['D1:F1', 'A1:A2', 'B1:B2', 'C1:C2', 'G1:G2'],
  });
  const text = rows.map((cells) => cells.join(';')).join('\n');
  const dashed = text.replace(';-;01;02;', ';-;-01;-02;');

  it('the base one is read, and the others are named', async () => {
    for (const found of [await understoodXlsx(merged), await understood(text), await understood(dashed)]) {
      expect(partsOf(found)).toEqual([
        ['d:Д.1', 'part', 1],
        ['d:Д.3', 'part', 5],
      ]);
      expect([found.executions, found.execution, found.mapping.quantity]).toEqual([
        ['-', '01', '02'],
        '-',
        'D',
      ]);
      expect(issuesOf(found)).toEqual([NAMED_BY_FILE, ['warning', 'execution-taken', 'D1']]);
      expect(found.issues[1]?.message).toContain('There are also: 01, 02.');
    }
  });

  it('another one is read where a person says so', async () => {
    const first = await understood(text, { execution: '01' });
    expect([partsOf(first), first.execution, issuesOf(first)]).toEqual([
      [
        ['d:Д.1', 'part', 2],
        ['d:Д.2', 'part', 4],
      ],
      '01',
      [NAMED_BY_FILE],
    ]);
    expect(partsOf(await understood(text, { mapping: { quantity: 'F' } }))).toEqual([['d:Д.1', 'part', 3]]);
    expect((await understood(text, { execution: '07' })).issues[0]).toMatchObject({
      code: 'execution-not-found',
      value: '07',
    });
  });

  it.each([
    'Обозначение;Наименование;Кол. на исп. -;Кол. на исп. 01',
    'Обозначение;Наименование;-;01',
    'Обозначение;Наименование;Исполнение 00;Исполнение 01',
    'Обозначение;Наименование;Кол. 01;Кол. 02',
    'Обозначение;Наименование;Кол. на исполнение -;Кол. на исполнение -01',
    'Обозначение;Наименование;Кол. на исполнение АБВГ.301;Кол. на исполнение АБВГ.301-01',
  ])('are told by one heading: %s', async (heading) => {
    const found = await understood(`${heading}\nД.1;Вал;1;2\nД.2;Ось;;4\n`);
    expect([partsOf(found), found.executions.length]).toEqual([[['d:Д.1', 'part', 1]], 2]);
    expect(issuesOf(found)).toContainEqual(['warning', 'execution-taken', 'C1']);
  });

  it('are no columns that only begin alike', async () => {
    const found = await understood('Обозначение;Наименование;Кол-во;Цена;Цена-01\nД.1;Вал;1;2;3\n');
    expect([partsOf(found), found.executions]).toEqual([[['d:Д.1', 'part', 1]], []]);
  });
});

describe('routes in columns', () => {
  it.each([
    [
      'marks',
      'Ток;Фрез;Св',
      'х;;+',
      '+;+;',
      [
        ['Ток', 'Св'],
        ['Ток', 'Фрез'],
      ],
    ],
    [
      'ones',
      'Ток;Фрез;Св',
      '1;;1',
      '1;1;',
      [
        ['Ток', 'Св'],
        ['Ток', 'Фрез'],
      ],
    ],
    [
      'places',
      'Ток;Фрез;Св',
      '2;;1',
      '2;1;3',
      [
        ['Св', 'Ток'],
        ['Фрез', 'Ток', 'Св'],
      ],
    ],
    [
      'numbers of operations',
      'Ток;Фрез;Св',
      '10;;5',
      '5;10;15',
      [
        ['Св', 'Ток'],
        ['Ток', 'Фрез', 'Св'],
      ],
    ],
    [
      'marks below a caption',
      'Операции: Раз;Операции: Два;Операции: Три',
      '+;;+',
      '+;+;',
      [
        ['Раз', 'Три'],
        ['Раз', 'Два'],
      ],
    ],
    ['words', 'Операция 1;Операция 2;Операция 3', 'Ток;Св;', 'Фрез;;', [['Ток', 'Св'], ['Фрез']]],
    [
      'words below one heading',
      'Маршрут;;',
      'Ток;Св;',
      'Фрез;Ток;ОТК',
      [
        ['Ток', 'Св'],
        ['Фрез', 'Ток', 'ОТК'],
      ],
    ],
    [
      'a mark beside known stages',
      'Ток;Лабиринт;Св',
      '+;+;',
      ';+;+',
      [
        ['Ток', 'Лабиринт'],
        ['Лабиринт', 'Св'],
      ],
    ],
  ])('%s', async (_what, heading, first, second, expected) => {
    const found = await understood(`Обозначение;Кол-во;${heading}\nД.1;1;${first}\nД.2;1;${second}\n`);
    expect(routes(found)).toEqual([
      ['Д.1', expected[0]],
      ['Д.2', expected[1]],
    ]);
    expect(issuesOf(found)).toEqual([NAMED_BY_FILE]);
    expect(found.columns.filter(({ field }) => field === 'operations').map(({ column }) => column)).toEqual([
      'C',
      'D',
      'E',
    ]);
  });

  it('times are no places, and that is told', async () => {
    const found = await understood('Обозначение;Кол-во;Ток;Фрез\nД.1;1;0,5;1,2\nД.2;1;;0,3\n');
    expect(routes(found)).toEqual([
      ['Д.1', ['Ток', 'Фрез']],
      ['Д.2', ['Фрез']],
    ]);
    expect(issuesOf(found)).toEqual([NAMED_BY_FILE, ['warning', 'operations-in-column-order', '1']]);
  });

  it('marks that nobody explains are told and become a route where a person says so', async () => {
    const text = 'Обозначение;Кол-во;Альфа;Бета\nД.1;1;+;\nД.2;1;+;+\n';
    const found = await understood(text);
    expect([routes(found), issuesOf(found)]).toEqual([
      [
        ['Д.1', []],
        ['Д.2', []],
      ],
      [NAMED_BY_FILE, ['warning', 'columns-of-marks', '1']],
    ]);
    expect(routes(await understood(text, { mapping: { operations: 'C' } }))).toEqual([
      ['Д.1', ['Альфа']],
      ['Д.2', ['Альфа', 'Бета']],
    ]);
    const known = 'Обозначение;Кол-во;Ток;Св\nД.1;1;+;+\n';
    expect(routes(await understood(known, { mapping: { operations: null } }))).toEqual([['Д.1', []]]);
  });
});

describe('slashes between operations', () => {
  it.each([
    ['Лазер / Гибка', ['Лазер', 'Гибка'], false],
    ['Лазер / Гибка / Св', ['Лазер', 'Гибка', 'Св'], false],
    ['Лазер/Гибка', ['Лазер/Гибка'], true],
    ['ТО/ТВЧ', ['ТО/ТВЧ'], false],
    ['Св п/а', ['Св п/а'], false],
    ['Круг 20 ГОСТ 2590-2006 / 30ХГСА', ['Круг 20 ГОСТ 2590-2006 / 30ХГСА'], true],
    ['Окраска RAL 7035 / 9005', ['Окраска RAL 7035 / 9005'], true],
    ['Ток | Фрез', ['Ток', 'Фрез'], false],
  ])('%s', async (cell, stages, isTold) => {
    const found = await understood(`Обозначение;Кол-во;Операции\nД.1;1;${cell}\n`);
    expect(routes(found)).toEqual([['Д.1', stages]]);
    expect(issuesOf(found).some(([, code]) => code === 'operation-slash-unclear')).toBe(isTold);
  });

  it('of materials make no routes', async () => {
    const found = await understood('Обозначение;Кол-во;Материал\nД.1;1;Круг 20 ГОСТ 2590-2006 / Сталь 45\n');
    expect([routes(found), found.parts[0]?.material, linesOf(found)]).toEqual([
      [['Д.1', []]],
      'Круг 20 ГОСТ 2590-2006 / Сталь 45',
      [],
    ]);
  });
});
