import type { Sheet } from '../../../../../src/workbooks';
import type { PreviewOptions } from '../contracts';
import { likeliestHeading } from './choose-heading';
import { isHeaderAgain, MAX_HEADING_ROWS } from './header';
import { isFooterText, isTotalText } from './row-words';
import { linesOf } from './text';

/** Titles and headings above a table that are read beyond the limit of rows, for they are no rows of it. */
export const ROWS_OUTSIDE_TABLE = MAX_HEADING_ROWS;

/**
 * Rows of the table that is meant: titles, headings printed once or again, totals and signatures are none. Without a
 * heading all rows count.
 * @param enough rows are looked at one by one only where there are more than this
 */
export function countDataRows(sheets: Sheet[], options: PreviewOptions, enough: number): number {
  const header = likeliestHeading(sheets, options);
  if (!header) return Math.max(0, ...sheets.map(({ rows }) => rows.length));
  const below = header.sheet.rows.filter(({ number }) => number > header.last);
  if (below.length <= enough) return below.length;
  const isData = (texts: string[]): boolean => !texts.some((text) => isTotalText(text) || isFooterText(text));
  return below.filter((row) => !isHeaderAgain(row, header) && isData(linesOf(row.cells))).length;
}
