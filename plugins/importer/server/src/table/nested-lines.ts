import type { TableRow } from './table';

/**
 * Odoo writes the lines of a bill of materials beside its head, under headings such as "BoM Lines/Component"; what the
 * list is of stands once, in the row of its first line. ERPNext does the same under "Item Code (Items)".
 */
const LINE_HEADING = /^(bom[ _]line(s|[ _]ids)|строки спецификации)\s*\/|^(item code|qty) \(items\)$/i;
const HEAD_HEADING = /^(product([ _]variant|[ _]tmpl[ _]id|[ _]id)?|продукт|товар|item)$/i;

/** Whether a heading tells of lists whose lines stand beside their heads. Pure. */
export function hasNestedLines(headings: readonly string[]): boolean {
  return headings.some((heading) => LINE_HEADING.test(heading));
}

/** Whether a column of such a table says what the lines belong to. Pure. */
export function headsLines(heading: string): boolean {
  return HEAD_HEADING.test(heading.trim());
}

/** The rows with what their list is of in each of them. Pure. */
export function withParentsBelow(rows: readonly TableRow[]): TableRow[] {
  let parent: TableRow['values']['parent'];
  return rows.map((row) => {
    parent = row.values.parent ?? parent;
    return parent === undefined ? row : { ...row, values: { ...row.values, parent } };
  });
}
