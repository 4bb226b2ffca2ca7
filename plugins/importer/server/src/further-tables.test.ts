import { issuesOf, partsOf, understood, understoodXlsx } from '../../../../tests/support/understood';
import { asXlsx } from '../../../../tests/support/written-bom';
import { findTable } from './table/find-table';

/** Pages and tables after the first one on a sheet. */
const asSheet = (rows: (string | number)[][]) =>
  understoodXlsx(asXlsx({ rows: rows.map((cells) => ({ cells })), merges: [] }));

describe('a heading that is printed again', () => {
  it('in other columns moves what stands below it, and is told', async () => {
    const found = await asSheet([
      ['Поз.', 'Обозначение', 'Наименование', 'Кол.', 'Материал'],
      [1, 'Д-1', 'Вал', 2, 'Ст3'],
      ['Поз.', '', 'Обозначение', 'Наименование', 'Материал', 'Кол.'],
      [2, '', 'Д-2', 'Ось', 'Сталь 45', 4],
      ['Поз.', 'Обозначение', 'Наименование', 'Кол.', 'Материал'],
      [3, 'Д-3', 'Шкив', 1, 'СЧ20'],
    ]);
    expect(
      found.parts.map(({ designation, name, quantity, material }) => [designation, name, quantity, material]),
    ).toEqual([
      ['Д-1', 'Вал', 2, 'Ст3'],
      ['Д-2', 'Ось', 4, 'Сталь 45'],
      ['Д-3', 'Шкив', 1, 'СЧ20'],
    ]);
    expect(issuesOf(found)).toContainEqual(['warning', 'columns-moved', '3']);
  });

  it('with two of its columns in another order is no heading at the same place', async () => {
    const found = await understood(
      'Обозначение;Наименование;Кол.;Размер\nД-1;Вал;2;10\nОбозначение;Наименование;Размер;Кол.\nД-2;Ось;20;4\n',
    );
    expect(found.parts.map(({ quantity, size }) => [quantity, size])).toEqual([
      [2, '10'],
      [4, '20'],
    ]);
  });
});

describe('another table below', () => {
  const TWO = [
    'Изделие: СТ-1 Стол',
    'Обозначение;Наименование;Кол.',
    'Д-1;Вал;2',
    'Д-2;Ось;2',
    'Комплект инструмента КИ-5.00.000',
    'Артикул;Наименование;Кол-во;Цена',
    'К-1;Ключ;1;100',
    'К-2;Отвёртка;2;50',
  ].join('\n');

  it('is left out and told', async () => {
    const found = await understood(TWO);
    expect([partsOf(found).map(([key]) => key), found.product.designation]).toEqual([
      ['d:Д-1', 'd:Д-2'],
      'СТ-1 Стол',
    ]);
    expect(issuesOf(found)).toContainEqual(['warning', 'second-table', '6']);
  });

  it('is read with the title of its own as soon as its heading is chosen', async () => {
    const found = await understood(TWO, { headerRow: 6 });
    expect([partsOf(found).map(([key]) => key), found.product.designation]).toEqual([
      ['d:К-1', 'd:К-2'],
      'Комплект инструмента КИ-5.00.000',
    ]);
  });
});

describe('sheets of one specification', () => {
  const HEADING = ['Поз.', 'Обозначение', 'Наименование', 'Кол.'];
  const sheets = (...parts: [number, string][][]) =>
    parts.map((rows, at) => ({
      ...{ name: `Лист${at + 1}`, hidden: false, merges: [], quoteProblems: [], hiddenColumns: [] },
      rows: [HEADING, ...rows.map(([place, key]) => [place, key, 'Вал', 1])].map((cells, index) => ({
        ...{ number: index + 1, cells, outline: 0 },
      })),
    }));
  const told = (found: ReturnType<typeof findTable>) =>
    found.issues.map(({ severity, code }) => [severity, code]);
  const FIRST: [number, string][] = [
    [1, 'Д-1'],
    [2, 'Д-2'],
  ];

  it('that go on with its positions are read as one, and that is told', () => {
    const found = findTable(sheets(FIRST, [[5, 'Д-3']], [[7, 'Д-4']]), {});
    expect(told(found)).toEqual([['warning', 'sheets-joined']]);
    expect(found.issues[0]?.details).toEqual({ sheets: ['Лист1', 'Лист2', 'Лист3'] });
  });

  it('that go on far behind them are an error, for half of it is none', () => {
    const found = findTable(sheets(FIRST, [[101, 'Д-3']]), {});
    expect(told(found)).toEqual([
      ['error', 'sheets-continue'],
      ['warning', 'other-sheets'],
    ]);
    expect(found.issues[0]).toMatchObject({ value: 'Лист1', details: { sheets: ['Лист2'] } });
  });

  it('are one as soon as a person chooses it', () => {
    expect(told(findTable(sheets(FIRST, [[101, 'Д-3']]), { sheet: 'Лист1' }))).toEqual([]);
    expect(told(findTable(sheets(FIRST, [[3, 'Д-3']]), { sheet: 'Лист1' }))).toEqual([]);
  });

  it('whose positions begin anew are other lists, and told', () => {
    expect(told(findTable(sheets(FIRST, [[1, 'Д-3']]), {}))).toEqual([['warning', 'other-sheets']]);
  });
});
