import type { QuantityMeans } from '../contracts';
import type { MaterialNeed, TreeNode } from './bom-row';

/** Totals are rounded in files, and one divided by few pieces differs more from one divided by many. */
const TOLERANCE: Record<QuantityMeans, number> = { 'per-parent': 1e-9, 'per-product': 0.02 };

/** The materials of each node for one of its part: totals of a product are divided by the pieces that it has. Pure. */
export function materialsPerPart(nodes: readonly TreeNode[], means: QuantityMeans): MaterialNeed[][] {
  return nodes.map(({ materials, row }) => {
    const pieces = means === 'per-product' ? (row.quantity ?? 1) : 1;
    return pieces === 1
      ? materials
      : materials.map((need) => ({ ...need, quantity: need.quantity / pieces }));
  });
}

function sums(needs: readonly MaterialNeed[]): Map<string, number> {
  const found = new Map<string, number>();
  for (const { name, unit, quantity } of needs) {
    const key = `${name}\n${unit ?? ''}`;
    found.set(key, (found.get(key) ?? 0) + quantity);
  }
  return found;
}

/** Whether two places name the same materials in the same quantities. Pure. */
export function sameMaterials(
  first: readonly MaterialNeed[],
  second: readonly MaterialNeed[],
  means: QuantityMeans,
): boolean {
  const [before, now] = [sums(first), sums(second)];
  if (before.size !== now.size) return false;
  return [...before].every(([key, quantity]) => {
    const other = now.get(key);
    return other !== undefined && Math.abs(other - quantity) <= quantity * TOLERANCE[means];
  });
}
