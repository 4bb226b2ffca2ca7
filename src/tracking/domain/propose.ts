import type { Proposal } from '../contracts';

/** A child batch as a line of the bill of materials leads to it. */
export interface ChildLine {
  code: string;
  designation: string | null;
  name: string | null;
  quantityPerParent: number;
  /** Pieces that can still be withdrawn: unrouted ones and those that wait. */
  waiting: number;
  cancelled: boolean;
}

/**
 * What the bill of materials suggests for the children of a batch whose quantity has changed. Only
 * suggestions: the people of the shop floor know what lies in stock. A withdrawal is at most what
 * still waits at the child.
 * @param change by how many pieces the parent has changed
 */
export function proposeForChildren(parent: string, change: number, lines: readonly ChildLine[]): Proposal[] {
  if (change === 0) return [];
  return lines.flatMap(({ code, designation, name, quantityPerParent, waiting, cancelled }) => {
    const needed = Math.abs(change) * quantityPerParent;
    const quantity = change > 0 ? needed : Math.min(needed, waiting);
    if (cancelled || quantity === 0) return [];
    const act = change > 0 ? ('add' as const) : ('withdraw' as const);
    return [{ code, designation, name, act, quantity, why: { parent, change, quantityPerParent } }];
  });
}

/** A child batch with what all its parents need of it. */
export interface ChildNeed extends Omit<ChildLine, 'quantityPerParent'> {
  /** Pieces by the lines of all parents and what is in production of those. */
  needed: number;
  /** Pieces of the child and of its lots that are in production. */
  inProduction: number;
}

/**
 * What a changed line suggests for its child: as many pieces more as its parents lack, or as many less
 * as they have too much, at most those that still wait. Only a suggestion, as above.
 * @param quantityPerParent of the changed line; 0: it is removed
 */
export function proposeForLine(parent: string, quantityPerParent: number, child: ChildNeed): Proposal[] {
  const { code, designation, name, needed, inProduction, waiting, cancelled } = child;
  const lacking = needed - inProduction;
  const quantity = lacking > 0 ? lacking : Math.min(-lacking, waiting);
  if (cancelled || quantity === 0) return [];
  const act = lacking > 0 ? ('add' as const) : ('withdraw' as const);
  return [{ code, designation, name, act, quantity, why: { parent, change: 0, quantityPerParent } }];
}
