import { eachOnce, keyOf, nameOf, sheetShown } from './row-names';

const ONE = { sheet: 'Лист1', joinedSheets: [] };
const TWO = { sheet: 'Лист1', joinedSheets: ['Лист1', 'Лист2'] };
const CSV = { sheet: '', joinedSheets: [] };

it.each([
  ['of the only sheet', { sheet: 'Лист1', row: 5 }, ONE, 5],
  ['of a text file', { sheet: '', row: 5 }, CSV, 5],
  ['of the first of two', { sheet: 'Лист1', row: 5 }, TWO, 5],
  ['of the second of two', { sheet: 'Лист2', row: 5 }, TWO, { sheet: 'Лист2', row: 5 }],
  ['of no sheet', { sheet: null, row: 5 }, TWO, 5],
])('a row %s has one name', (_what, place, sheets, name) => {
  expect(nameOf(place, sheets)).toEqual(name);
});

it('the same row of two sheets are two, and each is named once', () => {
  const second = { sheet: 'Лист2', row: 5 };
  expect(keyOf(5)).not.toBe(keyOf(second));
  expect(eachOnce([5, second, { ...second }, 5, 6])).toEqual([5, second, 6]);
});

it('a sheet is told only where several are read', () => {
  expect([sheetShown({ sheet: 'Лист1' }, ONE), sheetShown({ sheet: 'Лист1' }, TWO)]).toEqual([null, 'Лист1']);
});
