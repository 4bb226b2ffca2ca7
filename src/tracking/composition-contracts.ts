/** Acts on a batch's bill of materials. Types only; browsers may import them through the contracts. */
import type { PartActCommand } from './act-contracts';

/** Put a line into the bill of materials of a batch, change or remove one. Idempotent by `factId`. */
export interface SetLineCommand extends PartActCommand {
  /** Code of the child batch. */
  childCode: string;
  /** Pieces of the child per one parent, from 1; null removes the line. */
  quantityPerParent: number | null;
  /** Whether the line must be there already or must not; null: either will do. */
  expects: 'line' | 'no-line' | null;
}
