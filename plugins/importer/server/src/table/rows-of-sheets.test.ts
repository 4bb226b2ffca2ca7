import { isOnFirstSheet, numberInTable, placeInFile, rowName, rowNumber, rowNumbers } from './rows-of-sheets';

const SHEETS = ['Лист 1', 'Лист 2', 'Лист 3'];

describe('rows of sheets that are read as one table', () => {
  it('stand behind each other, those of the first under their own numbers', () => {
    expect([numberInTable(0, 7), isOnFirstSheet(numberInTable(0, 1_048_576))]).toEqual([7, true]);
    expect(isOnFirstSheet(numberInTable(1, 1))).toBe(false);
    expect(numberInTable(1, 1)).toBeGreaterThan(numberInTable(0, 1_048_576));
  });

  it.each([
    [0, 1],
    [0, 1_048_576],
    [1, 1],
    [1, 1_048_576],
    [2, 9],
  ])('sheet %d, row %d: is found again by its number and by its name', (place, row) => {
    const number = numberInTable(place, row);
    expect(placeInFile(SHEETS, number)).toEqual({ sheet: SHEETS[place], row });
    expect(rowNumber(SHEETS, rowName(SHEETS, number))).toBe(number);
    expect(rowNumber(SHEETS, { sheet: SHEETS[place] ?? '', row })).toBe(number);
  });

  it('a number alone is a row of the first sheet, and names of other sheets are no rows', () => {
    expect([rowName(SHEETS, 5), rowName(SHEETS, numberInTable(1, 5))]).toEqual([
      5,
      { sheet: 'Лист 2', row: 5 },
    ]);
    expect(rowNumbers(SHEETS, [5, { sheet: 'Лист 1', row: 5 }, { sheet: 'Цены', row: 5 }])).toEqual([5, 5]);
    expect(rowNumber([null], { sheet: 'Лист 1', row: 5 })).toBeNull();
  });
});
