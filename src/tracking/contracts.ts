/**
 * The types that cross the engine's door: commands, results, refusals, events. Browsers may import
 * this file: it holds no code that runs on a server and imports nothing but types.
 *
 * Units: quantities are whole pieces; instants are ISO 8601 strings in UTC.
 */

import type { HoldView } from './act-contracts';
import type { CallEvent, CallView } from './call-contracts';
import type { RefusalCode } from './refusal-codes';
import type { LastScanView } from './undo-contracts';

export type {
  CancelProductCommand,
  CancelProductResult,
  HoldCommand,
  HoldKind,
  HoldView,
  PartActCommand,
  PartActResult,
  PiecesCommand,
  Proposal,
} from './act-contracts';
export { HOLD_KINDS } from './act-contracts';
export * from './call-contracts';
export type { SetLineCommand } from './composition-contracts';
export type { BatchChoices, FactoryView, RouteChoice } from './factory-contracts';
export type { HistoryEvent, HistoryPage, PartEventKind } from './history-contracts';
export type {
  AmendPart,
  AmendPartsCommand,
  CancelLaunchedCommand,
  CancelLaunchedResult,
  ImportedParts,
  LaunchedPart,
  LaunchLine,
  LaunchMaterial,
  LaunchPart,
  LaunchPartsCommand,
} from './launch-contracts';
export type {
  AddNoteCommand,
  DeleteNoteCommand,
  EditNoteCommand,
  KeepPhotoCommand,
  Note,
  NoteResult,
  NotesPage,
  NoteView,
  PhotoKept,
} from './note-contracts';
export type { RefusalCode } from './refusal-codes';
export type {
  ApplyRouteCommand,
  AssignRouteCommand,
  RouteApplied,
  RoutedBatch,
  RouteEffect,
  RoutePreview,
  SetResponsibleCommand,
  SetResponsibleResult,
} from './route-contracts';
export type * from './refused-contracts';
export type { Amounts, LastScanView, LookAlikeQuery, UndoScanCommand } from './undo-contracts';
export type { KeepScanPhotoCommand, ScanPhotoKept } from './scan-photo-contracts';
export type { WorkList, WorkListQuery } from './work-list-contracts';

export type PartKind = 'assembly' | 'part' | 'standard' | 'purchased' | 'material';
export type PartStatus = 'new' | 'in-work' | 'held' | 'finished' | 'cancelled';
export type StageKind = 'production' | 'inspection' | 'outside';
export type ScanKind = 'report' | 'start' | 'skip' | 'undo';

/** The kinds that are printed and get the default route unless someone says otherwise. */
export const PRODUCED_KINDS: readonly PartKind[] = ['assembly', 'part'];

/** Every quantity at the doors is a whole number from 0 to this. */
export const MAX_QUANTITY = 1_000_000;

/** What a person may do at a batch; each is a permission of Strapi (see docs/access.md). */
export type Capability =
  | 'report'
  | 'scrap'
  | 'rework'
  | 'undo-own'
  | 'correct-others'
  | 'hold'
  | 'assign-route'
  | 'change-quantity'
  | 'edit-composition'
  | 'set-responsible'
  | 'write-notes'
  | 'call'
  | 'answer-calls'
  | 'cancel-parts'
  | 'void-labels'
  | 'view-parts';

/** Who acts. `id` is a string of Strapi's numeric id; `system` has the id `system`. */
export interface Actor {
  type: 'operator' | 'admin' | 'api-token' | 'system';
  id: string;
  name: string;
}

/** What somebody may do. */
export interface Rights {
  /** null: everything is allowed (administrator, full-access token). */
  may: ReadonlySet<Capability> | null;
  /** Stage ids the person is limited to; null: all stages. */
  stageIds: ReadonlySet<number> | null;
}

/** Who acts, what the engine must know of the rights, and where the request came from. */
export interface Doer extends Rights {
  actor: Actor;
  /** The session of an operator that the request came by; absent: it came by none. */
  sessionId?: string;
  address: string | null;
  requestId: string | null;
}

/** The operator whose work a scan is; usually the actor, else named by a token or a foreman. */
export interface Operator {
  id: number | null;
  name: string;
}

