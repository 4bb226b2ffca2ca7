import { BlockTree, type Block } from './block-tree';
import { namedOnly, type BomRow } from './bom-row';
import type { Forest } from './grow';
import { Grower } from './grow';
import { piecesOf } from './group-format';
import {
  ambiguousParents,
  missingParents,
  referenceOf,
  withKnownParents,
  type Reference,
} from './parent-names';
import { withSeveralParents } from './several-parents';

/** A parent that is no row of the file: a designation, or a name where parents are named by names. */
function unknownParent(row: BomRow, { reference, count }: ParentWords): BomRow {
  const [designation, name] = reference === 'name' ? [null, row.parent] : [row.parent, null];
  return { ...namedOnly(row.row, designation, name), quantity: piecesOf(row.attributes, count) };
}

interface ParentWords {
  /** What parents are named by. */
  reference: Reference;
  /** Heading of the further detail that says how many there are of a parent; null: none does. */
  count: string | null;
}

/** Each parent stands before its children: every place where it is expanded is a place of its own. */
function growInOrder(rows: readonly BomRow[], words: ParentWords): Forest {
  const { reference } = words;
  const grower = new Grower();
  const latest = new Map<string, number | null>();
  for (const row of rows) {
    if (row.parent !== null && !latest.has(row.parent))
      latest.set(row.parent, grower.add(unknownParent(row, words), null));
    const parent = row.parent === null ? null : (latest.get(row.parent) ?? null);
    const node = grower.add(row, parent);
    const own = row[reference];
    if (own !== null && node !== null) latest.set(own, node);
  }
  return { nodes: grower.nodes, issues: [] };
}

function growBlocks(rows: readonly BomRow[], words: ParentWords): Forest {
  const blocks = new Map<string | null, Block>();
  for (const row of rows) {
    const heading = row.parent === null ? null : unknownParent(row, words);
    const block = blocks.get(row.parent) ?? { key: row.parent, heading, children: [] };
    blocks.set(row.parent, block);
    block.children.push(row);
  }
  const tree = new BlockTree([...blocks.values()], (row) => row[words.reference]);
  tree.grow();
  return { nodes: tree.grower.nodes, issues: [] };
}

/** Whether every row stands below the first row of its parent. */
function parentsStandFirst(rows: readonly BomRow[], reference: Reference): boolean {
  const known = new Set(rows.map((row) => row[reference]));
  const seen = new Set<string | null>();
  return rows.every((row) => {
    const fits = row.parent === null || seen.has(row.parent) || !known.has(row.parent);
    seen.add(row[reference]);
    return fits;
  });
}

/**
 * Parent column or a bare list of parent and child: parents are named by designation, id, number or name.
 * @param column the letter of the parent column, for issues
 * @param count heading of the further detail that says how many there are of a parent without a row
 */
export function growFromParents(
  rows: readonly BomRow[],
  column: string | null,
  count: string | null = null,
): Forest {
  const { reference } = referenceOf(rows);
  const byId = reference === 'id' || reference === 'number';
  // Where parents are told by ids a root may be its own parent, or belong to nothing by a zero; a part that
  // contains itself by its designation is a circle.
  const several = withSeveralParents(rows, reference, column);
  const named = withKnownParents(several.rows, reference, column);
  const cleaned = named.rows.map((row) => {
    const isRoot =
      row.parent !== null &&
      ((byId && row.parent === row[reference]) ||
        (row.parent === '0' && !rows.some((other) => other[reference] === '0')));
    return isRoot ? { ...row, parent: null } : row;
  });
  const forest = parentsStandFirst(cleaned, reference)
    ? growInOrder(cleaned, { reference, count })
    : growBlocks(cleaned, { reference, count });
  const issues = [
    ...several.issues,
    ...named.issues,
    ...missingParents(cleaned, reference, column),
    ...ambiguousParents(cleaned, reference, column),
  ];
  return { nodes: forest.nodes, issues };
}
