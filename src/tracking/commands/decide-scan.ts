import type { AuditEntry } from '../../audit';
import { refuse } from '../../refusals';
import type { Doer, RecordScanCommand, Refusal } from '../contracts';
import { applyScan, scanDelta } from '../domain/apply-scan';
import { statusOf, type BatchState } from '../domain/batch';
import { occurredAt } from '../domain/occurred-at';
import { recordScan, type ScanFact } from '../domain/record-scan';
import { allowed } from '../domain/rights';
import type { DefectReason, LedgerPart, NewScan, PartFound, PartIdentity, StoredScan } from '../ledger';
import { contentHash } from './content-hash';
import { isSameScan } from './same-scan';

/** What became of a scan against one reading of its part. */
export type ScanOutcome =
  | Refusal
  | { ok: true; replay: StoredScan; part: LedgerPart }
  | { ok: true; scan: NewScan; audit: AuditEntry; after: LedgerPart };

/** What a scan says, in one fixed order. */
function scanContentHash(command: RecordScanCommand, partId: number, operator: number | string): string {
  const { rework } = command;
  return contentHash([
    partId,
    command.operation,
    command.kind,
    command.good,
    command.scrapped,
    rework ? [rework.quantity, rework.toOperation] : null,
    command.causeOperation,
    command.reason,
    command.comment,
    command.occurredAt,
    command.attachments,
    operator,
    ...(command.settles === null ? [] : [command.settles]),
  ]);
}

function refuseLabel(identity: PartIdentity, occurredAtMs: number): Refusal | null {
  if (identity.labelVoidedAt === null || occurredAtMs <= Date.parse(identity.labelVoidedAt)) return null;
  return refuse('label-voided', { validCode: identity.labelValidCode });
}

function refuseReason(command: RecordScanCommand, reason: DefectReason | null): Refusal | null {
  if (command.reason === null) return null;
  if (!reason || reason.retired) return refuse('reason-unknown', { reason: command.reason });
  const misfits =
    (command.scrapped > 0 && reason.appliesTo === 'rework') ||
    (command.rework !== null && reason.appliesTo === 'scrap');
  return misfits ? refuse('reason-unknown', { reason: command.reason }) : null;
}

/** Add to `part-on-hold` who holds the batch, since when and why. */
export function tellHold(refusal: Refusal, identity: PartIdentity): Refusal {
  if (refusal.code !== 'part-on-hold' || !identity.hold) return refusal;
  return refuse('part-on-hold', { ...identity.hold });
}

interface Decided {
  identity: PartIdentity;
  before: BatchState;
  command: RecordScanCommand;
  doer: Doer;
  fact: ScanFact;
  reason: DefectReason | null;
  occurredAt: string;
  clamped: boolean;
  recordedAt: string;
}

function newScan(decided: Decided, after: BatchState): NewScan {
  const { identity, before, command, doer, fact, reason } = decided;
  const at = before.operations.find(({ number }) => number === fact.operation);
  if (!at) throw new Error('A decided scan names an operation that the part does not have.');
  return {
    ...fact,
    identity,
    scanId: command.scanId,
    decidedOn: before.revision,
    operation: at,
    operator: command.operator,
    submittedBy: doer.actor,
    reason,
    comment: command.comment,
    attachments: command.attachments,
    occurredAt: decided.occurredAt,
    claimedAt: command.occurredAt,
    sentAt: command.sentAt,
    recordedAt: decided.recordedAt,
    clamped: decided.clamped,
    undoes: null,
    settles: command.settles,
    station: command.station,
    madeIn: command.madeIn,
    contentHash: scanContentHash(command, identity.partId, command.operator.id ?? command.operator.name),
    requestId: doer.requestId,
    address: doer.address,
    statusAfter: statusOf(after),
    delta: scanDelta(fact),
  };
}

function auditOf({ identity, command, doer, fact, recordedAt, before }: Decided): AuditEntry {
  return {
    at: recordedAt,
    actor: doer.actor,
    action: 'record-scan',
    category: 'work',
    subjectType: 'part',
    subjectId: identity.code,
    subjectName: identity.designation ?? identity.name,
    difference: {
      scanId: command.scanId,
      revision: before.revision + 1,
      kind: fact.kind,
      operation: fact.operation,
      good: fact.good,
      scrapped: fact.scrapped,
      reworked: fact.reworked,
      ...(fact.underHold ? { underHold: true } : {}),
      ...(command.settles === null ? {} : { settles: command.settles }),
    },
    address: doer.address,
    requestId: doer.requestId,
  };
}

/**
 * Decide a scan against one reading of its part. A replay is told before rights, hold and
 * quantity: what was accepted once stays accepted.
 */
export function decideScan(found: PartFound, command: RecordScanCommand, doer: Doer, now: Date): ScanOutcome {
  const { part, scan: taken, reason } = found;
  if (!part) return refuse('part-not-found');
  const { identity, batch } = part;
  if (taken) {
    const hashOf = (operator: number | string) => scanContentHash(command, identity.partId, operator);
    return isSameScan(taken, hashOf, command.operator, doer)
      ? { ok: true, replay: taken, part }
      : refuse('scan-id-reused', { scanId: command.scanId });
  }
  const time = occurredAt({
    occurredAtMs: Date.parse(command.occurredAt),
    sentAtMs: command.sentAt === null ? null : Date.parse(command.sentAt),
    recordedAtMs: now.getTime(),
    earliestMs: Date.parse(identity.createdAt),
    refuseFuture: doer.actor.type === 'api-token',
  });
  if (!time.ok) return time;
  const refused = refuseLabel(identity, time.occurredAtMs) ?? refuseReason(command, reason);
  if (refused) return refused;
  const rights = command.rights ?? doer;
  if (command.settles !== null && !allowed(rights, 'correct-others')) {
    return refuse('not-permitted', { capability: 'correct-others' });
  }
  const decision = recordScan(batch, command, rights);
  if (!decision.ok) return tellHold(decision, identity);
  const decided: Decided = {
    identity,
    before: batch,
    command,
    doer,
    fact: decision.fact,
    reason,
    occurredAt: new Date(time.occurredAtMs).toISOString(),
    clamped: time.clamped,
    recordedAt: now.toISOString(),
  };
  const after = applyScan(batch, decision.fact);
  return {
    ok: true,
    scan: newScan(decided, after),
    audit: auditOf(decided),
    after: { identity, batch: after },
  };
}

/** The stored form of a scan that has just been appended. */
export function storedScan(scan: NewScan): StoredScan {
  return {
    scanId: scan.scanId,
    kind: scan.kind,
    partId: scan.identity.partId,
    revision: scan.decidedOn + 1,
    operation: scan.operation.number,
    stage: scan.operation.stageName,
    operatorId: scan.operator.id,
    operator: scan.operator.name,
    submittedByType: scan.submittedBy.type,
    submittedById: scan.submittedBy.id,
    submittedByName: scan.submittedBy.name,
    good: scan.good,
    scrapped: scan.scrapped,
    reworked: scan.reworked,
    reworkTo: scan.reworkTo,
    causeOperation: scan.causeOperation,
    reason: scan.reason?.code ?? null,
    comment: scan.comment === '' ? null : scan.comment,
    occurredAt: scan.occurredAt,
    claimedAt: scan.claimedAt,
    sentAt: scan.sentAt,
    recordedAt: scan.recordedAt,
    undoes: scan.undoes,
    contentHash: scan.contentHash,
  };
}
