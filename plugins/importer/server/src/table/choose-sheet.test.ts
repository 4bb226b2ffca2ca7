import type { Sheet } from '../../../../../src/workbooks';
import { likeliestHeading } from './choose-heading';

const sheetOf = (name: string, rows: (string | number)[][]): Sheet => ({
  ...{ name, hidden: false, merges: [], quoteProblems: [], hiddenColumns: [] },
  rows: rows.map((cells, index) => ({ number: index + 1, cells, outline: 0 })),
});
const SPECIFICATION = sheetOf('Спецификация', [
  ['Поз.', 'Обозначение', 'Наименование', 'Кол.'],
  [1, 'АБВГ.101', 'Вал', 1],
]);

it('a list of prices is not taken for the specification beside it', () => {
  const prices = sheetOf('Лист2', [
    ['Артикул', 'Наименование', 'Цена', 'Ед.', 'Количество', 'Примечание'],
    ...Array.from({ length: 200 }, (_, index) => [`P-${index}`, 'Товар', 10, 'шт', 1, '']),
  ]);
  expect(likeliestHeading([prices, SPECIFICATION], {})?.sheet.name).toBe('Спецификация');
  expect(likeliestHeading([prices], {})?.sheet.name).toBe('Лист2');
});
