import type { BomRow } from '../tree/bom-row';
import { isStandardOnly } from './kinds';

/** Bolts whose designation is only their standard are told apart by their names. */
export function separateStandards(rows: readonly BomRow[]): void {
  const names = new Map<string, Set<string>>();
  for (const { designation, name } of rows) {
    if (designation === null || !isStandardOnly(designation)) continue;
    names.set(designation, (names.get(designation) ?? new Set()).add(name ?? ''));
  }
  for (const row of rows) {
    if (row.designation === null || (names.get(row.designation)?.size ?? 0) < 2) continue;
    row.name = [row.name, row.designation].filter((text) => text !== null).join(' ');
    row.designation = null;
    row.kind ??= 'standard';
  }
}
