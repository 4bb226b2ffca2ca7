import type { Field, Mapping } from '../contracts';
import type { TableRow } from './table';
import { areDotted } from './unnamed-structure';

/** `- Рама`, `-- Балка`, `> > Вал`: one sign for each step down; nothing that repeats stands behind another that does. */
const MARKS = /^[-–—>»+*_](?:[ \u00a0]?[-–—>»+*_]){0,31}(?=[ \u00a0]?(?:[\p{L}«]|"\p{L}))/u;
const SIGN = /[-–—>»+*_]/g;
/** `1.1 Рама`: the number of a part within its name. */
const NUMBERED = /^(\d{1,4}(?:\.\d{1,4})*)[.)]? +(?=\p{L})/u;
/** As far as an indented style moves a text by one step. */
const STEP = 4;

function depthOf(cell: unknown): number {
  if (typeof cell !== 'string') return 0;
  return MARKS.exec(cell)?.[0].match(SIGN)?.length ?? 0;
}

/** Some programs write two signs or more for each step. */
function signsPerStep(depths: readonly number[]): number {
  const least = depths.reduce((found, depth) => (depth > 0 && depth < found ? depth : found), Infinity);
  return least !== Infinity && depths.every((depth) => depth % least === 0) ? least : 1;
}

/** Signs tell depths where there are several and none is left out. */
function areDepths(depths: readonly number[]): boolean {
  const marked = depths.filter((depth) => depth > 0);
  const step = signsPerStep(marked);
  const jumps = depths.some((depth, index) => depth > (depths[index - 1] ?? 0) + step);
  return new Set(marked).size > 1 && !jumps;
}

function textOf({ values: { name } }: TableRow): string {
  return typeof name === 'string' ? name : '';
}

/** Rows whose names all begin with their numbers, each of which names one above it, moved to the right by them. */
function withNumberedNames(rows: readonly TableRow[]): TableRow[] {
  const numbers = rows.map((row) => NUMBERED.exec(textOf(row))?.[1]);
  if (numbers[0] === undefined || !areDotted(numbers.map((number) => number ?? ''))) return [...rows];
  const depths = numbers.map((number) => (number ?? '').split('.').length - 1);
  const jumps = depths.some((depth, index) => depth > (depths[index - 1] ?? -1) + 1);
  if (jumps) return [...rows];
  return rows.map((row, index) => ({
    ...row,
    values: { ...row.values, name: textOf(row).replace(NUMBERED, '') },
    indents: { ...row.indents, name: (depths[index] ?? 0) * STEP },
  }));
}

/** Rows whose names or designations bear signs of their depth, moved to the right and without these signs. Pure. */
export function withMarkedDepths(rows: readonly TableRow[], mapping: Mapping): TableRow[] {
  const [first] = rows;
  const isTold = mapping.number ?? mapping.level ?? mapping.parent ?? mapping.group;
  if (!isTold && first && NUMBERED.test(textOf(first))) return withNumberedNames(rows);
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
