import { MAX_QUANTITY } from '../../../../../src/tracking/contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { TreeNode } from './bom-row';
import type { Line } from './structure';

/** The children of one place where an assembly is expanded. */
interface Expansion {
  row: number;
  children: Map<string, { quantity: number; rows: number[] }>;
}

function expansions(
  nodes: readonly TreeNode[],
  keys: readonly (string | null)[],
  perParent: readonly number[],
): { expanded: Map<number, Expansion>; issues: RawIssue[] } {
  const expanded = new Map<number, Expansion>();
  const issues: RawIssue[] = [];
  nodes.forEach(({ row, parent }, index) => {
    const child = keys[index];
    if (parent === null || child === null || child === undefined || keys[parent] === null) return;
    const own: Expansion = expanded.get(parent) ?? { row: nodes[parent]?.row.row ?? 0, children: new Map() };
    expanded.set(parent, own);
    const before = own.children.get(child);
    const quantity = perParent[index] ?? 1;
    if (!before) own.children.set(child, { quantity, rows: [row.row] });
    else {
      before.quantity += quantity;
      before.rows.push(row.row);
      issues.push(
        hint('child-summed', {
          row: row.row,
          value: quantity,
          details: { first: before.rows[0] ?? 0, sum: before.quantity },
        }),
      );
    }
  });
  return { expanded, issues };
}

function sameChildren(a: Expansion, b: Expansion): boolean {
  if (a.children.size !== b.children.size) return false;
  return [...a.children].every(([key, { quantity }]) => b.children.get(key)?.quantity === quantity);
}

/**
 * One line per distinct parent and child. The same child twice inside one place is summed; an
 * assembly expanded identically in several places is one structure, and one that differs is told.
 */
export function mergeLines(
  nodes: readonly TreeNode[],
  keys: readonly (string | null)[],
  perParent: readonly number[],
): { lines: Line[]; issues: RawIssue[] } {
  const { expanded, issues } = expansions(nodes, keys, perParent);
  const structures = new Map<string, Expansion>();
  for (const [index, expansion] of expanded) {
    const key = keys[index] ?? '';
    const first = structures.get(key);
    if (!first) structures.set(key, expansion);
    else if (!sameChildren(first, expansion))
      issues.push(
        problem('structure-differs', {
          row: expansion.row,
          value: key.slice(2),
          details: { first: first.row },
        }),
      );
  }
  const lines = [...structures].flatMap(([parent, { children }]) =>
    [...children].map(([child, { quantity, rows }]) => ({ parent, child, quantity, rows })),
  );
  const tooLarge = lines.filter(({ quantity }) => quantity > MAX_QUANTITY);
  for (const { rows, quantity } of tooLarge)
    issues.push(
      problem('quantity-too-large', {
        row: rows[0] ?? null,
        value: quantity,
        details: { limit: MAX_QUANTITY },
      }),
    );
  return { lines, issues };
}
