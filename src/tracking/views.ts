import type {
  LastScanView,
  OperationView,
  PartActResult,
  PartView,
  RecordScanResult,
  ScanView,
} from './contracts';
import { currentOperations, doneAt, quantityInProduction, statusOf, type BatchState } from './domain/batch';
import type { LedgerPart, PartIdentity, ScanWithUndone, StoredScan } from './ledger';

/** How a batch stands at the doors. */
export function partView(identity: PartIdentity, batch: BatchState): PartView {
  return {
    code: identity.code,
    designation: identity.designation,
    name: identity.name,
    kind: identity.kind,
    material: identity.material,
    size: identity.size,
    lot: identity.lot,
    quantity: quantityInProduction(batch),
    required: identity.required,
    unrouted: batch.unrouted,
    finished: batch.finished,
    scrapped: batch.scrapped,
    withdrawn: batch.withdrawn,
    status: statusOf(batch),
    hold: identity.hold,
    revision: batch.revision,
    drawingUrl: null,
    responsible: identity.responsible,
    product: identity.product,
  };
}

/** The operations on the route now, in order, with their progress. */
export function operationViews(batch: BatchState): OperationView[] {
  return currentOperations(batch).map((operation) => ({
    number: operation.number,
    sequence: operation.sequence,
    stage: operation.stageName,
    stageId: operation.stageId,
    kind: operation.stageKind,
    optional: operation.optional,
    waiting: operation.waiting,
    done: doneAt(batch, operation.number),
    good: operation.good,
    scrapped: operation.scrapped,
    reworked: operation.reworked,
    mayScrap: operation.mayScrap,
    mayRework: operation.mayRework,
  }));
}

/** A scan of the ledger at the doors. */
export function scanView(scan: StoredScan): ScanView {
  return {
    scanId: scan.scanId,
    kind: scan.kind,
    operation: scan.operation,
    stage: scan.stage,
    operator: scan.operator,
    good: scan.good,
    scrapped: scan.scrapped,
    rework: scan.reworkTo === null ? null : { quantity: scan.reworked, toOperation: scan.reworkTo },
    causeOperation: scan.causeOperation,
    // Why a scan is undone is said in a person's own words, which stand where comments do.
    reason: scan.kind === 'undo' ? scan.comment : scan.reason,
    comment: scan.kind === 'undo' ? '' : (scan.comment ?? ''),
    occurredAt: scan.occurredAt,
    recordedAt: scan.recordedAt,
    revision: scan.revision,
    undoes: scan.undoes,
  };
}

/** One of the last scans of a batch, with what undos have taken back of it. */
export function lastScanView(scan: ScanWithUndone): LastScanView {
  return { ...scanView(scan), undone: scan.undone };
}

/** The answer to a replayed act: the part as it is now. */
export function actResult({ identity, batch }: LedgerPart, replayed: boolean): PartActResult {
  return {
    ok: true,
    replayed,
    part: partView(identity, batch),
    operations: operationViews(batch),
    proposals: [],
  };
}

/** The answer to an accepted or replayed scan. */
export function scanResult(
  { identity, batch }: LedgerPart,
  scan: StoredScan,
  undoneBy: readonly StoredScan[] | null,
): RecordScanResult {
  return {
    ok: true,
    replayed: undoneBy !== null,
    scan: scanView(scan),
    part: partView(identity, batch),
    operations: operationViews(batch),
    ...(undoneBy && undoneBy.length > 0 ? { undoneBy: undoneBy.map(scanView) } : {}),
  };
}
