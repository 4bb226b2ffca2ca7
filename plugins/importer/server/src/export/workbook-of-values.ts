import ExcelJS from 'exceljs';
import { commentCells, type Cell, type CellNote, type Sheet } from '../../../../../src/workbooks';

function valueOf(cell: Cell): string | number | boolean | null {
  return typeof cell === 'object' && cell !== null ? cell.text : cell;
}

/** A workbook of the values alone: for text files, and for workbooks that cannot be written again as they are. */
export async function workbookOfValues(
  sheets: readonly Sheet[],
  notes: readonly CellNote[],
): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  sheets.forEach(({ name, rows }, index) => {
    const sheet = workbook.addWorksheet(name === '' ? `${index + 1}` : name);
    for (const { number, cells } of rows) sheet.getRow(number).values = cells.map(valueOf);
    commentCells(
      sheet,
      notes.filter((note) => (note.sheet === null || note.sheet === '' ? index === 0 : note.sheet === name)),
    );
  });
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
