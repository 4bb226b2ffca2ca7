/** Acts on a batch's bill of materials. Types only; browsers may import them through the contracts. */
import type { CompositionLine, PartView } from './contracts';
import type { Proposal } from './act-contracts';

/** Put a line into the bill of materials of a batch, change or remove one. Idempotent by `factId`. */
export interface ChangeLineCommand {
  factId: string;
  /** Code of the parent batch. */
  partCode: string;
  /** Code of the child batch. */
  childCode: string;
  /** Pieces of the child per one parent; null removes the line. */
  quantityPerParent: number | null;
  /** Whether the line must be there already (change, remove) or must not (add). */
  expects: 'line' | 'no-line';
  reason: string | null;
}

/** The answer to an accepted change of a bill-of-materials line: 201, or 200 with `replayed`. */
export interface ChangeLineResult {
  ok: true;
  replayed: boolean;
  /** The parent batch. */
  part: PartView;
  child: PartView;
  /** null: the line is removed. */
  line: CompositionLine | null;
  /** What the child's launched quantity lacks or has too much now; nothing is done by itself. */
  proposals: Proposal[];
}
