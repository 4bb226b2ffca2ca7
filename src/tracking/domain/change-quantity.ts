import { MAX_QUANTITY, type Refusal } from '../contracts';
import { currentOperations, type BatchState } from './batch';
import type { Place } from './batch-change';
import { refuse, refuseAct, type ActDecision } from './part-act';
import { findOperation } from './record-scan';

/** Pieces that somebody wants to put in or take out. */
export interface PiecesWish {
  quantity: number;
  /** Number of the operation; null: the first one, or the unrouted pieces. */
  operation: number | null;
  reason: string | null;
}

/** The place that is meant, with the pieces that wait there. */
function placeMeant(
  batch: BatchState,
  operation: number | null,
): { operation: number | null; waiting: number } | Refusal {
  const meant = operation ?? currentOperations(batch)[0]?.number ?? null;
  if (meant === null) return { operation: null, waiting: batch.unrouted };
  const found = findOperation(batch, meant);
  return 'ok' in found ? found : { operation: found.number, waiting: found.waiting };
}

/** Pieces that wait at the place that is meant, or why they cannot be taken from there. */
export function waitingPieces(
  batch: BatchState,
  { quantity, operation }: Pick<PiecesWish, 'quantity' | 'operation'>,
): { ok: true; place: Place } | Refusal {
  if (quantity <= 0) return refuse('quantity-not-positive');
  const place = placeMeant(batch, operation);
  if ('ok' in place) return place;
  const { waiting } = place;
  if (quantity > waiting) return refuse('quantity-exceeds-waiting', { waiting, asked: quantity });
  return { ok: true, place: { operation: place.operation, quantity } };
}

/**
 * Put pieces into a batch (spares, a remake of scrap): they begin at the first operation, and raise
 * what is launched, never what the bill of materials requires.
 */
export function addPieces(batch: BatchState, wish: PiecesWish): ActDecision {
  const refused = refuseAct(batch, 'add', wish.reason);
  if (refused) return refused;
  const { quantity } = wish;
  if (quantity <= 0) return refuse('quantity-not-positive');
  const first = placeMeant(batch, null);
  const meant = placeMeant(batch, wish.operation);
  if ('ok' in first) return first;
  if ('ok' in meant) return meant;
  if (meant.operation !== first.operation) return refuse('operation-not-first', { first: first.operation });
  if (batch.launched + quantity > MAX_QUANTITY)
    return refuse('quantity-exceeds-limit', { limit: MAX_QUANTITY, launched: batch.launched });
  return { ok: true, fact: { kind: 'added', operation: first.operation, quantity } };
}

/** Take waiting pieces out of a batch: they are lost, or not wanted any more. */
export function withdrawPieces(batch: BatchState, wish: PiecesWish): ActDecision {
  const refused = refuseAct(batch, 'withdraw', wish.reason);
  if (refused) return refused;
  const waiting = waitingPieces(batch, wish);
  return waiting.ok ? { ok: true, fact: { kind: 'withdrawn', ...waiting.place } } : waiting;
}
