import type { Sheet, SheetRow } from '../../../../../src/workbooks';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { Header } from './header';
import { isFooter, isTotal } from './row-words';
import type { TableRow } from './table';
import { linesOf } from './text';

const fieldsOf = ({ fields, cells }: SheetRow): number => fields ?? cells.length;

function isText({ name }: Sheet): boolean {
  return name === '';
}

/**
 * Rows of a text file with more fields than the heading: a separator within a value has moved all that follows it. Where most
 * rows are so the heading is too short, which is told once. Pure.
 * @param rows of the table; totals and signatures may be wider
 */
export function wideRowIssues(
  { sheet, first, last }: Header,
  below: readonly SheetRow[],
  rows: readonly TableRow[],
): RawIssue[] {
  if (!isText(sheet) || last === 0) return [];
  const heading = sheet.rows.filter(({ number }) => number >= first && number <= last);
  const expected = Math.max(...heading.map(fieldsOf));
  // Blanks beyond the heading have moved nothing.
  const goesBeyond = ({ cells }: SheetRow): boolean =>
    cells.length > expected && linesOf(cells.slice(expected)).some((text) => text !== '');
  const wider = below.filter(goesBeyond);
  if (wider.length === 0) return [];
  const parts = rows.filter((row) => !isTotal(row) && !isFooter(row));
  const data = new Set(parts.map(({ row }) => row));
  const wide = wider.filter(({ number }) => data.has(number));
  const told = (row: SheetRow) => ({
    row: row.number,
    value: linesOf(row.cells.slice(expected)).join(' '),
    details: { fields: row.cells.length, expected },
  });
  const [one] = wide;
  if (one && wide.length * 2 > data.size && wide.length > 2) return [hint('heading-too-short', told(one))];
  return wide.map((row) => problem('row-wider-than-heading', told(row)));
}