export interface RecordScanCommand {
  scanId: string;
  partCode: string;
  operation: number;
  kind: Exclude<ScanKind, 'undo'>;
  good: number;
  scrapped: number;
  rework: { quantity: number; toOperation: number } | null;
  causeOperation: number | null;
  reason: string | null;
  comment: string;
  attachments: string[];
  occurredAt: string;
  sentAt: string | null;
  station: string | null;
  madeIn: string | null;
  /** Count it although the batch is held; needs `correct-others`. */
  underHold: boolean;
  /** The refused report that this scan settles, by its `scanId`; null: none. Needs `correct-others`. */
  settles: string | null;
  operator: Operator;
  /** By whose rights it is judged where that is not the sender: a colleague's on the same device. */
  rights?: Rights;
}

/** An expected "no": returned, never thrown. `details` are the numbers a person needs. */
export interface Refusal {
  ok: false;
  code: RefusalCode;
  details: Record<string, unknown>;
}

/** Where the pieces of a batch wait, for `quantity-exceeds-waiting`. */
export interface WaitingPlace {
  operation: number;
  stage: string;
  waiting: number;
  /** Who reported here last; null when nobody has. */
  operator: string | null;
  /** Who reported last at the operation before; null when nobody has, or there is none. */
  sentBy: string | null;
}

export interface ProductView {
  id: string;
  designation: string;
  name: string | null;
  orderNumber: string | null;
  dueDate: string | null;
}

export interface PartView {
  code: string;
  designation: string | null;
  name: string | null;
  kind: PartKind;
  material: string | null;
  size: string | null;
  lot: number;
  /** In production: launched - withdrawn - split out. */
  quantity: number;
  required: number;
  unrouted: number;
  finished: number;
  scrapped: number;
  withdrawn: number;
  status: PartStatus;
  hold: HoldView | null;
  revision: number;
  drawingUrl: string | null;
  responsible: { id: string; name: string } | null;
  product: ProductView;
}

export interface OperationView {
  number: number;
  sequence: number;
  /** The stage's name when the batch took the route; its number stays when it is renamed. */
  stage: string;
  stageId: number;
  kind: StageKind;
  optional: boolean;
  waiting: number;
  done: number;
  good: number;
  scrapped: number;
  reworked: number;
  mayScrap: boolean;
  mayRework: boolean;
}

export interface ScanView {
  scanId: string;
  kind: ScanKind;
  operation: number;
  stage: string;
  operator: string;
  good: number;
  scrapped: number;
  rework: { quantity: number; toOperation: number } | null;
  causeOperation: number | null;
  reason: string | null;
  comment: string;
  occurredAt: string;
  recordedAt: string;
  revision: number;
  undoes: string | null;
}

export interface CompositionLine {
  code: string;
  designation: string | null;
  name: string | null;
  quantityPerParent: number;
  finished: number;
  required: number;
}

/** `GET /api/scan-station/parts/:code`. */
export interface PartPage {
  part: PartView;
  operations: OperationView[];
  composition: CompositionLine[];
  /** Newest first, each with what of it is taken back. */
  lastScans: LastScanView[];
  /** Calls for the foreman that nobody has ended, who waits longest first and those taken last. */
  calls: CallView[];
  label?: { voided: true; validCode: string | null };
}

/** The answer to an accepted scan: 201, or 200 with `replayed`. */
export interface RecordScanResult {
  ok: true;
  replayed: boolean;
  scan: ScanView;
  part: PartView;
  operations: OperationView[];
  /** On a replay: the scans that undid this one. */
  undoneBy?: ScanView[];
  /** Of a scan for somebody else: the same work by other operators at about that time. */
  lookAlikes?: ScanView[];
}

/** What the creator of a part wants beside its descriptive fields. */
export interface LaunchWish {
  /** Pieces to put into production; absent: the product's quantity. */
  quantity?: number;
  /** documentId of the route; null: none; absent: the default route for produced kinds. */
  route?: string | null;
}

/** Announced after commit only. */
export type TrackingEvent =
  | {
      name: 'scan.recorded';
      productId: number;
      part: PartView;
      operations: OperationView[];
      scan: ScanView;
    }
  | { name: 'part.changed'; productId: number; part: PartView; operations: OperationView[] }
  | CallEvent
  | { name: 'parts.launched'; productId: number; count: number }
  | { name: 'product.cancelled'; productId: number; parts: number }
  | { name: 'import.progress'; previewId: string; done: number; total: number }
  | { name: 'import.committed'; importId: string; productId: number; parts: number };
