import { currentOperations, type BatchState } from './batch';
import type { Place } from './batch-change';
import { refuseAct, type ActDecision } from './part-act';

/** Where the pieces of a batch wait, or lie unrouted. */
export function waitingPlaces(batch: BatchState): Place[] {
  const places: Place[] = currentOperations(batch).map(({ number, waiting }) => ({
    operation: number,
    quantity: waiting,
  }));
  return [{ operation: null, quantity: batch.unrouted }, ...places].filter(({ quantity }) => quantity > 0);
}

/** End a batch: all its pieces that wait are withdrawn; finished and scrapped ones stay counted. */
export function cancelBatch(batch: BatchState, reason: string | null): ActDecision {
  const refused = refuseAct(batch, 'cancel', reason);
  return refused ?? { ok: true, fact: { kind: 'cancelled', withdrawn: waitingPlaces(batch) } };
}
