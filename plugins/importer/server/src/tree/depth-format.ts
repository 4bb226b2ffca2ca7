import { hint } from '../issues/issue';
import { isFastenerName } from '../table/kinds';
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

const ASSEMBLY_NAME =
  /^(узел|сборка|сборочн|комплект|подузел|блок|assembly|assy|sub-?assembly|module|unit|kit)(?![а-яa-z])/i;

/** How much rows look like assemblies: by their kind and name, and by being made of no material. */
function likeAssemblies(rows: ReadonlySet<BomRow>): number {
  let found = 0;
  for (const { kind, name, material, size } of rows) {
    if (kind === 'assembly' || ASSEMBLY_NAME.test(name ?? '')) found += 1;
    else if (kind !== null || material !== null || size !== null || isFastenerName(name ?? '')) found -= 1;
  }
  return found / Math.max(1, rows.size);
}

function parentsIn({ nodes }: Forest): ReadonlySet<BomRow> {
  return new Set(nodes.flatMap(({ parent }) => nodes[parent ?? -1]?.row ?? []));
}

/**
 * Grouped rows. Where the first row is grouped deeper than the last one, parents stand below their children; where both
 * are grouped alike and there are several tops the rows themselves may tell, else the workbook, and what was taken is told.
 * @param summaryBelow what the workbook says of groups; null: nothing
 */
export function growFromOutline(rows: readonly BomRow[], summaryBelow: boolean | null): Forest {
  const depthOf = ({ outline }: BomRow): number => outline;
  const [first, last] = [rows[0]?.outline ?? 0, rows.at(-1)?.outline ?? 0];
  const down = growDownwards(rows, depthOf);
  if (first < last || (first === last && summaryBelow === false)) return down;
  const up = growUpwards(rows, depthOf);
  if (first > last) return up;
  const [above, below] = [likeAssemblies(parentsIn(down)), likeAssemblies(parentsIn(up))];
  if (above !== below) return above > below ? down : up;
  if (rows.every(({ outline }) => outline === first)) return down;
  const taken = summaryBelow === true ? up : down;
  const code = summaryBelow === true ? 'outline-read-upwards' : 'outline-read-downwards';
  return { ...taken, issues: [...taken.issues, hint(code)] };
}

/** Names moved to the right, by style or by spaces. */
export function growFromIndentation(rows: readonly BomRow[]): Forest {
  return growDownwards(rows, ({ indent }) => indent);
}
