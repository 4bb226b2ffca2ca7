import type { QuantityMeans } from '../contracts';
import { hint, problem, type RawIssue } from '../issues/issue';
import type { TreeNode } from './bom-row';

export interface Pieces {
  /** Per one parent, by node; on a root per one product. 1 where the file does not say. */
  perParent: number[];
  /** Whether the file says a quantity, by node. */
  stated: boolean[];
  issues: RawIssue[];
}

interface QuantityWords {
  means: QuantityMeans;
  recognised: boolean;
  /** Letter of the quantity column; null: there is none. */
  column: string | null;
}

function missing(nodes: readonly TreeNode[], column: string | null): RawIssue[] {
  if (column === null && nodes.length > 0 && nodes.every(({ row }) => row.quantity === null))
    return [hint('quantity-column-missing', {})];
  const lacking = nodes.filter(
    ({ row, parent }) => parent !== null && row.quantity === null && !row.quantityRefused,
  );
  const first = lacking[0];
  if (!first) return [];
  if (column === null) return [hint('quantity-column-missing', {})];
  return lacking.map(({ row }) => problem('quantity-missing', { row: row.row, column }));
}

/** Where a file lists parts without a product above them an empty quantity is a gap; a product itself needs none. */
function takenAsOne(nodes: readonly TreeNode[], column: string | null): RawIssue[] {
  if (column === null || nodes.filter(({ parent }) => parent === null).length < 2) return [];
  const parents = new Set(nodes.map(({ parent }) => parent));
  return nodes
    .filter(({ row, parent }, index) => parent === null && !parents.has(index) && isGap(row))
    .map(({ row }) => hint('quantity-taken-as-one', { row: row.row, column }));
}

/** A caption that heads nothing is no better: it became a part. */
function isGap({ quantity, quantityRefused, isNamedOnly }: TreeNode['row']): boolean {
  return quantity === null && !quantityRefused && !isNamedOnly;
}

function divide(
  nodes: readonly TreeNode[],
  column: string | null,
): { perParent: number[]; issues: RawIssue[] } {
  const issues: RawIssue[] = [];
  const perParent = nodes.map(({ row, parent }) => {
    const total = row.quantity ?? 1;
    const above = parent === null ? null : nodes[parent];
    const parentTotal = above?.row.quantity ?? 1;
    if (total % parentTotal === 0) return total / parentTotal;
    const details = { parentTotal };
    issues.push(problem('quantity-not-divisible', { row: row.row, column, value: total, details }));
    return 1;
  });
  return { perParent, issues };
}

/** Says once that a quantity was read per parent, where reading it per product would make a difference. */
function unclear(nodes: readonly TreeNode[], { recognised, column }: QuantityWords): RawIssue[] {
  if (recognised) return [];
  const first = nodes.find(({ parent }) => parent !== null && (nodes[parent]?.row.quantity ?? 1) > 1);
  return first ? [hint('quantity-taken-per-parent', { row: first.row.row, column })] : [];
}

/** What each quantity of the file means in pieces per one parent. Pure. */
export function countPieces(nodes: readonly TreeNode[], words: QuantityWords): Pieces {
  const stated = nodes.map(({ row }) => row.quantity !== null);
  const lacking = [...missing(nodes, words.column), ...takenAsOne(nodes, words.column)];
  if (words.means === 'per-product') {
    const { perParent, issues } = divide(nodes, words.column);
    return { perParent, stated, issues: [...lacking, ...issues] };
  }
  return {
    perParent: nodes.map(({ row }) => row.quantity ?? 1),
    stated,
    issues: [...lacking, ...unclear(nodes, words)],
  };
}
