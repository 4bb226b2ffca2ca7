import { brokenConservation, type BatchState } from './batch';

/** Where pieces of a batch are: at an operation, or unrouted (null). */
export interface Place {
  operation: number | null;
  quantity: number;
}

/** What an act other than a scan or a route change does to a batch; every number is added. */
export interface BatchChange {
  launched: number;
  unrouted: number;
  withdrawn: number;
  splitOut: number;
  /** Pieces that come to wait at operations, or (below zero) leave from there. */
  waiting: readonly { operation: number; pieces: number }[];
  becomes: 'held' | 'released' | 'cancelled' | null;
}

/** An act that moves nothing and changes no status. */
export const NO_CHANGE: BatchChange = {
  launched: 0,
  unrouted: 0,
  withdrawn: 0,
  splitOut: 0,
  waiting: [],
  becomes: null,
};

/** Pieces that arrive at a place; below zero they leave it. */
export function arriving({ operation, quantity }: Place): Pick<BatchChange, 'unrouted' | 'waiting'> {
  if (operation === null) return { unrouted: quantity, waiting: [] };
  return { unrouted: 0, waiting: [{ operation, pieces: quantity }] };
}

/** Pieces that leave places. */
export function leaving(places: readonly Place[]): Pick<BatchChange, 'unrouted' | 'waiting'> {
  const moves = places.map(({ operation, quantity }) => arriving({ operation, quantity: -quantity }));
  return {
    unrouted: moves.reduce((sum, { unrouted }) => sum + unrouted, 0),
    waiting: moves.flatMap(({ waiting }) => waiting),
  };
}

/**
 * The batch after a change, one revision later.
 * @throws where pieces would not be conserved: the rule that decided the change is wrong
 */
export function applyChange(batch: BatchState, change: BatchChange): BatchState {
  const { becomes } = change;
  const after: BatchState = {
    ...batch,
    launched: batch.launched + change.launched,
    unrouted: batch.unrouted + change.unrouted,
    withdrawn: batch.withdrawn + change.withdrawn,
    splitOut: batch.splitOut + change.splitOut,
    held: becomes === null ? batch.held : becomes === 'held',
    cancelled: batch.cancelled || becomes === 'cancelled',
    revision: batch.revision + 1,
    operations: batch.operations.map((operation) => {
      const moves = change.waiting.filter((move) => move.operation === operation.number);
      return moves.reduce((at, { pieces }) => ({ ...at, waiting: at.waiting + pieces }), operation);
    }),
  };
  const broken = brokenConservation(after);
  if (broken) throw new Error(`An act on a batch breaks its conservation: ${broken}.`);
  return after;
}
