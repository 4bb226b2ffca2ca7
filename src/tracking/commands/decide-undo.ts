import type { AuditEntry } from '../../audit';
import { refuse } from '../../refusals';
import type { Doer, Refusal, UndoScanCommand } from '../contracts';
import { applyUndo, undoDelta } from '../domain/apply-scan';
import { statusOf, type BatchState } from '../domain/batch';
import { correctedMs, occurredAt } from '../domain/occurred-at';
import { undoScan, type UndoFact } from '../domain/undo-scan';
import type { LedgerPart, NewScan, ScanWithUndone, StoredScan, UndoFound } from '../ledger';
import { contentHash } from './content-hash';
import { tellHold, type ScanOutcome } from './decide-scan';
import { isSameScan } from './same-scan';

/** What an undo says, in one fixed order. */
function undoContentHash(command: UndoScanCommand, operator: number | string): string {
  const { amounts } = command;
  return contentHash([
    'undo',
    command.scanId,
    amounts ? [amounts.good, amounts.scrapped, amounts.rework] : null,
    command.reason,
    command.occurredAt,
    operator,
  ]);
}

/** An operator's own scans are those of the account; everybody else's are those they submitted. */
function isOwn(target: StoredScan, { operator }: UndoScanCommand, { actor }: Doer): boolean {
  if (operator.id !== null) return target.operatorId === operator.id;
  return target.submittedByType === actor.type && target.submittedById === actor.id;
}

function timeMs(instant: string): number;
function timeMs(instant: string | null): number | null;
function timeMs(instant: string | null): number | null {
  return instant === null ? null : Date.parse(instant);
}

/** When both happened, by the device's own clock and not clamped: only the time between them counts. */
function elapsedMs(target: StoredScan, command: UndoScanCommand, now: Date): number {
  const scannedAtMs = correctedMs({
    occurredAtMs: timeMs(target.claimedAt),
    sentAtMs: timeMs(target.sentAt),
    recordedAtMs: timeMs(target.recordedAt),
  });
  const undoneAtMs = correctedMs({
    occurredAtMs: timeMs(command.occurredAt) ?? now.getTime(),
    sentAtMs: command.occurredAt === null ? null : timeMs(command.sentAt),
    recordedAtMs: now.getTime(),
  });
  return undoneAtMs - scannedAtMs;
}

interface Decided {
  part: LedgerPart;
  target: StoredScan;
  command: UndoScanCommand;
  doer: Doer;
  fact: UndoFact;
  occurredAt: string;
  clamped: boolean;
  recordedAt: string;
}

function newUndo(decided: Decided, after: BatchState): NewScan {
  const { part, target, command, doer, fact } = decided;
  const at = part.batch.operations.find(({ number }) => number === fact.operation);
  if (!at) throw new Error('A decided undo names an operation that the part does not have.');
  return {
    kind: 'undo',
    good: fact.good,
    scrapped: fact.scrapped,
    reworked: fact.rework,
    reworkTo: fact.reworkTo,
    goodTo: fact.goodTo,
    causeOperation: null,
    underHold: fact.underHold,
    undoes: target.scanId,
    settles: null,
    identity: part.identity,
    scanId: command.undoId,
    decidedOn: part.batch.revision,
    operation: at,
    operator: command.operator,
    submittedBy: doer.actor,
    reason: null,
    comment: command.reason ?? '',
    attachments: [],
    occurredAt: decided.occurredAt,
    claimedAt: command.occurredAt ?? decided.recordedAt,
    sentAt: command.sentAt,
    recordedAt: decided.recordedAt,
    clamped: decided.clamped,
    station: command.station,
    madeIn: command.madeIn,
    contentHash: undoContentHash(command, command.operator.id ?? command.operator.name),
    requestId: doer.requestId,
    address: doer.address,
    statusAfter: statusOf(after),
    delta: undoDelta(fact),
  };
}

function auditOf({ part, target, command, doer, fact, recordedAt }: Decided): AuditEntry {
  const { identity, batch } = part;
  return {
    at: recordedAt,
    actor: doer.actor,
    action: 'undo-scan',
    category: 'work',
    subjectType: 'part',
    subjectId: identity.code,
    subjectName: identity.designation ?? identity.name,
    difference: {
      scanId: command.undoId,
      undoes: target.scanId,
      reportedBy: target.operator,
      revision: batch.revision + 1,
      operation: fact.operation,
      good: fact.good,
      scrapped: fact.scrapped,
      reworked: fact.rework,
      reason: command.reason,
    },
    address: doer.address,
    requestId: doer.requestId,
  };
}

function decideFact(
  { batch, identity }: LedgerPart,
  target: ScanWithUndone,
  command: UndoScanCommand,
  doer: Doer,
  now: Date,
): { ok: true; fact: UndoFact } | Refusal {
  const decision = undoScan(
    batch,
    { ...target, rework: target.reworked },
    {
      amounts: command.amounts,
      reason: command.reason,
      own: isOwn(target, command, doer),
      elapsedMs: elapsedMs(target, command, now),
    },
    command.rights ?? doer,
  );
  return decision.ok ? decision : tellHold(decision, identity);
}

/**
 * Decide an undo against one reading of the batch that its scan is of. A replay is told before
 * rights, hold and what is left: what was accepted once stays accepted.
 */
export function decideUndo(found: UndoFound, command: UndoScanCommand, doer: Doer, now: Date): ScanOutcome {
  const { part, target, taken } = found;
  if (!part || !target) return refuse('scan-not-found', { scanId: command.scanId });
  if (taken) {
    const hashOf = (operator: number | string) => undoContentHash(command, operator);
    return isSameScan(taken, hashOf, command.operator, doer)
      ? { ok: true, replay: taken, part }
      : refuse('scan-id-reused', { scanId: command.undoId });
  }
  const time = occurredAt({
    occurredAtMs: timeMs(command.occurredAt) ?? now.getTime(),
    sentAtMs: command.occurredAt === null ? null : timeMs(command.sentAt),
    recordedAtMs: now.getTime(),
    earliestMs: timeMs(target.occurredAt),
    refuseFuture: doer.actor.type === 'api-token',
  });
  if (!time.ok) return time;
  const decision = decideFact(part, target, command, doer, now);
  if (!decision.ok) return decision;
  const decided: Decided = {
    part,
    target,
    command,
    doer,
    fact: decision.fact,
    occurredAt: new Date(time.occurredAtMs).toISOString(),
    clamped: time.clamped,
    recordedAt: now.toISOString(),
  };
  const after = applyUndo(part.batch, decision.fact);
  return {
    ok: true,
    scan: newUndo(decided, after),
    audit: auditOf(decided),
    after: { identity: part.identity, batch: after },
  };
}
