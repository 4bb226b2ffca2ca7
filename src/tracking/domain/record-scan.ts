import type { Capability, Refusal, RefusalCode, Rights, ScanKind } from '../contracts';
import { currentOperations, successorOf, type BatchState, type OperationState } from './batch';
import { allowed } from './rights';

/** What an operator says, reduced to what the rule needs. Amounts are pieces. */
export interface ScanDecision {
  kind: Exclude<ScanKind, 'undo'>;
  operation: number;
  good: number;
  scrapped: number;
  rework: { quantity: number; toOperation: number } | null;
  causeOperation: number | null;
  reason: string | null;
  /** Count it although the batch is held; needs `correct-others`. */
  underHold: boolean;
}

/** One scan as it will stand in the ledger. Amounts are pieces. */
export interface ScanFact {
  kind: Exclude<ScanKind, 'undo'>;
  operation: number;
  good: number;
  scrapped: number;
  reworked: number;
  reworkTo: number | null;
  /** The operation that the good pieces went to; null: they are finished, or none moved. */
  goodTo: number | null;
  causeOperation: number | null;
  /** It was accepted although the batch is held. */
  underHold: boolean;
}

function refuse(code: RefusalCode, details: Record<string, unknown> = {}): Refusal {
  return { ok: false, code, details };
}

function movedBy(decision: ScanDecision): number {
  return decision.good + decision.scrapped + (decision.rework?.quantity ?? 0);
}

function refuseBatch(batch: BatchState, { underHold }: ScanDecision, rights: Rights): Refusal | null {
  if (batch.cancelled) return refuse('part-cancelled');
  if (underHold && !allowed(rights, 'correct-others')) {
    return refuse('not-permitted', { capability: 'correct-others' });
  }
  if (batch.held && !underHold) return refuse('part-on-hold');
  if (currentOperations(batch).length === 0) return refuse('part-without-route');
  return null;
}

/** The operation of this number on the route now, or why it is not there. */
export function findOperation(batch: BatchState, number: number): OperationState | Refusal {
  const operation = batch.operations.find((candidate) => candidate.number === number);
  if (!operation) return refuse('operation-not-on-route', { operation: number });
  if (!operation.replaced) return operation;
  const now = currentOperations(batch).find((candidate) => candidate.stageId === operation.stageId);
  return refuse('operation-replaced', { now: now?.number ?? null });
}

function refuseRights(decision: ScanDecision, at: OperationState, rights: Rights): Refusal | null {
  const needed: Capability[] = ['report'];
  if (decision.scrapped > 0) needed.push('scrap');
  if (decision.rework) needed.push('rework');
  const missing = needed.find((capability) => !allowed(rights, capability));
  if (missing) return refuse('not-permitted', { capability: missing });
  if (rights.stageIds && !rights.stageIds.has(at.stageId)) {
    return refuse('stage-not-permitted', { stage: at.stageName });
  }
  return null;
}

function refuseQuantities(decision: ScanDecision, at: OperationState): Refusal | null {
  const moved = movedBy(decision);
  if (decision.kind === 'start') {
    return moved === 0 ? null : refuse('malformed-request', { paths: ['good', 'scrapped', 'rework'] });
  }
  if (decision.kind === 'skip') {
    if (!at.optional) return refuse('operation-not-optional', { stage: at.stageName });
    if (moved !== decision.good) return refuse('malformed-request', { paths: ['scrapped', 'rework'] });
  }
  const emptyRework = decision.rework !== null && decision.rework.quantity <= 0;
  return moved <= 0 || emptyRework ? refuse('quantity-not-positive') : null;
}

function refuseOutcome(
  batch: BatchState,
  decision: ScanDecision,
  at: OperationState,
  rights: Rights,
): Refusal | null {
  const override = allowed(rights, 'correct-others');
  if (decision.scrapped > 0 && !at.mayScrap && !override) {
    return refuse('scrap-not-allowed-here', { stage: at.stageName });
  }
  if (decision.rework) {
    if (!at.mayRework && !override) return refuse('rework-not-allowed-here', { stage: at.stageName });
    const { toOperation } = decision.rework;
    const target = currentOperations(batch).find((candidate) => candidate.number === toOperation);
    if (!target || target.sequence >= at.sequence)
      return refuse('rework-target-not-earlier', { toOperation });
  }
  if ((decision.scrapped > 0 || decision.rework) && !decision.reason) return refuse('reason-required');
  const { causeOperation } = decision;
  if (causeOperation !== null && !batch.operations.some(({ number }) => number === causeOperation)) {
    return refuse('operation-not-on-route', { operation: causeOperation });
  }
  return null;
}

/**
 * Decide one scan: pieces are conserved, good ones go to the next operation or are finished,
 * scrapped ones leave, reworked ones go back to an earlier operation.
 * @returns the fact to append, or the refusal with the numbers a person needs.
 */
export function recordScan(
  batch: BatchState,
  decision: ScanDecision,
  rights: Rights,
): { ok: true; fact: ScanFact } | Refusal {
  const refusedBatch = refuseBatch(batch, decision, rights);
  if (refusedBatch) return refusedBatch;
  const at = findOperation(batch, decision.operation);
  if ('ok' in at) return at;
  const refused =
    refuseRights(decision, at, rights) ??
    refuseQuantities(decision, at) ??
    refuseOutcome(batch, decision, at, rights);
  if (refused) return refused;
  if (movedBy(decision) > at.waiting) return refuse('quantity-exceeds-waiting', { waiting: at.waiting });
  const spoiled = decision.scrapped > 0 || decision.rework !== null;
  const cause = decision.causeOperation ?? decision.rework?.toOperation ?? at.number;
  return {
    ok: true,
    fact: {
      kind: decision.kind,
      operation: at.number,
      good: decision.good,
      scrapped: decision.scrapped,
      reworked: decision.rework?.quantity ?? 0,
      reworkTo: decision.rework?.toOperation ?? null,
      goodTo: decision.good > 0 ? (successorOf(batch, at)?.number ?? null) : null,
      causeOperation: spoiled ? cause : null,
      underHold: batch.held,
    },
  };
}
