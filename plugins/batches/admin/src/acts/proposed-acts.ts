import type { PartPage, Proposal } from '../../../../../src/tracking/contracts';

/** One act that a proposal comes to. `operation` null: where such an act goes unless it is told. */
export interface PlannedAct {
  operation: number | null;
  quantity: number;
}

/**
 * The acts that accept a proposal. Pieces are put in at one place; pieces that are taken out may wait at
 * several operations, and those that the least work has been done on go first.
 * @param page the child as it is now
 * @returns null where fewer pieces wait than the proposal takes out
 */
export function plannedActs(
  { act, quantity }: Pick<Proposal, 'act' | 'quantity'>,
  { part, operations }: Pick<PartPage, 'part' | 'operations'>,
): PlannedAct[] | null {
  if (act === 'add') return [{ operation: null, quantity }];
  const places = [
    { operation: null, waiting: part.unrouted },
    ...operations
      .toSorted((a, b) => a.sequence - b.sequence)
      .map(({ number, waiting }) => ({ operation: number, waiting })),
  ];
  const planned: PlannedAct[] = [];
  let left = quantity;
  for (const { operation, waiting } of places) {
    const taken = Math.min(left, waiting);
    if (taken > 0) planned.push({ operation, quantity: taken });
    left -= taken;
  }
  return left === 0 ? planned : null;
}

/** The texts that say why something is proposed, and that give the reason of the accepted act. */
export interface Why {
  text: `proposal.why.${'more' | 'less' | 'line' | 'gone'}`;
  reason: 'proposal.reason' | 'proposal.reason.line';
}

/** A parent that has changed, or, where `change` is 0, its bill of materials. */
export function whyOf({ change, quantityPerParent }: Proposal['why']): Why {
  if (change > 0) return { text: 'proposal.why.more', reason: 'proposal.reason' };
  if (change < 0) return { text: 'proposal.why.less', reason: 'proposal.reason' };
  const text = quantityPerParent > 0 ? 'proposal.why.line' : 'proposal.why.gone';
  return { text, reason: 'proposal.reason.line' };
}
