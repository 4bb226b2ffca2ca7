import type { Cell, Sheet } from '../../../../../src/workbooks';
import { searchRows, tableOf } from './sheet-table';

const sheetOf = (rows: Cell[][]): Sheet => ({
  name: 'Лист1',
  hidden: false,
  rows: rows.map((cells, index) => ({ number: index + 1, outline: 0, cells })),
  merges: [],
  quoteProblems: [],
});

const TABLE = sheetOf([
  ['Бирки цеха 4'],
  ['№ бирки', 'Наименование\nдетали', null, 'Масса', '№ бирки'],
  ['A-1', 'Вал', true, 1.5, '2026-01-31'],
  [null, null, null, null, ' '],
  [
    'A-2',
    { problem: 'error-value', text: '#REF!' },
    false,
    10,
    { problem: 'formula-without-result', text: '=A1' },
  ],
]);

it('takes the headings below a title, and texts as people write them', () => {
  expect(tableOf(TABLE, 'ru')).toEqual({
    name: 'Лист1',
    columns: ['№ бирки', 'Наименование детали', 'C', 'Масса', '№ бирки (2)'],
    rows: [
      { number: 3, cells: ['A-1', 'Вал', 'да', '1,5', '31.01.2026'] },
      { number: 5, cells: ['A-2', '#REF!', 'нет', '10', ''] },
    ],
  });
  expect(tableOf(TABLE, 'en').rows[0]?.cells).toEqual(['A-1', 'Вал', 'yes', '1.5', '2026-01-31']);
});

it('has no rows where the sheet has none, or only headings', () => {
  expect(tableOf(sheetOf([]), 'ru')).toEqual({ name: 'Лист1', columns: [], rows: [] });
  expect(tableOf(sheetOf([['А', 'Б']]), 'ru')).toEqual({ name: 'Лист1', columns: ['А', 'Б'], rows: [] });
});

it('finds rows by a part of any cell', () => {
  const table = tableOf(TABLE, 'ru');
  expect(searchRows(table, ' ВАЛ ').map(({ number }) => number)).toEqual([3]);
  expect(searchRows(table, '')).toHaveLength(2);
  expect(searchRows(table, 'нет такого')).toEqual([]);
});
