import { GROUPS_ALONE, type GroupWords } from '../table/group-words';
import { namedOnly, type BomRow, type TreeNode } from './bom-row';
import type { Forest } from './grow';
import { growFromGroups, groupsOf, piecesOf } from './group-format';

/** The product of each row, carried down where it is written once; null: rows before the first that names one. */
function productsOf(rows: readonly BomRow[], heading: string): (string | null)[] {
  let current: string | null = null;
  return rows.map(({ attributes }) => (current = attributes[heading] ?? current));
}

/** Nodes below a product of their own; an assembly that nothing counts is there once. */
function below(product: BomRow, nodes: readonly TreeNode[]): TreeNode[] {
  const shifted = nodes.map((node) => ({
    ...node,
    row:
      node.parent === null && node.row.isNamedOnly
        ? { ...node.row, quantity: node.row.quantity ?? 1 }
        : node.row,
    parent: node.parent === null ? 0 : node.parent + 1,
    depth: node.depth + 1,
  }));
  return [{ row: product, parent: null, depth: 0, materials: [] }, ...shifted];
}

function withoutProduct(row: BomRow, headings: readonly string[]): BomRow {
  const attributes = Object.entries(row.attributes).filter(([heading]) => !headings.includes(heading));
  return { ...row, attributes: Object.fromEntries(attributes) };
}

/** Group column: rows of a group belong to the assembly that it names, and that to the product beside it. Pure. */
export function growFromProductGroups(
  rows: readonly BomRow[],
  merged: boolean,
  words: GroupWords = GROUPS_ALONE,
): Forest {
  const { product: heading, products: count } = words;
  const products = heading === null ? [] : productsOf(rows, heading);
  const groups = new Set(groupsOf(rows, merged));
  // Where a row has no product, or one that is an assembly of the file, the column says something else.
  if (heading === null || products.some((name) => name === null || groups.has(name)))
    return growFromGroups(rows, merged, words);
  const told = [heading, count].flatMap((own) => own ?? []);
  const nodes: TreeNode[] = [];
  const issues: Forest['issues'] = [];
  for (const name of new Set(products)) {
    const own = rows.filter((_, index) => products[index] === name);
    const [first] = own;
    if (!first) continue;
    const forest = growFromGroups(
      own.map((row) => withoutProduct(row, told)),
      merged,
      words,
    );
    const product = { ...namedOnly(first.row, null, name), quantity: piecesOf(first.attributes, count) };
    const start = nodes.length;
    for (const node of below(product, forest.nodes))
      nodes.push({ ...node, parent: node.parent === null ? null : node.parent + start });
    issues.push(...forest.issues);
  }
  return { nodes, issues };
}
