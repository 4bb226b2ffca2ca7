import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { BomRow } from './bom-row';
import { withoutDrawing } from './drawings-of-assemblies';
import { looseText } from './loose-text';

/** What a parent cell may point to. */
export const REFERENCES = ['designation', 'id', 'number', 'name'] as const;
export type Reference = (typeof REFERENCES)[number];

/** Texts that people write, and vary when they write them again; ids and numbers are written by programs. */
function isWritten(reference: Reference): reference is 'designation' | 'name' {
  return reference === 'designation' || reference === 'name';
}

/** The column that parents are named by: the one that knows most of them. */
export function referenceOf(rows: readonly BomRow[]): {
  reference: Reference;
  known: number;
  parents: number;
} {
  const parents = rows.flatMap(({ parent }) => (parent === null ? [] : [parent]));
  let best = { reference: 'designation' as Reference, known: 0, parents: parents.length };
  for (const reference of REFERENCES) {
    if (best.known === parents.length) break;
    const values = new Set(rows.map((row) => row[reference]));
    let known = parents.filter((parent) => values.has(parent)).length;
    if (known < parents.length && isWritten(reference)) {
      const loose = new Set(rows.map((row) => looseText(row[reference] ?? '')));
      known = parents.filter((parent) => values.has(parent) || loose.has(looseText(parent))).length;
    }
    if (known > best.known) best = { reference, known, parents: parents.length };
  }
  return best;
}

/**
 * What parents may be called beside the reference itself, loosely; null: several parts are called so. In a list of edges
 * the product has no row, and a part may bear its name: there only the reference itself counts.
 */
function otherNames(rows: readonly BomRow[], reference: Reference): Map<string, string | null> {
  const names = new Map<string, string | null>();
  const isEdges = rows.every(({ parent }) => parent !== null);
  for (const row of rows) {
    const own = row[reference];
    if (own === null) continue;
    const { designation, name } = row;
    const both =
      designation !== null && name !== null ? [`${designation} ${name}`, `${name} ${designation}`] : [];
    const alone = !isWritten(reference) ? [] : isEdges ? [own] : [designation, name];
    for (const text of [...alone, ...both]) {
      const loose = looseText(text ?? '');
      if (loose !== '') names.set(loose, (names.get(loose) ?? own) === own ? own : null);
    }
  }
  return names;
}

/**
 * The rows with parents as their own rows call them: by another column, by designation and name in one cell, or in other
 * letters, which is told once for each. Pure.
 */
export function withKnownParents(
  rows: readonly BomRow[],
  reference: Reference,
  column: string | null,
): { rows: BomRow[]; issues: RawIssue[] } {
  const known = new Set(rows.map((row) => row[reference]));
  const isUnknown = ({ parent }: BomRow): boolean => parent !== null && !known.has(parent);
  if (!rows.some(isUnknown)) return { rows: [...rows], issues: [] };
  const names = otherNames(rows, reference);
  const told = new Set<string>();
  const issues: RawIssue[] = [];
  const found = rows.map((row) => {
    const parent = row.parent ?? '';
    const bare = withoutDrawing(parent);
    const byDrawing = reference === 'designation' && bare !== parent ? names.get(looseText(bare)) : undefined;
    const own = isUnknown(row) ? (names.get(looseText(parent)) ?? byDrawing) : undefined;
    if (row.parent === null || own === undefined || own === null || own === row[reference]) return row;
    const isAlike = [parent, bare].some((text) => looseText(own) === looseText(text));
    if (isAlike && !told.has(row.parent)) {
      told.add(row.parent);
      issues.push(
        hint('parent-taken-as', { row: row.row, column, value: row.parent, details: { taken: own } }),
      );
    }
    return { ...row, parent: own };
  });
  return { rows: found, issues };
}

/** Parents that no row is. In a file without rows for its roots one such parent is the product; several are told. Pure. */
export function missingParents(
  rows: readonly BomRow[],
  reference: Reference,
  column: string | null,
): RawIssue[] {
  const known = new Set(rows.map((row) => row[reference]));
  const missing = rows.filter(({ parent }) => parent !== null && !known.has(parent));
  if (rows.some(({ parent }) => parent === null))
    return missing.map(({ row, parent, designation, name }) => {
      const details = { parent: parent ?? '' };
      return problem('parent-missing', { row, column, value: designation ?? name, details });
    });
  const first = new Map<string | null, BomRow>();
  for (const row of missing) if (!first.has(row.parent)) first.set(row.parent, row);
  if (first.size < 2) return [];
  return [...first.values()].map(({ row, parent }) =>
    hint('parent-without-row', { row, column, value: parent }),
  );
}

/** Names that several parts bear, with their rows. */
function sharedNames(rows: readonly BomRow[], reference: Reference): Map<string, BomRow[]> {
  const bearers = new Map<string, BomRow[]>();
  for (const row of rows) {
    const own = row[reference];
    if (own === null) continue;
    const before = bearers.get(own);
    if (before) before.push(row);
    else bearers.set(own, [row]);
  }
  const isShared = ([, own]: [string, BomRow[]]): boolean => new Set(own.map(itemKey)).size > 1;
  return new Map([...bearers].filter(isShared));
}

/**
 * Rows whose parent's name several parts bear. Right below one of them they are taken for its own, which is told unless
 * each of them has rows right below. Pure.
 */
export function ambiguousParents(
  rows: readonly BomRow[],
  reference: Reference,
  column: string | null,
): RawIssue[] {
  const shared = sharedNames(rows, reference);
  if (shared.size === 0) return [];
  const issues: RawIssue[] = [];
  const firstBelow = new Map<string, BomRow>();
  const withRows = new Set<BomRow>();
  /** The row above and what contains it; a parent that stands elsewhere is none of them. */
  const path: BomRow[] = [];
  for (const row of rows) {
    const { parent } = row;
    const isOther = (own: BomRow | undefined): boolean => own !== undefined && own[reference] !== parent;
    if (parent === null) path.length = 0;
    while (isOther(path.at(-1))) path.pop();
    const above = path.at(-1);
    if (parent !== null && shared.has(parent)) {
      const details = { field: reference };
      if (!above) issues.push(problem('parent-ambiguous', { row: row.row, column, value: parent, details }));
      else {
        withRows.add(above);
        if (!firstBelow.has(parent)) firstBelow.set(parent, row);
      }
    }
    path.push(row);
  }
  for (const [value, { row }] of firstBelow)
    if (!shared.get(value)?.every((bearer) => withRows.has(bearer)))
      issues.push(hint('parent-taken-above', { row, column, value }));
  return issues;
}
