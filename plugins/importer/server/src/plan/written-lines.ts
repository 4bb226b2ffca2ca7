import type { Duplicates } from '../contracts';
import type { RawIssue } from '../issues/issue';
import { breakCycles } from '../tree/cycles';
import type { Line } from '../tree/structure';
import type { ExistingLine } from './existing';
import type { PlannedPart } from './plan';

/**
 * The lines of the file that a commit writes. Without `update` existing parents stay as they are, but a new
 * part below one of them needs its line.
 */
export function writtenLines(
  lines: readonly Line[],
  parts: readonly PlannedPart[],
  duplicates: Duplicates,
): Line[] {
  if (duplicates === 'update') return [...lines];
  const fresh = new Set(parts.filter(({ status }) => status === 'new').map(({ item }) => item.key));
  return lines.filter(({ parent, child }) => fresh.has(parent) || fresh.has(child));
}

/** Circles that the lines of the file close together with those that the product has already. */
export function cyclesWithExisting(
  written: readonly Line[],
  existing: readonly ExistingLine[],
  column: string | null,
): RawIssue[] {
  if (existing.length === 0) return [];
  const named = new Map<string, Set<string>>();
  for (const { parent, child } of written) {
    const own = named.get(parent);
    if (own) own.add(child);
    else named.set(parent, new Set([child]));
  }
  const kept = existing
    .filter(({ parent, child }) => !named.get(parent)?.has(child))
    .map((line): Line => ({ ...line, rows: [] }));
  // The lines of a file close no circle among themselves: its structure was cleared of them.
  if (kept.length === 0) return [];
  const all = [...kept, ...written];
  const keys = [...new Set(all.flatMap(({ parent, child }) => [parent, child]))];
  return breakCycles(keys, all).issues.map((issue) => ({ ...issue, code: 'cycle-with-existing', column }));
}
