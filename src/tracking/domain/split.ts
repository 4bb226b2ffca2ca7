import type { Refusal } from '../contracts';
import { currentOperations, type BatchState, type OperationState } from './batch';
import type { Place } from './batch-change';
import { waitingPieces } from './change-quantity';
import { refuse, refuseAct, type PartActFact, type SplitIn } from './part-act';

/**
 * An operation as the new lot has it: nothing has been reported on it there. What lies before the place
 * of the pieces counts as started, so that a change of the lot's route cannot send them through it again.
 */
function copyFor(operation: OperationState, place: OperationState | undefined): OperationState {
  const passed = place !== undefined && operation.sequence < place.sequence;
  return { ...operation, waiting: 0, good: 0, scrapped: 0, reworked: 0, skipped: 0, started: passed };
}

/** Decide a split: waiting pieces leave a batch and begin a new lot at the same operation. */
export function splitBatch(
  batch: BatchState,
  wish: { quantity: number; operation: number | null },
): { ok: true; out: PartActFact; into: SplitIn } | Refusal {
  const refused = refuseAct(batch, 'split', 'not-needed');
  if (refused) return refused;
  const waiting = waitingPieces(batch, wish);
  if (!waiting.ok) return waiting;
  const { place } = waiting;
  const at = batch.operations.find(({ number }) => number === place.operation);
  return {
    ok: true,
    out: { kind: 'split-out', ...place },
    into: {
      kind: 'split-in',
      ...place,
      operations: batch.operations.map((operation) => copyFor(operation, at)),
      nextOperationNumber: batch.nextOperationNumber,
    },
  };
}

/** Facts that belong to the making of a lot; every other one is work on it. */
const CREATION: ReadonlySet<string> = new Set([
  'launched',
  'split-in',
  'required-set',
  'label-issued',
  'composition-set',
  'materials-set',
]);

/** How many of a lot's facts and scans are work. The first route of a lot that came without one is none. */
export function countWork(kinds: readonly string[], cameWithRoute: boolean): number {
  const work = kinds.filter((kind) => !CREATION.has(kind));
  const firstRoute = !cameWithRoute && work.includes('route-assigned') ? 1 : 0;
  return work.length - firstRoute;
}

/** Where pieces that come back belong now: where they were taken, or what has replaced that operation. */
function placeBack(source: BatchState, operation: number | null): number | null {
  const current = currentOperations(source);
  const taken = source.operations.find(({ number }) => number === operation);
  const from = taken?.sequence ?? 0;
  return current.find(({ sequence }) => sequence >= from)?.number ?? null;
}

/**
 * Decide to undo a split: the lot's pieces go back, and the lot ends. Only while nobody has worked on it.
 * @param split the fact that began the lot
 * @param kinds the kinds of all facts and scans of the lot
 */
export function reverseSplit(
  lot: BatchState,
  source: BatchState,
  split: SplitIn,
  kinds: readonly string[],
): { ok: true; leave: PartActFact; comeBack: PartActFact } | Refusal {
  if (lot.cancelled || source.cancelled) return refuse('part-cancelled');
  const work = countWork(kinds, currentOperations({ ...lot, operations: split.operations }).length > 0);
  if (work > 0) return refuse('lot-has-work', { facts: work });
  const { quantity } = split;
  const back = placeBack(source, split.operation);
  if (back === null && currentOperations(source).length > 0)
    return refuse('route-leaves-pieces', { pieces: quantity });
  const here: Place = { operation: split.operation ?? currentOperations(lot)[0]?.number ?? null, quantity };
  return {
    ok: true,
    leave: { kind: 'split-reversed', at: 'lot', ...here },
    comeBack: { kind: 'split-reversed', at: 'source', operation: back, quantity },
  };
}
