import { itemKey } from '../../../../../src/tracking/domain/item-key';
import { hint } from '../issues/issue';
import type { TitledProduct } from '../table/titled-product';
import { namedOnly, type BomRow, type MaterialNeed, type TreeNode } from './bom-row';
import { needOf, type Forest } from './grow';

const NOT_KEPT = 'material-without-part';

/** Rows of materials beside the parts of a list that were counted as parts, for nothing was above them. */
function countedMaterials(nodes: readonly TreeNode[]): ReadonlySet<TreeNode> {
  const parents = new Set(nodes.map(({ parent }) => parent));
  const isOne = ({ row, parent }: TreeNode, index: number): boolean =>
    parent === null && row.role === 'material' && !parents.has(index);
  return new Set(nodes.filter(isOne));
}

/** The same nodes below one more, without some. */
function below(root: TreeNode, nodes: readonly TreeNode[], left: ReadonlySet<TreeNode>): TreeNode[] {
  const places = new Map<number, number>();
  const found = [root];
  nodes.forEach((node, index) => {
    if (left.has(node)) return;
    places.set(index, found.length);
    const parent = node.parent === null ? 0 : (places.get(node.parent) ?? 0);
    found.push({ ...node, parent, depth: node.depth + 1 });
  });
  return found;
}

/**
 * A specification does not list its own product, so the materials in it would belong to nothing: where a title names the
 * product and there are such materials, the product becomes the part above all others. A row that is the product takes them. Pure.
 * @param product null: no title names it
 */
export function underTitledProduct(forest: Forest, product: TitledProduct | null): Forest {
  const { nodes, issues, loose = [] } = forest;
  const needed = loose.filter(({ quantity }) => quantity !== null && quantity > 0);
  const key = product && itemKey({ ...product, size: null });
  if (!product || key === null || needed.length === 0) return forest;
  const needs = (rows: readonly BomRow[]): MaterialNeed[] => rows.flatMap((row) => needOf(row) ?? []);
  const kept = new Set(needed.map(({ row }) => row));
  const others = issues.filter(({ code, row }) => code !== NOT_KEPT || row === null || !kept.has(row));
  const roots = nodes.filter(({ parent }) => parent === null);
  const own = roots.find(({ row }) => itemKey(row) === key);
  if (own) {
    const filled = { ...own, materials: [...own.materials, ...needs(needed)] };
    return { nodes: nodes.map((node) => (node === own ? filled : node)), issues: others };
  }
  if (roots.length < 2 || nodes.some(({ row }) => itemKey(row) === key)) return forest;
  const counted = countedMaterials(nodes);
  const all = [...needed, ...[...counted].map(({ row }) => row)].sort((a, b) => a.row - b.row);
  const row = product.row ?? all[0]?.row ?? 1;
  const root: TreeNode = {
    row: { ...namedOnly(row, product.designation, product.name), kind: 'assembly' },
    parent: null,
    depth: 0,
    materials: needs(all),
  };
  const value = product.designation ?? product.name;
  const told = hint('product-from-title', { row: product.row, value, details: { count: all.length } });
  return { nodes: below(root, nodes, counted), issues: [...others, told] };
}
