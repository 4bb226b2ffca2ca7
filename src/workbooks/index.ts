/** Reading workbooks that strangers made: .xlsx and text tables, with every limit said out loud. */
export { columnLetters, columnNumber } from './columns';
export * from './contracts';
export { WORKBOOK_LIMITS, workbookLimits, type WorkbookLimits } from './limits';
export { openWorkbook } from './open-workbook';
export type { CsvWishes, HeaderScore } from './read-csv';
