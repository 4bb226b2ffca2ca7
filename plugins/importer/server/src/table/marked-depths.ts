import type { Field } from '../contracts';
import type { TableRow } from './table';

/** `- Рама`, `-- Балка`, `> > Вал`: one sign for each step down; nothing that repeats stands behind another that does. */
const MARKS = /^[-–—>»+*](?:[ \u00a0]?[-–—>»+*]){0,15}(?=[ \u00a0]?(?:[\p{L}«]|"\p{L}))/u;
const SIGN = /[-–—>»+*]/g;
/** As far as an indented style moves a text by one step. */
const STEP = 4;

function depthOf(cell: unknown): number {
  if (typeof cell !== 'string') return 0;
  return MARKS.exec(cell)?.[0].match(SIGN)?.length ?? 0;
}

/** Signs tell depths where there are several and none is left out. */
function areDepths(depths: readonly number[]): boolean {
  const marked = depths.filter((depth) => depth > 0);
  const jumps = depths.some((depth, index) => depth > (depths[index - 1] ?? 0) + 1);
  return new Set(marked).size > 1 && !jumps;
}

/** Rows whose names or designations bear signs of their depth, moved to the right and without these signs. Pure. */
export function withMarkedDepths(rows: readonly TableRow[]): TableRow[] {
  const fields: readonly Field[] = ['name', 'designation'];
  return fields.reduce<TableRow[]>(
    (found, field) => {
      const told = found.filter(({ values }) => values[field] !== undefined && values[field] !== null);
      if (!areDepths(told.map(({ values }) => depthOf(values[field])))) return found;
      return found.map((row) => {
        const cell = row.values[field];
        const depth = depthOf(cell);
        if (typeof cell !== 'string' || depth === 0) return row;
        const values = { ...row.values, [field]: cell.replace(MARKS, '').trim() };
        return { ...row, values, indents: { ...row.indents, [field]: depth * STEP } };
      });
    },
    [...rows],
  );
}
