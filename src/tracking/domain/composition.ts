import type { Refusal } from '../contracts';
import { refuse } from './part-act';

/** A line of the bill of materials between two batches of one product. */
export interface Line {
  parent: number;
  child: number;
}

/**
 * The way down by which a batch would contain itself if this line came to these.
 * @returns batches from the parent over the child down to the parent again; null: no circle closes
 */
export function circleOf(lines: readonly Line[], { parent, child }: Line): number[] | null {
  const below = new Map<number, number[]>();
  for (const line of lines) {
    const children = below.get(line.parent);
    if (children) children.push(line.child);
    else below.set(line.parent, [line.child]);
  }
  // From where each batch was reached first; breadth first, so that the way told is a shortest one.
  const reachedFrom = new Map<number, number>([[child, parent]]);
  const queue = [child];
  for (let next = queue.shift(); next !== undefined && next !== parent; next = queue.shift()) {
    for (const one of below.get(next) ?? []) {
      if (reachedFrom.has(one)) continue;
      reachedFrom.set(one, next);
      queue.push(one);
    }
  }
  if (!reachedFrom.has(parent)) return null;
  const way = [parent];
  for (let at = reachedFrom.get(parent); at !== undefined && at !== parent; at = reachedFrom.get(at))
    way.push(at);
  return [parent, ...way.slice(1).reverse(), parent];
}

/** What is asked of a line, and how it stands. */
export interface LineChange {
  /** Pieces of the child per parent now; null: there is no such line. */
  before: number | null;
  /** The same afterwards; null removes the line. */
  after: number | null;
  expects: 'line' | 'no-line' | null;
}

/** Why a line cannot be changed so, or null. What would change nothing is refused too. */
export function refuseLine({ before, after, expects }: LineChange): Refusal | null {
  if (before === null) return expects === 'line' || after === null ? refuse('line-not-found') : null;
  const isTaken = expects === 'no-line' || before === after;
  return isTaken ? refuse('line-exists', { quantityPerParent: before }) : null;
}
