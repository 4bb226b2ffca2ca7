import { Workbook as ExcelWorkbook, type Row, type Worksheet } from 'exceljs';
import { cellOf } from './cell-value';
import { workbookProblem, type Cell, type Sheet, type SheetRow, type WorkbookProblem } from './contracts';
import type { WorkbookLimits } from './limits';

/** Parts of a worksheet we never look at; some of them cost a reader minutes. Merges are judged by the zip guard. */
const IGNORED_NODES = [
  'cols',
  'autoFilter',
  'mergeCells',
  'conditionalFormatting',
  'dataValidations',
  'hyperlinks',
  'printOptions',
  'pageMargins',
  'pageSetup',
  'headerFooter',
  'rowBreaks',
  'colBreaks',
  'drawing',
  'legacyDrawing',
  'picture',
  'tableParts',
  'sheetProtection',
  'extLst',
];

function rowOf(row: Row): SheetRow | null {
  const cells: Cell[] = [];
  row.eachCell({ includeEmpty: false }, (cell, column) => {
    const value = cellOf(cell.value);
    if (value === null) return;
    while (cells.length < column - 1) cells.push(null);
    cells.push(value);
  });
  return cells.length === 0 ? null : { number: row.number, outline: row.outlineLevel ?? 0, cells };
}

function sheetOf(worksheet: Worksheet, limits: WorkbookLimits): Sheet | WorkbookProblem {
  const rows: SheetRow[] = [];
  worksheet.eachRow({ includeEmpty: false }, (row) => {
    const found = rows.length <= limits.rows ? rowOf(row) : null;
    if (found) rows.push(found);
  });
  if (rows.length > limits.rows)
    return workbookProblem('too-many-rows', { limit: limits.rows, sheet: worksheet.name });
  return { name: worksheet.name, hidden: worksheet.state !== 'visible', rows, quoteProblems: [] };
}

/** Named ranges such as whole columns are unrolled cell by cell when they are set; we need none of them. */
function forgetDefinedNames(workbook: ExcelWorkbook): void {
  Object.defineProperty(workbook.definedNames, 'model', { get: () => [], set: () => undefined });
}

/**
 * The sheets of a workbook that the zip guard has let through. Costs time and memory by the file's
 * size: run it in a process of its own.
 */
export async function xlsxSheets(
  bytes: ArrayBuffer,
  limits: WorkbookLimits,
): Promise<Sheet[] | WorkbookProblem> {
  const workbook = new ExcelWorkbook();
  forgetDefinedNames(workbook);
  try {
    await workbook.xlsx.load(bytes, { ignoreNodes: IGNORED_NODES });
  } catch {
    return workbookProblem('file-damaged');
  }
  const sheets: Sheet[] = [];
  for (const worksheet of workbook.worksheets) {
    const sheet = sheetOf(worksheet, limits);
    if ('ok' in sheet) return sheet;
    sheets.push(sheet);
  }
  return sheets;
}
