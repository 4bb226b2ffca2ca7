import { splitOperations } from './operations';
import type { TableRow } from './table';
import { lineOf } from './text';

const MAX_DETAIL = 2_000;
/** What is the same in all rows of one part that has a row for each operation. */
const SAME = [
  ...(['designation', 'name', 'size', 'parent', 'group', 'level', 'id'] as const),
  ...(['quantity', 'quantityTotal', 'unit', 'kind'] as const),
];

function operationIn({ values, route }: TableRow): string | null {
  const [first, ...more] = route ?? splitOperations(lineOf(values.operations) ?? '');
  return first === undefined || more.length > 0 ? null : first;
}

/**
 * Whether a row is the next operation of the part of the row above, as programs for routes write it: all that identifies and
 * counts the part is repeated, and only the one operation is another. Pure.
 */
export function isNextOperation(source: TableRow, above: TableRow): boolean {
  const [own, before] = [operationIn(source), operationIn(above)];
  if (own === null || before === null || own === before) return false;
  const { designation, name } = source.values;
  if (lineOf(designation) === null && lineOf(name) === null) return false;
  return SAME.every((field) => lineOf(source.values[field]) === lineOf(above.values[field]));
}

/** The details of a part that has a row for each operation: what differs is listed. Pure. */
export function withDetails(
  before: Readonly<Record<string, string>>,
  more: Readonly<Record<string, string>>,
): Record<string, string> {
  const merged = { ...before };
  for (const [heading, text] of Object.entries(more)) {
    const own = merged[heading];
    merged[heading] = own === undefined || own === text ? text : `${own}; ${text}`.slice(0, MAX_DETAIL);
  }
  return merged;
}
