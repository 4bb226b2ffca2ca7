import type { BomRow } from '../tree/bom-row';
import { isStandardOnly } from './kinds';

/** As long as the column of names in the parts table. */
const MAX_NAME = 255;

/** Bolts whose designation is only their standard are told apart by their names and sizes. */
export function separateStandards(rows: readonly BomRow[]): void {
  const found = new Map<string, Set<string>>();
  for (const { designation, name, size } of rows) {
    if (designation === null || !isStandardOnly(designation)) continue;
    const own = found.get(designation) ?? new Set();
    found.set(designation, own.add(JSON.stringify([name, size])));
  }
  for (const row of rows) {
    if (row.designation === null || (found.get(row.designation)?.size ?? 0) < 2) continue;
    row.name = [row.name, row.designation]
      .filter((text) => text !== null)
      .join(' ')
      .slice(0, MAX_NAME);
    row.designation = null;
    row.kind ??= 'standard';
  }
}
