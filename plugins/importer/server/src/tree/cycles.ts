import { problem, type RawIssue } from '../issues/issue';
import type { Line } from './structure';

/** So many cycles are told one by one; a file with more is no bill of materials. */
const MAX_CYCLES = 20;

function incoming(lines: readonly Line[]): Map<string, Line[]> {
  const found = new Map<string, Line[]>();
  for (const line of lines) {
    const own = found.get(line.child);
    if (own) own.push(line);
    else found.set(line.child, [line]);
  }
  return found;
}

/** Keys in an order in which each parent stands before its children; keys on and below cycles are missing. */
export function parentsFirst(keys: readonly string[], lines: readonly Line[]): string[] {
  const waiting = new Map(keys.map((key) => [key, 0]));
  const children = new Map<string, string[]>();
  for (const { parent, child } of lines) {
    waiting.set(child, (waiting.get(child) ?? 0) + 1);
    const own = children.get(parent);
    if (own) own.push(child);
    else children.set(parent, [child]);
  }
  const order = keys.filter((key) => waiting.get(key) === 0);
  for (let index = 0; index < order.length; index += 1) {
    for (const child of children.get(order[index] ?? '') ?? []) {
      const left = (waiting.get(child) ?? 0) - 1;
      waiting.set(child, left);
      if (left === 0) order.push(child);
    }
  }
  return order;
}

/** The lines of one cycle: walk from child to parent among what has no end until a key comes again. */
function findCycle(keys: readonly string[], lines: readonly Line[]): Line[] {
  const order = parentsFirst(keys, lines);
  if (order.length === keys.length) return [];
  const free = new Set(order);
  const stuck = lines.filter(({ parent, child }) => !free.has(parent) && !free.has(child));
  const above = incoming(stuck);
  const path: Line[] = [];
  const seenAt = new Map<string, number>();
  let key = stuck[0]?.child;
  while (key !== undefined && !seenAt.has(key)) {
    seenAt.set(key, path.length);
    const line: Line | undefined = above.get(key)?.[0];
    if (!line) return [];
    path.push(line);
    key = line.parent;
  }
  return key === undefined ? [] : endingLast(path.slice(seenAt.get(key)).reverse());
}

/** The circle turned so that its last line is the one that the file says last: that one closed it. */
function endingLast(cycle: Line[]): Line[] {
  const rows = cycle.map((line) => line.rows[0] ?? 0);
  const last = rows.indexOf(Math.max(...rows));
  return [...cycle.slice(last + 1), ...cycle.slice(0, last + 1)];
}

function nameOf(key: string): string {
  return key.slice(2).replace(/\|$/, '').replace('|', ' ');
}

/**
 * Take the lines out that make an assembly contain its own ancestor, and tell each such circle with
 * its row numbers.
 */
export function breakCycles(
  keys: readonly string[],
  lines: readonly Line[],
): { lines: Line[]; issues: RawIssue[] } {
  const issues: RawIssue[] = [];
  let left = [...lines];
  while (issues.length < MAX_CYCLES) {
    const cycle = findCycle(keys, left);
    const closing = cycle.at(-1);
    if (!closing) return { lines: left, issues };
    const rows = [...new Set(cycle.flatMap((line) => line.rows.slice(0, 1)))].sort((a, b) => a - b);
    const names = [...cycle.map(({ parent }) => nameOf(parent)), nameOf(closing.child)];
    const details = { rows, names: names.slice(0, 12) };
    issues.push(problem('cycle', { row: rows.at(-1) ?? null, value: nameOf(closing.child), details }));
    left = left.filter((line) => line !== closing);
  }
  // What still hangs in circles is left out: it cannot be counted, and the import is refused anyway.
  const free = new Set(parentsFirst(keys, left));
  return { lines: left.filter(({ child }) => free.has(child)), issues };
}
