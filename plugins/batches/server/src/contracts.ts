/** What the batch pages' doors answer; the pages read the same types. */
import type { BatchChoices, PartPage } from '../../../../src/tracking/contracts';

/** Why pieces are scrapped or go to rework. */
export interface ReasonChoice {
  code: string;
  name: string;
  appliesTo: 'scrap' | 'rework' | 'both';
}

/** A label that the batch has or had; instants are ISO 8601 in UTC. */
export interface BatchLabel {
  code: string;
  issuedAt: string;
  /** null: it is the valid one. */
  voidedAt: string | null;
  /** Why it was voided. */
  reason: string | null;
  /** The label that came after it; null: none. */
  successor: string | null;
  printCount: number;
  /** null: never. */
  lastPrintedAt: string | null;
}

/** `GET /batches/parts/:code`. */
export interface BatchPage extends PartPage, BatchChoices {
  /** documentId of the part, for its form in the content manager. */
  documentId: string;
  /** All of them, the newest (the valid one) first. */
  labels: BatchLabel[];
  reasons: ReasonChoice[];
  /** The factory's time zone, an IANA name. */
  timeZone: string;
}
