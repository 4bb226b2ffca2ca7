import { hint, problem, type RawIssue } from '../issues/issue';
import type { Mapping } from '../contracts';
import { productsOfHeading } from '../table/header-words';
import type { TreeNode } from './bom-row';

/** How many products a column counts the pieces of: 5 for `Кол-во на 5 изд.`; 1 where its heading does not say. Pure. */
export function productsOf(heading: string): number {
  return productsOfHeading(heading) ?? 1;
}

/**
 * The same tree for one product where its quantities are those of several. What cannot be divided is an error of its row and
 * nothing is divided: the heading, or the number, is wrong. Pure.
 * @param counted heading and letter of the column that the quantities are from
 */
export function perProduct(
  nodes: readonly TreeNode[],
  counted: { heading: string; column: string | null; headerRow: number | null },
): { nodes: TreeNode[]; issues: RawIssue[] } {
  const products = productsOf(counted.heading);
  const { column, heading, headerRow } = counted;
  if (products === 1) return { nodes: [...nodes], issues: [] };
  const undivided = nodes.filter(({ row }) => (row.quantity ?? 0) % products !== 0);
  if (undivided.length > 0) {
    const issues = undivided.map(({ row }) =>
      problem('quantity-of-several', { row: row.row, column, value: row.quantity, details: { products } }),
    );
    return { nodes: [...nodes], issues };
  }
  const of = (quantity: number): number => quantity / products;
  const divided = nodes.map((node) => ({
    ...node,
    row: { ...node.row, quantity: node.row.quantity === null ? null : of(node.row.quantity) },
    materials: node.materials.map((need) => ({ ...need, quantity: of(need.quantity) })),
  }));
  const place = { row: headerRow, column, value: heading };
  return { nodes: divided, issues: [hint('quantity-divided', { ...place, details: { products } })] };
}

/** The letter of the column of totals where the quantities are from that; null: another column counts. Pure. */
export function totalColumn({ quantity, quantityTotal }: Mapping, byTotal: boolean): string | null {
  return byTotal || !quantity ? (quantityTotal ?? null) : null;
}
