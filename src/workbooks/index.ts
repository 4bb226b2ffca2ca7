/**
 * Reading workbooks that strangers made: .xlsx and text tables, with every limit said out loud; and writing
 * text tables that a spreadsheet opens without running anything in them.
 */
export { columnLetters, columnNumber } from './columns';
export * from './contracts';
export { commentCells, type CellNote } from './comment-cells';
export { commentApart, ranOutOfMemory, readApart } from './read-apart';
export { readHere } from './read-here';
export { TimeLimit } from './time-limit';
export { READER_TURNS } from './turns';
export { WORKBOOK_LIMITS, workbookLimits, type WorkbookLimits } from './limits';
export { openWorkbook, type ReadTask } from './open-workbook';
export { nextEntry, openEntry, openZip } from './xlsx/archive';
export type { CsvWishes, HeaderScore } from './read-csv';
export { BYTE_ORDER_MARK, csvLines, type CsvValue } from './write-csv';
export { writeXlsx, XLSX_TYPE, type SheetTable } from './write-xlsx';
