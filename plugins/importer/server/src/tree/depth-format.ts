import type { BomRow } from './bom-row';
import { Grower, type Forest } from './grow';

/**
 * Row grouping and indentation: a row belongs to the last one before it that stands further left.
 * What a step to the right counts differs between files and within them, so only "further" counts.
 */
function growDownwards(rows: readonly BomRow[], depthOf: (row: BomRow) => number): Forest {
  const grower = new Grower();
  const path: { depth: number; node: number | null }[] = [];
  for (const row of rows) {
    const depth = depthOf(row);
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop();
    const parent = path.at(-1)?.node ?? null;
    const node = grower.add(row, parent);
    // What filled its part is no parent; rows below it belong to that part.
    if (node !== null) path.push({ depth, node });
  }
  return { nodes: grower.nodes, issues: [] };
}

/** Parents below their children, as spreadsheet programs group for sums: read from the end. Pure. */
export function growUpwards(rows: readonly BomRow[], depthOf: (row: BomRow) => number): Forest {
  const children = new Map<BomRow | null, BomRow[]>();
  const path: { depth: number; row: BomRow }[] = [];
  for (const row of [...rows].reverse()) {
    const depth = depthOf(row);
    while ((path.at(-1)?.depth ?? -1) >= depth) path.pop();
    const parent = path.at(-1)?.row ?? null;
    const own = children.get(parent);
    if (own) own.push(row);
    else children.set(parent, [row]);
    path.push({ depth, row });
  }
  const grower = new Grower();
  // The last child was found first, so the first one is taken from the end first.
  const waiting = (children.get(null) ?? []).map((row) => ({ row, parent: null as number | null }));
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const node = grower.add(next.row, next.parent) ?? next.parent;
    for (const row of children.get(next.row) ?? []) waiting.push({ row, parent: node });
  }
  return { nodes: grower.nodes, issues: [] };
}

/** Grouped rows; where the first row is grouped and the last is not, parents stand below their children. */
export function growFromOutline(rows: readonly BomRow[]): Forest {
  const depthOf = ({ outline }: BomRow): number => outline;
  const upwards = (rows[0]?.outline ?? 0) > (rows.at(-1)?.outline ?? 0);
  return upwards ? growUpwards(rows, depthOf) : growDownwards(rows, depthOf);
}

/** Names moved to the right, by style or by spaces. */
export function growFromIndentation(rows: readonly BomRow[]): Forest {
  return growDownwards(rows, ({ indent }) => indent);
}
