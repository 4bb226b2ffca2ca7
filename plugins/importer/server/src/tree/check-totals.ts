import { hint, type RawIssue } from '../issues/issue';
import type { TreeNode } from './bom-row';

/** Conflicts that are told one by one; more of them have one cause. */
const MAX_TOLD = 20;

function keyOf({ row }: TreeNode): string {
  return row.designation ?? `${row.name ?? ''}|${row.size ?? ''}`;
}

interface Counted {
  row: number;
  quantity: number;
  total: number;
  expected: number;
  key: string;
  /** The file says no pieces in all of what it belongs to. */
  isOpen: boolean;
}

/** An assembly that others only name has the number of the first row that does, and no total of its own. */
function ownTotal({ row }: TreeNode, totals: ReadonlyMap<number, number>): number | undefined {
  return row.isNamedOnly ? undefined : totals.get(row.row);
}

function counted(nodes: readonly TreeNode[], totals: ReadonlyMap<number, number>): Counted[] {
  const pieces: number[] = [];
  return nodes.flatMap((node, index) => {
    const { row, parent } = node;
    const place = parent === null ? undefined : nodes[parent];
    const told = place && ownTotal(place, totals);
    const above = told ?? (parent === null ? 1 : (pieces[parent] ?? 1));
    const expected = (row.quantity ?? 1) * above;
    pieces[index] = expected;
    const total = ownTotal(node, totals);
    if (parent === null || row.quantity === null || total === undefined) return [];
    return [
      { row: row.row, quantity: row.quantity, total, expected, key: keyOf(node), isOpen: told === undefined },
    ];
  });
}

/** Totals of an order of several products: all below a product without a total are as many times more. */
function isOrder(open: readonly Counted[]): boolean {
  const [times, ...others] = new Set(open.map(({ total, expected }) => total / expected));
  return open.length > 1 && others.length === 0 && Number.isInteger(times);
}

/**
 * Where a file has pieces per assembly and in all, each checks the other; a total may be of one place or of all places of a
 * part. Pure.
 * @param totals by the number of the row
 * @param column of the totals
 */
export function totalIssues(
  nodes: readonly TreeNode[],
  totals: ReadonlyMap<number, number>,
  column: string | null,
): RawIssue[] {
  if (totals.size === 0) return [];
  const all = counted(nodes, totals);
  const isOrdered = isOrder(all.filter(({ isOpen }) => isOpen));
  const rows = isOrdered ? all.filter(({ isOpen }) => !isOpen) : all;
  const inAll = new Map<string, number>();
  for (const { key, expected } of rows) inAll.set(key, (inAll.get(key) ?? 0) + expected);
  const wrong = rows.filter(({ key, total, expected }) => total !== expected && total !== inAll.get(key));
  const [first] = wrong;
  if (first && rows.every(({ quantity, total }) => quantity === total))
    return [hint('quantity-same-as-total', { row: first.row, column, value: first.total })];
  return wrong.slice(0, MAX_TOLD).map(({ row, total, expected }) =>
    hint('quantity-total-differs', {
      row,
      column,
      value: total,
      details: { expected, count: wrong.length },
    }),
  );
}
