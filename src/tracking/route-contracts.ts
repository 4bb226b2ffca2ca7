/** Routes given to batches, and an edited one with the batches on it. Types only; browsers may import them through the contracts. */
import type { PartActResult, Refusal } from './contracts';

/** Give a batch another route, or its first one. Idempotent by `factId`. */
export interface AssignRouteCommand {
  /** UUID, named by the client before it sends. */
  factId: string;
  partCode: string;
  /** documentId of the route. */
  route: string;
  reason: string | null;
}

/** A batch as the preview of a route names it. */
export interface RoutedBatch {
  code: string;
  designation: string | null;
  name: string | null;
  lot: number;
  product: { id: string; designation: string; orderNumber: string | null };
}

/** What the route as it is now would change on a batch. */
export interface RouteEffect {
  /** Numbers of the operations that retire. */
  retired: number[];
  /** Operations that follow the ones that stay. */
  added: { number: number; stage: string; optional: boolean }[];
  /** Pieces that go to the first added operation. */
  pieces: number;
}

/** One look at open batches of a route: at most 500 of them. */
export interface RoutePreview {
  ok: true;
  /** With the names of its stages as it is now, in order. */
  route: { id: string; name: string; stages: string[] };
  /** All open batches on the route: neither finished nor cancelled. */
  total: number;
  /** Of those looked at: the route as it is now can be given to them. */
  applicable: (RoutedBatch & { change: RouteEffect })[];
  /** Of those looked at: they follow the route as it is already. */
  unchanged: number;
  /** Of those looked at: it cannot be given to them. */
  refused: (RoutedBatch & { refusal: Refusal })[];
  /** Hand it back as `after` to look at the next ones; null: these were all. */
  nextAfter: number | null;
}

/** Give the route as it is now to these batches, one act each. A repetition does nothing twice. */
export interface ApplyRouteCommand {
  /** UUID; the id of each batch's fact is made of it and the batch. */
  actId: string;
  /** documentId of the route. */
  route: string;
  codes: string[];
  reason: string | null;
}

/** What became of each batch, in the order of the codes. */
export interface RouteApplied {
  ok: true;
  results: { code: string; result: PartActResult | Refusal }[];
}

/** Change who answers for batches. */
export interface SetResponsibleCommand {
  codes: string[];
  /** Numeric id of a Users & Permissions user; null: nobody. */
  userId: number | null;
}

/** The answer to a change of the responsible person: codes by what became of them. */
export interface SetResponsibleResult {
  ok: true;
  responsible: { id: string; name: string } | null;
  changed: string[];
  unchanged: string[];
}
