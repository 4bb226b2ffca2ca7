import type { CsvValue } from './write-csv';

export const XLSX_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A table of one sheet. */
export interface SheetTable {
  /** At most 31 characters are shown by spreadsheet programs. */
  name: string;
  headers: readonly string[];
  rows: readonly CsvValue[][];
}

const MAX_SHEET_NAME = 31;
const MAX_WIDTH = 48;

function widthOf(table: SheetTable, column: number): number {
  const texts = [
    table.headers[column] ?? '',
    ...table.rows.slice(0, 200).map((row) => String(row[column] ?? '')),
  ];
  return Math.min(MAX_WIDTH, Math.max(8, ...texts.map((text) => text.length + 2)));
}

/**
 * A workbook of a sheet for each table, its first row the headings. Texts are stored as texts, whatever they begin with: none
 * of them is a formula.
 */
export async function writeXlsx(...tables: SheetTable[]): Promise<Buffer> {
  // Who only reads workbooks does not load the large library that writes them.
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  for (const table of tables) {
    const name = table.name.replace(/[[\]:*?/\\]/g, ' ').slice(0, MAX_SHEET_NAME);
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow([...table.headers]).font = { bold: true };
    for (const row of table.rows) sheet.addRow(row);
    table.headers.forEach((_, index) => {
      sheet.getColumn(index + 1).width = widthOf(table, index);
    });
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
