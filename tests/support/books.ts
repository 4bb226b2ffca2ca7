import { asWorkbook } from './written-bom';

export type Cells = (string | number | null)[];

/** A sheet with its name and rows; hidden where that is said. */
export type SheetOf = [name: string, rows: Cells[], hidden?: boolean];

/** Sheets as an .xlsx, in the order of their tabs. */
export function bookOf(...sheets: SheetOf[]): Buffer {
  return asWorkbook(
    sheets.map(([name, rows, hidden = false]) => ({
      ...{ name, hidden },
      written: { rows: rows.map((cells) => ({ cells })), merges: [] },
    })),
  );
}
