import type { RowName } from '../contracts';

/**
 * Sheets that are read as one table have their rows behind each other: to the number of a row its sheet's place among them is
 * added, times this. No sheet has as many rows, so that the rows of the first one keep their numbers.
 */
const ROWS_OF_A_SHEET = 10_000_000;

/** The number that a row has in the table. @param place of its sheet among those that are read as one, from 0 */
export function numberInTable(place: number, row: number): number {
  return place * ROWS_OF_A_SHEET + row;
}

/** Whether a row stands on the first of the sheets. */
export function isOnFirstSheet(number: number): boolean {
  return number < ROWS_OF_A_SHEET;
}

/** The sheet of a row and its number there. @param sheets that are read, in order; at least one */
export function placeInFile(
  sheets: readonly (string | null)[],
  number: number,
): { sheet: string | null; row: number } {
  const place = Math.floor(number / ROWS_OF_A_SHEET);
  return { sheet: sheets[place] ?? null, row: number - place * ROWS_OF_A_SHEET };
}

/** What the doors call a row. */
export function rowName(sheets: readonly (string | null)[], number: number): RowName {
  const { sheet, row } = placeInFile(sheets, number);
  return isOnFirstSheet(number) || sheet === null ? row : { sheet, row };
}

/** The row that the doors call so; null: of a sheet that is not read. */
export function rowNumber(sheets: readonly (string | null)[], name: RowName): number | null {
  if (typeof name === 'number') return name;
  const place = sheets.indexOf(name.sheet);
  return place < 0 ? null : numberInTable(place, name.row);
}

/** The same of several; those of other sheets are left out. */
export function rowNumbers(sheets: readonly (string | null)[], names: readonly RowName[]): number[] {
  return names.flatMap((name) => rowNumber(sheets, name) ?? []);
}
