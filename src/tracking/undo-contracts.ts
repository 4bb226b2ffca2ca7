/** The types of undos at the engine's door; part of contracts.ts. */

import type { Operator, Rights, ScanView } from './contracts';

/** Pieces of a scan by their outcome. */
export interface Amounts {
  good: number;
  scrapped: number;
  rework: number;
}

/** Take a scan back, whole or in amounts. Idempotent by `undoId`. */
export interface UndoScanCommand {
  /** UUID, named by the client before it sends; it becomes the `scanId` of the undo. */
  undoId: string;
  /** The scan that is to be undone. */
  scanId: string;
  /** null: everything that is not taken back yet. */
  amounts: Amounts | null;
  /** Why, in a person's words; needed to correct what is not one's own. */
  reason: string | null;
  /** By the sender's clock; null: when it arrives. */
  occurredAt: string | null;
  sentAt: string | null;
  station: string | null;
  madeIn: string | null;
  /** Who takes it back. */
  operator: Operator;
  /** As in a scan. */
  rights?: Rights;
}

/** Is this work, reported for an operator, counted already as somebody else's? */
export interface LookAlikeQuery extends Amounts {
  partCode: string;
  operation: number;
  operator: Operator;
  /** ISO 8601 in UTC. */
  occurredAt: string;
  /** A scan that is not meant; null: the work is not reported yet. */
  except: string | null;
}

/** A scan among the last ones of its batch, with what undos have taken back; null: nothing. */
export interface LastScanView extends ScanView {
  undone: Amounts | null;
}
