import { hint, type RawIssue } from '../issues/issue';
import type { FileColumn, Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

/** Headings of how many pieces of an assembly its quantities are said for, as SAP and its neighbours write them. */
const BASE =
  /^(base (quantity|qty)|bom base (quantity|qty)|header (quantity|qty)|базов(ое|ый) (количество|кол-во)|basismenge)$/i;
const WHOLE = /^([1-9]\d{0,6})(?:[.,]0{1,3})?$/;

function baseOf({ others }: TableRow, heading: string): number {
  return Number(WHOLE.exec(lineOf(others[heading]) ?? '')?.[1] ?? 1);
}

/** Rows with the quantity of one piece where a column says that theirs is that of a hundred, told with the first. Pure. */
export function withBaseQuantities(
  rows: readonly TableRow[],
  columns: readonly FileColumn[],
  { quantity: column = null }: Mapping,
): { rows: TableRow[]; issues: RawIssue[] } {
  const heading = columns.find(({ header, field }) => field === null && BASE.test(header.trim()))?.header;
  if (heading === undefined || column === null) return { rows: [...rows], issues: [] };
  const issues: RawIssue[] = [];
  const divided = rows.map((row) => {
    const base = baseOf(row, heading);
    const text = lineOf(row.values.quantity);
    const pieces = Number((text ?? '').replace(',', '.'));
    if (base === 1 || text === null || !Number.isFinite(pieces)) return row;
    const place = { row: row.row, column, value: text, details: { heading, base } };
    if (issues.length === 0) issues.push(hint('base-quantity-divided', place));
    return { ...row, values: { ...row.values, quantity: pieces / base } };
  });
  return { rows: divided, issues };
}
