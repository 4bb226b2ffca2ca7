import { columnNumber, type Sheet, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';

/** Rows and columns that nobody sees, and rows that are struck out, are read like all others: that is told; a closed group of rows hides nothing. Pure. */
export function hiddenIssues(
  { hiddenColumns = [] }: Sheet,
  rows: readonly SheetRow[],
  columns: readonly FileColumn[],
  headerRow: number,
): RawIssue[] {
  const unseen = rows.filter(
    ({ hidden, outline, cells }) => hidden === true && outline === 0 && cells.some((cell) => cell !== null),
  );
  const [first] = unseen;
  const told = first ? [hint('rows-hidden', { row: first.number, details: { count: unseen.length } })] : [];
  const read = columns.filter(
    ({ column, field }) => field !== null && hiddenColumns.includes(columnNumber(column)),
  );
  const struck = rows.filter((row) => row.struck === true);
  const [gone] = struck;
  if (gone) told.push(hint('rows-struck-out', { row: gone.number, details: { count: struck.length } }));
  return [
    ...told,
    ...read.map(({ column, header }) => hint('column-hidden', { row: headerRow, column, value: header })),
  ];
}
