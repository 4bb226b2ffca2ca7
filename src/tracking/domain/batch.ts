import type { PartStatus, StageKind } from '../contracts';

/**
 * What the rules know of one operation of a batch. Quantities are whole pieces. The engine keeps
 * the same numbers in the table `operations`; here they are plain values.
 */
export interface OperationState {
  /** Unique for ever within the part; a replaced operation retires its number. */
  number: number;
  /** Orders the operations; lower comes first. */
  sequence: number;
  stageId: number;
  stageName: string;
  stageKind: StageKind;
  optional: boolean;
  mayScrap: boolean;
  mayRework: boolean;
  waiting: number;
  /** Work reported here, net of undos; may exceed the quantity after rework. */
  good: number;
  scrapped: number;
  reworked: number;
  skipped: number;
  started: boolean;
  replaced: boolean;
}

/** What the rules know of one batch: the row of `part_states` with its operations. */
export interface BatchState {
  launched: number;
  unrouted: number;
  finished: number;
  scrapped: number;
  withdrawn: number;
  splitOut: number;
  held: boolean;
  cancelled: boolean;
  revision: number;
  nextOperationNumber: number;
  /** Replaced ones included. */
  operations: readonly OperationState[];
}

/** The operations that are on the route now, in order. */
export function currentOperations(batch: BatchState): OperationState[] {
  return batch.operations
    .filter((operation) => !operation.replaced)
    .sort((left, right) => left.sequence - right.sequence);
}

/** The operation that good pieces of this one go to now; null: after it they are finished. */
export function successorOf(batch: BatchState, operation: OperationState): OperationState | null {
  return currentOperations(batch).find((candidate) => candidate.sequence > operation.sequence) ?? null;
}

/** Pieces waiting at all operations together. */
export function totalWaiting(batch: BatchState): number {
  return batch.operations.reduce((sum, operation) => sum + operation.waiting, 0);
}

/** Launched - withdrawn - split out: what is in production now. */
export function quantityInProduction(batch: BatchState): number {
  return batch.launched - batch.withdrawn - batch.splitOut;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * Says what breaks the rule of conserved pieces, or null where it holds:
 * launched = unrouted + sum(waiting) + sum(scrapped) + finished + withdrawn + split out, no term negative.
 */
export function brokenConservation(batch: BatchState): string | null {
  const { launched, unrouted, finished, scrapped, withdrawn, splitOut } = batch;
  const terms = { launched, unrouted, finished, scrapped, withdrawn, splitOut };
  for (const [name, value] of Object.entries(terms)) {
    if (!isCount(value)) return `${name} is ${value}`;
  }
  for (const { number, waiting, good, scrapped: lost, reworked, skipped } of batch.operations) {
    if (![waiting, good, lost, reworked, skipped].every(isCount))
      return `operation ${number} has a bad count`;
  }
  const scrappedAtOperations = batch.operations.reduce((sum, operation) => sum + operation.scrapped, 0);
  if (scrappedAtOperations !== scrapped) {
    return `scrapped is ${scrapped}, at the operations ${scrappedAtOperations}`;
  }
  const placed = unrouted + totalWaiting(batch) + scrapped + finished + withdrawn + splitOut;
  return placed === launched ? null : `launched ${launched}, placed ${placed}`;
}

/** Progress of one operation: pieces that have passed it and are still counted somewhere. */
export function doneAt(batch: BatchState, number: number): number {
  const here = batch.operations.find((operation) => operation.number === number);
  if (!here) throw new Error(`The batch has no operation ${number}.`);
  const later = batch.operations.filter((operation) => operation.sequence > here.sequence);
  return later.reduce((sum, operation) => sum + operation.waiting + operation.scrapped, batch.finished);
}

/** What people read as the state of the batch. */
export function statusOf(batch: BatchState): PartStatus {
  if (batch.cancelled) return 'cancelled';
  if (batch.held) return 'held';
  if (batch.launched > 0 && batch.unrouted + totalWaiting(batch) === 0) return 'finished';
  return batch.operations.some((operation) => operation.started) ? 'in-work' : 'new';
}
