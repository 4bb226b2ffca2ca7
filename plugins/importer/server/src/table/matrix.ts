import { columnLetters, columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { FileColumn, Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import { lineOf } from './text';

/** Enough rows to know columns by, and fewer than that are no matrix. */
const [JUDGED_ROWS, LEAST_ROWS] = [300, 2];
const WHOLE = /^\d{1,7}$/;

function numberAt({ cells }: SheetRow, index: number): number | null {
  const text = lineOf(cells[index]);
  if (text === null || /^[-–—]$/.test(text)) return 0;
  return WHOLE.test(text) ? Number(text) : null;
}

/**
 * Columns that nobody reads and that add up to the quantity: each counts the pieces of another product or assembly. That they are
 * not read is told. Pure.
 */
export function matrixIssues(
  headerRow: number,
  below: readonly SheetRow[],
  columns: readonly FileColumn[],
  mapping: Mapping,
): RawIssue[] {
  const letters = mapping.quantityTotal ?? mapping.quantity;
  if (!letters) return [];
  const total = columnNumber(letters) - 1;
  const rows = below.slice(0, JUDGED_ROWS).filter((row) => (numberAt(row, total) ?? 0) > 0);
  const others = columns.filter(({ field, header }) => field === null && header !== '');
  const counted = others.filter(({ column }) => {
    const own = rows.map((row) => numberAt(row, columnNumber(column) - 1));
    return own.every((count) => count !== null) && own.some((count) => count !== 0);
  });
  const indexes = counted.map(({ column }) => columnNumber(column) - 1);
  const addsUp = (row: SheetRow): boolean =>
    indexes.reduce((sum, index) => sum + (numberAt(row, index) ?? 0), 0) === numberAt(row, total);
  if (rows.length < LEAST_ROWS || indexes.length < 2 || !rows.every(addsUp)) return [];
  const heading = columns.find(({ column }) => column === letters)?.header ?? '';
  const details = { columns: indexes.map((index) => columnLetters(index + 1)).slice(0, 20) };
  return [hint('quantity-matrix', { row: headerRow, column: letters, value: heading, details })];
}
