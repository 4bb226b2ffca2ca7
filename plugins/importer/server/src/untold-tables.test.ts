import { issuesOf, partsOf, understood } from '../../../../tests/support/understood';

/** Files none of whose headings is known: what a person sees, and what comes of what they say. */

const FILE = 'Выписка;;\nАльфа;Бета;Гамма\nвал;раз;2\nось;два;3\n';

it('shows the first rows, that somebody can point at the heading', async () => {
  const found = await understood(FILE);
  expect(found).toMatchObject({ sheet: '', headerRow: null, columns: [], mapping: {}, parts: [] });
  expect(found.firstRows).toEqual([
    { row: 1, cells: ['Выписка'] },
    { row: 2, cells: ['Альфа', 'Бета', 'Гамма'] },
    { row: 3, cells: ['вал', 'раз', '2'] },
    { row: 4, cells: ['ось', 'два', '3'] },
  ]);
  expect(issuesOf(found)).toEqual([['error', 'header-not-found', '']]);
});

it('shows the columns below a heading whose words mean nothing to us', async () => {
  const found = await understood(FILE, { headerRow: 2 });
  expect(found).toMatchObject({ headerRow: 2, parts: [] });
  expect(found.columns.map(({ column, header, samples }) => [column, header, samples])).toEqual([
    ['A', 'Альфа', ['вал', 'ось']],
    ['B', 'Бета', ['раз', 'два']],
    ['C', 'Гамма', ['2', '3']],
  ]);
  expect([found.firstRows.length, issuesOf(found)]).toEqual([4, [['error', 'column-not-found', '2']]]);
});

it('reads it as soon as a column names the parts', async () => {
  const found = await understood(FILE, { headerRow: 2, mapping: { name: 'A', quantity: 'C' } });
  expect(partsOf(found).map(([key]) => key)).toEqual(['n:вал|', 'n:ось|']);
  expect([found.firstRows, found.mapping.quantity]).toEqual([[], 'C']);
});

it('keeps the columns when the only name is taken away', async () => {
  const found = await understood('Обозначение;Кол-во\nД-1;2\n', { mapping: { designation: null } });
  expect(found.columns.map(({ header, field }) => [header, field])).toEqual([
    ['Обозначение', null],
    ['Кол-во', 'quantity'],
  ]);
  expect(issuesOf(found)).toContainEqual(['error', 'column-not-found', '1']);
});

describe('a file without a heading', () => {
  const BARE = 'вал;раз;2\nось;два;3\n';

  it('has columns without words', async () => {
    const found = await understood(BARE, { headerRow: 0 });
    expect(found.columns.map(({ column, header }) => [column, header])).toEqual([
      ['A', ''],
      ['B', ''],
      ['C', ''],
    ]);
    const read = await understood(BARE, { headerRow: 0, mapping: { name: 'A', quantity: 'C' } });
    expect(partsOf(read).map(([key]) => key)).toEqual(['n:вал|', 'n:ось|']);
    expect([read.headerRow, read.columns.map(({ field }) => field)]).toEqual([0, ['name', null, 'quantity']]);
    const untold = await understood(BARE, { headerRow: 0, mapping: { name: null, designation: null } });
    expect(issuesOf(untold)).toEqual([['error', 'column-not-found', '']]);
  });
});

it('an empty sheet shows nothing', async () => {
  expect((await understood('\n', { headerRow: 0 })).firstRows).toEqual([]);
});
