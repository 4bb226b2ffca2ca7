import Papa from 'papaparse';

/** What a cell may hold. */
export type CsvValue = string | number | boolean | null;

/** Before the first line of a file: without it Excel takes UTF-8 for the system's own code page. */
export const BYTE_ORDER_MARK = '\uFEFF';

/**
 * What a spreadsheet takes for a formula, or for the beginning of one after trimming; and what looks like such a
 * text with an apostrophe before it, so that each text is read back as it was.
 */
const FORMULA = /^'*[=+\-@\t\r]/;

/** The text of a cell without the apostrophe that keeps it from being run. */
export function withoutGuard(text: string): string {
  return /^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text;
}

/**
 * Lines of a text table, each ended by CRLF. A text that a spreadsheet would run gets an apostrophe before
 * it; numbers stay numbers.
 */
export function csvLines(rows: readonly CsvValue[][], delimiter: ',' | ';'): string {
  if (rows.length === 0) return '';
  const text = Papa.unparse([...rows], {
    delimiter,
    newline: '\r\n',
    header: false,
    escapeFormulae: FORMULA,
  });
  return `${text}\r\n`;
}
