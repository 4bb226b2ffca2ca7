/**
 * The acts on a batch and on an order, beside scans: what is asked and what is answered. Types only;
 * browsers may import them through the contracts.
 *
 * Every act is idempotent by `factId`, a UUID that the client invents before it sends. Quantities are
 * whole pieces.
 */
import type { OperationView, PartView } from './contracts';

/** Why a batch is stopped: what the person who stops it needs (an andon). */
export type HoldKind = 'material' | 'tool' | 'machine' | 'question' | 'other';

export const HOLD_KINDS: readonly HoldKind[] = ['material', 'tool', 'machine', 'question', 'other'];

/** A batch on hold: why, since when (ISO 8601 in UTC) and by whom. */
export interface HoldView {
  kind: HoldKind;
  reason: string;
  since: string;
  by: string;
}

/** What every act on one batch says. */
export interface PartActCommand {
  factId: string;
  /** Any code of the batch; a voided one finds it too. */
  partCode: string;
  /** A sentence of the person who acts; null: none was given. */
  reason: string | null;
}

/** Put pieces in, take waiting ones out, or split waiting ones off. */
export interface PiecesCommand extends PartActCommand {
  quantity: number;
  /** The operation's number; null: the first one, or the unrouted pieces of a batch without a route. */
  operation: number | null;
}

export interface HoldCommand extends PartActCommand {
  kind: HoldKind;
}

/** What the bill of materials suggests for a child after its parent's quantity has changed. */
export interface Proposal {
  /** The child batch. */
  code: string;
  designation: string | null;
  name: string | null;
  act: 'add' | 'withdraw';
  quantity: number;
  why: {
    /** Code of the parent batch. */
    parent: string;
    /** By how many pieces the parent has changed. */
    change: number;
    quantityPerParent: number;
  };
}

/** The answer to an accepted act on a batch: 201, or 200 with `replayed`. */
export interface PartActResult {
  ok: true;
  replayed: boolean;
  part: PartView;
  operations: OperationView[];
  /** Acts on child batches that follow from this one; nothing is done by itself. */
  proposals: Proposal[];
  /** Of a split: the new lot. */
  lot?: { code: string };
  /** Of a reversed split: the batch that the pieces have gone back to. */
  returnedTo?: { code: string };
}

/** Cancel an order: all its batches and the product itself. */
export interface CancelProductCommand {
  factId: string;
  /** documentId of the product. */
  product: string;
  reason: string | null;
}

export interface CancelProductResult {
  ok: true;
  replayed: boolean;
  product: {
    id: string;
    designation: string;
    name: string | null;
    orderNumber: string | null;
    /** ISO 8601 in UTC. */
    cancelledAt: string;
  };
  /** How many batches were cancelled with it. */
  cancelled: number;
}
