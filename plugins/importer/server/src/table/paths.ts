import { columnNumber, type SheetRow } from '../../../../../src/workbooks';
import type { Mapping } from '../contracts';
import type { TableRow } from './table';
import { lineOf } from './text';

const BEHIND = /[/\\>|→]\s*$/;
const SIGNS = ' \t/\\>|→';
/** No path is longer. */
const MAX_PATH = 500;

/** Without signs at both ends; a pattern for that takes the square of their number. */
function trimmed(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && SIGNS.includes(text.charAt(start))) start += 1;
  while (end > start && SIGNS.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}

/** The path above a row: what stands before its own word; null: the path does not end with it. */
function above(path: string, own: string | null): string | null {
  if (own === null || path.length > MAX_PATH || !path.endsWith(own)) return null;
  const before = path.slice(0, -own.length);
  return before.trim() === '' || BEHIND.test(before) ? trimmed(before) : null;
}

interface Step {
  path: string;
  above: string;
  own: string;
}

function stepOf(text: string | null, names: readonly (string | null)[]): Step | null {
  const path = trimmed((text ?? '').slice(0, MAX_PATH + 1));
  for (const own of names) {
    const before = path === '' ? null : above(path, own);
    if (before !== null && own !== null) return { path, above: before, own };
  }
  return null;
}

/** Whether a column tells the way from the top down to each row: `А-1/А-2/А-3` beside А-3, with rows for those above. Pure. */
export function arePaths(rows: readonly SheetRow[], index: number, mapping: Mapping): boolean {
  const steps = rows.map(({ cells }) => {
    const at = (column: string | null | undefined): string | null =>
      column ? lineOf(cells[columnNumber(column) - 1]) : null;
    return stepOf(lineOf(cells[index]), [at(mapping.designation), at(mapping.name)]);
  });
  const told = steps.filter((step) => step !== null);
  const known = new Set(told.map(({ path }) => path));
  const nested = told.filter((step) => step.above !== '');
  return (
    rows.length > 2 &&
    told.length === rows.length &&
    nested.length > 1 &&
    nested.every((step) => known.has(step.above))
  );
}

/** Rows that name their parents instead of the way down to themselves. Pure. */
export function withParentsOfPaths(rows: readonly TableRow[]): TableRow[] {
  const steps = rows.map(({ values }) =>
    stepOf(lineOf(values.parent), [lineOf(values.designation), lineOf(values.name)]),
  );
  const owners = new Map(steps.flatMap((step) => (step ? [[step.path, step.own] as const] : [])));
  return rows.map((row, index) => {
    const step = steps[index];
    const parent = step ? (owners.get(step.above) ?? null) : row.values.parent;
    return { ...row, values: { ...row.values, parent: parent ?? null } };
  });
}
