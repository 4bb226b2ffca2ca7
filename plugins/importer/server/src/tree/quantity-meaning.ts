import type { QuantityMeans } from '../contracts';
import { nodeKeys } from './build-structure';
import type { TreeNode } from './bom-row';
import { mergeLines } from './merge-lines';
import { countPieces } from './pieces';

interface Repeated {
  keys: readonly (string | null)[];
  repeats: boolean;
}

/** How many places of the file contradict a meaning of its quantities. */
function contradictions(
  nodes: readonly TreeNode[],
  { keys, repeats }: Repeated,
  means: QuantityMeans,
): number {
  const { perParent, issues } = countPieces(nodes, { means, recognised: true, column: 'A' });
  const indivisible = issues.filter(({ code }) => code === 'quantity-not-divisible').length;
  const differing = repeats ? mergeLines(nodes, keys, perParent).issues : [];
  return indivisible + differing.filter(({ code }) => code === 'structure-differs').length;
}

/** Whether anything is expanded in several places: only then can it be made of different parts. */
function isRepeated(nodes: readonly TreeNode[], keys: readonly (string | null)[]): boolean {
  const above = new Set(nodes.flatMap(({ parent }) => parent ?? []));
  const expanded = new Set<string | null>();
  for (const parent of above) {
    const key = keys[parent] ?? null;
    if (key !== null && expanded.has(key)) return true;
    expanded.add(key);
  }
  return false;
}

/** A share of quantities that may be mistakes. */
const FEW = 0.15;

/** How many quantities stand below an assembly that is there several times: as totals they could be divided or not. */
function divided(nodes: readonly TreeNode[]): number {
  const below = nodes.filter(({ parent }) => parent !== null && (nodes[parent]?.row.quantity ?? 1) > 1);
  return below.filter(({ row }) => row.quantity !== null).length;
}

/**
 * What the quantities themselves say: an assembly expanded in several places is made of the same only
 * in one of the two meanings, and totals can be divided by those of their assembly. null: they fit both.
 */
export function recogniseMeaning(nodes: readonly TreeNode[]): QuantityMeans | null {
  const multiplied = nodes.some(({ parent }) => parent !== null && (nodes[parent]?.row.quantity ?? 1) > 1);
  if (!multiplied) return null;
  const keys = nodeKeys(nodes);
  const repeated = { keys, repeats: isRepeated(nodes, keys) };
  const perParent = contradictions(nodes, repeated, 'per-parent');
  const perProduct = contradictions(nodes, repeated, 'per-product');
  if (perParent === perProduct) return null;
  // Of quantities per parent many are no multiple of their assembly's: one or two among many may be mistakes.
  if (perParent === 0 && perProduct <= divided(nodes) * FEW) return null;
  return perParent < perProduct ? 'per-parent' : 'per-product';
}
