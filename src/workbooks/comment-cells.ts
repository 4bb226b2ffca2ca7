import type ExcelJS from 'exceljs';

/** What is said of one cell. */
export interface CellNote {
  /** Name of the sheet; null: the first one. */
  sheet: string | null;
  /** As the spreadsheet program counts, from 1. */
  row: number;
  /** From 1. */
  column: number;
  text: string;
  severity: 'error' | 'warning';
}

const FILLS = { error: 'FFFFD6D6', warning: 'FFFFF2CC' } as const;
/** Longer comments are cut by spreadsheet programs, in the middle of a sentence. */
const MAX_NOTE = 4_000;

function noteOf(cell: ExcelJS.Cell): string {
  const { note } = cell as { note?: string | ExcelJS.Comment };
  if (note === undefined) return '';
  const text = typeof note === 'string' ? note : (note.texts ?? []).map((part) => part.text).join('');
  return text === '' ? '' : `${text}\n`;
}

/** Comment cells of a sheet and colour them; what a cell says already stays above. */
export function commentCells(sheet: ExcelJS.Worksheet, notes: readonly CellNote[]): void {
  for (const { row, column, text, severity } of notes) {
    const cell = sheet.getCell(row, column);
    cell.note = `${noteOf(cell)}${text}`.slice(0, MAX_NOTE);
    // Styles are shared among cells: a change in place would colour others too.
    cell.style = {
      ...cell.style,
      fill: { type: 'pattern', pattern: 'solid', fgColor: { argb: FILLS[severity] } },
    };
  }
}

/** The workbook with comments on its cells; everything else stays as exceljs keeps it. */
export async function commentWorkbook(bytes: Buffer, notes: readonly CellNote[]): Promise<Buffer> {
  // Who only reads workbooks does not load the large library that writes them.
  const { Workbook } = (await import('exceljs')).default;
  const workbook = new Workbook();
  await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
  for (const sheet of workbook.worksheets) {
    const own = notes.filter(({ sheet: name }) => (name ?? workbook.worksheets[0]?.name) === sheet.name);
    commentCells(sheet, own);
  }
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
