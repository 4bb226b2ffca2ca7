import type { Actor, Amounts, HoldView, PartKind, ProductView, ScanKind, StageKind } from '../contracts';
import type { BatchState, OperationState } from '../domain/batch';

/** What a batch is called and belongs to; nothing in it is decided by the rules. */
export interface PartIdentity {
  partId: number;
  documentId: string;
  productId: number;
  /** The valid label code; of a voided label, the code that replaced it. */
  code: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  lot: number;
  required: number;
  routeId: number | null;
  routeName: string | null;
  /** ISO 8601 in UTC. */
  createdAt: string;
  hold: HoldView | null;
  responsible: { id: string; name: string } | null;
  product: ProductView;
  /** Since when the label that was read is void; null: it is valid. */
  labelVoidedAt: string | null;
  labelValidCode: string | null;
}

/** One scan as it stands in the ledger. */
export interface StoredScan {
  scanId: string;
  kind: ScanKind;
  partId: number;
  revision: number;
  operation: number;
  stage: string;
  /** null: somebody whom this factory does not know by an account. */
  operatorId: number | null;
  operator: string;
  submittedByType: Actor['type'];
  submittedById: string | null;
  submittedByName: string | null;
  good: number;
  scrapped: number;
  reworked: number;
  reworkTo: number | null;
  causeOperation: number | null;
  reason: string | null;
  comment: string | null;
  occurredAt: string;
  /** When it happened, and when it was sent, by the sender's clock. */
  claimedAt: string;
  sentAt: string | null;
  recordedAt: string;
  undoes: string | null;
  contentHash: string;
}

/** A scan with what undos have taken back of it; null: no undo names it. */
export interface ScanWithUndone extends StoredScan {
  undone: Amounts | null;
}

export interface DefectReason {
  code: string;
  name: string;
  appliesTo: 'scrap' | 'rework' | 'both';
  retired: boolean;
}

/** A batch as one read gives it. */
export interface LedgerPart {
  identity: PartIdentity;
  batch: BatchState;
}

/** What one request asks of the ledger before it decides. */
export interface PartWant {
  code: string;
  /** Is there a scan of this id, of whichever part? */
  scanId: string | null;
  /** Code of a defect reason. */
  reason: string | null;
}

export interface PartFound {
  part: LedgerPart | null;
  scan: StoredScan | null;
  reason: DefectReason | null;
}

/** What one undo asks of the ledger before it decides. */
export interface UndoWant {
  undoId: string;
  /** The scan to undo. */
  scanId: string;
}

export interface UndoFound {
  /** The batch that the scan to undo is of; null: there is no such scan. */
  part: LedgerPart | null;
  target: ScanWithUndone | null;
  /** The scan that has the undo's id already. */
  taken: StoredScan | null;
}

/** One row of `operations` as SQL hands it over. */
export interface OperationRow extends Omit<OperationState, 'stageKind'> {
  stageKind: StageKind;
}
