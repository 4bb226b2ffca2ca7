import type { Refusal, StageKind } from '../contracts';
import { currentOperations, totalWaiting, type BatchState, type OperationState } from './batch';

/** One step of a route, as it is when the route is assigned. */
export interface RouteStep {
  stageId: number;
  stageName: string;
  stageKind: StageKind;
  optional: boolean;
  mayScrap: boolean;
  mayRework: boolean;
}

/** What assigning a route does to the operations of a batch. */
export interface RouteChange {
  /** Numbers of the operations that retire. */
  retired: number[];
  /** New operations, in order, with the pieces that wait at each of them at once. */
  added: OperationState[];
  /** Pieces taken from `unrouted`. */
  routed: number;
}

function newOperation(step: RouteStep, number: number, sequence: number): OperationState {
  return {
    number,
    sequence,
    ...step,
    waiting: 0,
    good: 0,
    scrapped: 0,
    reworked: 0,
    skipped: 0,
    started: false,
    replaced: false,
  };
}

function refuse(code: Refusal['code'], details: Record<string, unknown> = {}): Refusal {
  return { ok: false, code, details };
}

/**
 * Decide a change of the route. The operations up to the last one ever started stay, and so stay
 * their pieces; the steps of the new route that lie beyond them follow: as many leading steps are
 * taken as done as have the same stages as the operations that stay. Pieces that wait beyond go to
 * the first new operation; a change that leaves pieces without an operation is refused.
 */
export function assignRoute(
  batch: BatchState,
  steps: readonly RouteStep[],
): { ok: true; change: RouteChange } | Refusal {
  if (batch.cancelled) return refuse('part-cancelled');
  const current = currentOperations(batch);
  const lastStarted = current.reduce((last, operation, index) => (operation.started ? index : last), -1);
  const kept = current.slice(0, lastStarted + 1);
  const replaced = current.slice(lastStarted + 1);
  const matching = kept.findIndex((operation, index) => operation.stageId !== steps[index]?.stageId);
  const remaining = steps.slice(matching === -1 ? kept.length : matching);
  const displaced = replaced.reduce((sum, operation) => sum + operation.waiting, batch.unrouted);
  if (remaining.length === 0 && displaced > 0) return refuse('route-leaves-pieces', { pieces: displaced });
  const lastSequence = batch.operations.reduce((last, operation) => Math.max(last, operation.sequence), 0);
  const added = remaining.map((step, index) =>
    newOperation(step, batch.nextOperationNumber + index, lastSequence + 1 + index),
  );
  if (added[0]) added[0] = { ...added[0], waiting: displaced };
  return {
    ok: true,
    change: { retired: replaced.map(({ number }) => number), added, routed: batch.unrouted },
  };
}

/** The batch after a route change, one revision later. */
export function applyRoute(batch: BatchState, change: RouteChange): BatchState {
  const retired = new Set(change.retired);
  const kept = batch.operations.map((operation) =>
    retired.has(operation.number) ? { ...operation, replaced: true, waiting: 0 } : operation,
  );
  const after: BatchState = {
    ...batch,
    unrouted: batch.unrouted - change.routed,
    revision: batch.revision + 1,
    nextOperationNumber: batch.nextOperationNumber + change.added.length,
    operations: [...kept, ...change.added],
  };
  if (totalWaiting(after) + after.unrouted !== totalWaiting(batch) + batch.unrouted) {
    throw new Error('A route change lost or made pieces.');
  }
  return after;
}
