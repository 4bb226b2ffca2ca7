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

/** What an operation is from the beginning, unless a route or pieces say otherwise. */
const FRESH = {
  optional: false,
  mayScrap: true,
  mayRework: true,
  waiting: 0,
  good: 0,
  scrapped: 0,
  reworked: 0,
  skipped: 0,
  started: false,
  replaced: false,
} as const;

type Named = 'number' | 'sequence' | 'stageId' | 'stageName' | 'stageKind';

/** An operation as a fact keeps it: what is as in every fresh operation is left out. */
type WrittenOperation = Pick<OperationState, Named> & Partial<OperationState>;

/** A change of the route as a fact keeps it. */
export interface WrittenRouteChange extends Omit<RouteChange, 'added'> {
  added: WrittenOperation[];
}

/** How a fact keeps a change of the route; `readRouteChange` makes the same change of it. */
export function writtenRouteChange({ retired, added, routed }: RouteChange): WrittenRouteChange {
  const isTold = ([name, value]: [string, unknown]): boolean =>
    !(name in FRESH) || FRESH[name as keyof typeof FRESH] !== value;
  const told = (operation: OperationState): WrittenOperation =>
    Object.fromEntries(Object.entries(operation).filter(isTold)) as unknown as WrittenOperation;
  return { retired, added: added.map(told), routed };
}

/** The change of the route that a fact keeps; facts of before name every field. */
export function readRouteChange({ retired, added, routed }: WrittenRouteChange): RouteChange {
  return { retired, added: added.map((operation) => ({ ...FRESH, ...operation })), routed };
}

function newOperation(step: RouteStep, number: number, sequence: number): OperationState {
  return {
    number,
    sequence,
    ...FRESH,
    ...step,
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
