import type { Refusal, RefusalCode } from '../contracts';
import type { BatchState, OperationState } from './batch';
import { applyChange, arriving, leaving, NO_CHANGE, type BatchChange, type Place } from './batch-change';

/** Pieces that leave one place or come to one. */
interface Moving extends Place {
  kind: 'added' | 'withdrawn' | 'split-out';
}

/** Pieces that go back where a split took them from; at the lot they leave, at the source they return. */
interface SplitReversed extends Place {
  kind: 'split-reversed';
  at: 'lot' | 'source';
}

/** A cancelled batch: everything that waited is withdrawn. */
interface Cancelled {
  kind: 'cancelled';
  withdrawn: readonly Place[];
}

/** How a new lot begins: it was launched with nothing and gets its pieces and its operations here. */
export interface SplitIn extends Place {
  kind: 'split-in';
  /** All operations of the batch it comes from, without work and without pieces. */
  operations: readonly OperationState[];
  nextOperationNumber: number;
}

/** A fact of an act on a batch, as far as its pieces and its status are concerned. */
export type PartActFact =
  | Moving
  | SplitReversed
  | Cancelled
  | { kind: 'held' | 'released' | 'label-voided' | 'label-issued' | 'composition-set' };

/** What was decided: the fact to append, or why not. */
export type ActDecision = { ok: true; fact: PartActFact } | Refusal;

/** What a fact changes; the SQL side adds exactly these numbers. */
export function changeOf(fact: PartActFact): BatchChange {
  switch (fact.kind) {
    case 'added':
      return { ...NO_CHANGE, launched: fact.quantity, ...arriving(fact) };
    case 'withdrawn':
      return { ...NO_CHANGE, withdrawn: fact.quantity, ...leaving([fact]) };
    case 'split-out':
      return { ...NO_CHANGE, splitOut: fact.quantity, ...leaving([fact]) };
    case 'split-reversed':
      return fact.at === 'source'
        ? { ...NO_CHANGE, splitOut: -fact.quantity, ...arriving(fact) }
        : { ...NO_CHANGE, splitOut: fact.quantity, ...leaving([fact]), becomes: 'cancelled' };
    case 'cancelled': {
      const withdrawn = fact.withdrawn.reduce((sum, { quantity }) => sum + quantity, 0);
      return { ...NO_CHANGE, withdrawn, ...leaving(fact.withdrawn), becomes: 'cancelled' };
    }
    case 'held':
    case 'released':
      return { ...NO_CHANGE, becomes: fact.kind };
    case 'label-voided':
    case 'label-issued':
    case 'composition-set':
      return NO_CHANGE;
  }
}

/** The batch after a fact, one revision later. */
export function applyAct(batch: BatchState, fact: PartActFact): BatchState {
  return applyChange(batch, changeOf(fact));
}

/** A lot after its first pieces have come, one revision later. */
export function applySplitIn(batch: BatchState, fact: SplitIn): BatchState {
  const { operations, nextOperationNumber } = fact;
  return applyChange(
    { ...batch, operations, nextOperationNumber },
    { ...NO_CHANGE, launched: fact.quantity, ...arriving(fact) },
  );
}

export function refuse(code: RefusalCode, details: Record<string, unknown> = {}): Refusal {
  return { ok: false, code, details };
}

/** What every act asks first: is the batch alive, and is there a reason where one is needed? */
export function refuseAct(
  batch: BatchState,
  act: string,
  reason: string | null | 'not-needed',
): Refusal | null {
  if (batch.cancelled) return refuse('part-cancelled');
  return reason === null ? refuse('reason-required', { act }) : null;
}
