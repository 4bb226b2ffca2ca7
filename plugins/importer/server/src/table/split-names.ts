import type { Cell } from '../../../../../src/workbooks';
import type { TableRow } from './table';
import { lineOf, withoutLead } from './text';

/** How Odoo shows a product: `[АБ-1] Вал`. */
const SHOWN = /^\[([^\]]{1,120})\]\s+(\S.*)$/;

function shown(cell: Cell | undefined): { designation: string; name: string } | null {
  const [, designation, name] = SHOWN.exec(withoutLead(lineOf(cell) ?? '')) ?? [];
  return designation && name ? { designation, name } : null;
}

/**
 * Designation and name apart where one column holds both in all rows, as `[АБ-1] Вал`; else the rows as they are.
 * Parents that are told so are named by the designation alone. Pure.
 */
export function withSplitNames(rows: readonly TableRow[]): TableRow[] {
  const split = (row: TableRow) => shown(row.values.designation ?? row.values.name);
  const isShown = rows.every(
    (row) => split(row) !== null && !(row.values.designation !== undefined && row.values.name !== undefined),
  );
  if (!isShown) return [...rows];
  return rows.map((row) => {
    const parent = shown(row.values.parent)?.designation ?? row.values.parent;
    const values = { ...row.values, ...split(row) };
    return { ...row, values: parent === undefined ? values : { ...values, parent } };
  });
}
