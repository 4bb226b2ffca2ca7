import { GROUPS_ALONE, type GroupWords } from '../table/group-words';
import { namedOnly, type BomRow, type TreeNode } from './bom-row';
import { Grower, type Forest } from './grow';
import { growFromGroups, piecesOf } from './group-format';

/** The product of each row, carried down where it is written once; null: rows before the first that names one. */
function productsOf(rows: readonly BomRow[], heading: string): (string | null)[] {
  let current: string | null = null;
  return rows.map(({ attributes }) => (current = attributes[heading] ?? current));
}

/** Adds a forest below a product; an assembly that nothing counts is there once. */
function addBelow(grower: Grower, top: number | null, nodes: readonly TreeNode[]): void {
  const places: (number | null)[] = [];
  for (const { row, parent, materials } of nodes) {
    const isOpen = parent === null && row.isNamedOnly;
    const own = isOpen ? { ...row, quantity: row.quantity ?? 1 } : row;
    const place = grower.add(own, parent === null ? top : (places[parent] ?? top));
    if (place !== null) grower.nodes[place]?.materials.push(...materials);
    places.push(place);
  }
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
  const groups = rows.map(({ group }) => group);
  // A part may stand right in its product; a product that is an assembly of another one is something else.
  const isOther = (name: string | null): boolean =>
    name === null || groups.some((group, index) => group === name && products[index] !== name);
  if (heading === null || [...new Set(products)].some(isOther)) return growFromGroups(rows, merged, words);
  const told = [heading, count].flatMap((own) => own ?? []);
  // Where each row names its product a blank group is none; else groups and products are written once.
  const isRepeated = rows.every(({ attributes }) => attributes[heading] !== undefined);
  const grower = new Grower();
  const issues: Forest['issues'] = [];
  for (const name of new Set(products)) {
    const own = rows.filter((_, index) => products[index] === name);
    const [first] = own;
    if (!first) continue;
    const product = { ...namedOnly(first.row, null, name), quantity: piecesOf(first.attributes, count) };
    const top = grower.add(product, null);
    const isDirect = ({ group }: BomRow): boolean => group === name || (group === null && isRepeated);
    for (const row of own.filter(isDirect)) grower.add(withoutProduct(row, told), top);
    const grouped = own.filter((row) => !isDirect(row)).map((row) => withoutProduct(row, told));
    const forest = growFromGroups(grouped, merged, words);
    addBelow(grower, top, forest.nodes);
    issues.push(...forest.issues);
  }
  return { nodes: grower.nodes, issues };
}
