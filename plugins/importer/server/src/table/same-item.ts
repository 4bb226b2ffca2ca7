import type { Cell } from '../../../../../src/workbooks';
import type { Field, Mapping } from '../contracts';
import { hint, type RawIssue } from '../issues/issue';
import type { Stepped } from './row-steps';
import { namedBy } from './row-words';
import type { TableRow } from './table';
import { lineOf } from './text';

/** What names a part and what is the same of it wherever it goes. */
const SAME: readonly Field[] = ['designation', 'name', 'unit', 'kind', 'size', 'material'];
const NAMES: readonly Field[] = ['designation', 'name'];
const COUNTS: readonly Field[] = ['quantity', 'quantityTotal'];

function isBlank(cell: Cell | undefined): boolean {
  return cell === undefined || (lineOf(cell) === null && typeof cell !== 'object');
}

function isFilled({ values }: TableRow, fields: readonly Field[]): boolean {
  return fields.some((field) => !isBlank(values[field]));
}

function countIn({ values }: TableRow): number {
  return Number((lineOf(values.quantity ?? values.quantityTotal) ?? '').replace(',', '.'));
}

/**
 * A list of what is bought (ГОСТ 2.106, ВП) writes a part once and below it a row for each further assembly that it goes
 * into, then perhaps their sum: such rows are of the part above, and the sum is none. Pure.
 */
export function withSameItem(rows: readonly TableRow[], { mapping }: { mapping: Mapping }): Stepped {
  if (!mapping.parent || !(mapping.quantity ?? mapping.quantityTotal)) return { rows: [...rows], issues: [] };
  const issues: RawIssue[] = [];
  let item: TableRow[] = [];
  const told = rows.flatMap((row) => {
    const isNamed = isFilled(row, NAMES);
    const [first] = item;
    if (isNamed || !first || row.row !== (item.at(-1)?.row ?? 0) + 1 || !isFilled(row, COUNTS)) {
      item = isNamed && isFilled(row, ['parent']) && isFilled(row, COUNTS) ? [row] : [];
      return row;
    }
    if (!isFilled(row, ['parent'])) {
      const isSum = item.reduce((sum, own) => sum + countIn(own), 0) === countIn(row);
      item = [];
      if (isSum) issues.push(hint('total-row-skipped', { row: row.row, value: namedBy(row) }));
      return isSum ? [] : row;
    }
    item.push(row);
    const same = Object.fromEntries(
      SAME.flatMap((field) => (isBlank(row.values[field]) ? [[field, first.values[field]]] : [])),
    );
    return { ...row, values: { ...row.values, ...same } };
  });
  return { rows: told, issues };
}
