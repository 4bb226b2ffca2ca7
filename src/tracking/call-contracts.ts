/** Calls for the foreman from a part's page. Browsers import this through the contracts. */
import type { Operator, OperationView, PartView, ProductView, Rights } from './contracts';

/** Why the foreman is called. */
export const CALL_REASONS = ['material', 'machine', 'quality', 'drawing', 'other'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** What a foreman says to a call: I am coming, it is done. */
export const CALL_ANSWERS = ['taken', 'done'] as const;
export type CallAnswer = (typeof CALL_ANSWERS)[number];

/** A call as it stands; instants are ISO 8601 in UTC. */
export interface CallView {
  /** The `factId` that it was made under. */
  id: string;
  reason: CallReason | null;
  comment: string;
  /** Where the caller worked; null: not said, or no operation of the batch. */
  operation: { number: number; stage: string } | null;
  operator: string;
  /** By our clock. */
  calledAt: string;
  taken: { at: string; by: string } | null;
  closed: { at: string; by: string; note: string } | null;
}

/** A call that nobody has ended, with its batch. */
export interface OpenCall extends CallView {
  part: Pick<PartView, 'code' | 'designation' | 'name' | 'lot'>;
  product: Pick<ProductView, 'id' | 'designation' | 'orderNumber'>;
}

/** Call the foreman. Idempotent by `factId`; one operator has one open call at a batch. */
export interface CallForemanCommand {
  factId: string;
  partCode: string;
  reason: CallReason | null;
  comment: string;
  operation: number | null;
  /** null: now. */
  occurredAt: string | null;
  sentAt: string | null;
  operator: Operator;
  /** By whose rights it is judged where that is not the sender: a colleague's on the same device. */
  rights?: Rights;
}

/** Take a call, or end it. Idempotent by `factId`. */
export interface AnswerCallCommand {
  factId: string;
  partCode: string;
  callId: string;
  answer: CallAnswer;
  /** What was done about it; only with `done`. */
  note: string;
}

/** `replayed`: it was said before. */
export interface CallResult {
  ok: true;
  replayed: boolean;
  call: CallView;
}

/** Announced after commit. */
export interface CallEvent {
  name: 'call.raised' | 'call.answered';
  productId: number;
  part: PartView;
  operations: OperationView[];
  call: CallView;
}
