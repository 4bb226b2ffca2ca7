/** The history of a batch: what is answered to who asks what happened to it. Types only. */

/** One event in the life of a batch. */
export interface HistoryEvent {
  /** The batch's revision after a fact or scan; of an `event`, the revision that it had then. */
  revision: number;
  /**
   * `fact` and `scan` stand in the ledger and moved the batch on by one revision; an `event` stands
   * beside it and moved nothing: a note, a change of the responsible person, a print, an import.
   */
  type: 'fact' | 'scan' | 'event';
  kind: string;
  /** Who did it, by the name of that time. */
  actor: string | null;
  occurredAt: string;
  recordedAt: string;
  details: Record<string, unknown>;
}

/** Kinds of events beside the ledger. */
export type PartEventKind =
  | 'responsible-set'
  | 'note-added'
  | 'note-edited'
  | 'note-deleted'
  | 'label-printed'
  | 'part-imported'
  | 'call-raised'
  | 'call-taken'
  | 'call-closed'
  | 'report-dismissed';

/** A stretch of a batch's history. */
export interface HistoryPage {
  ok: true;
  code: string;
  /** 0 for the batch as launched. */
  lot: number;
  /** The batch that a split lot comes from at last; null for a batch that is no lot. */
  root: { code: string; designation: string | null; name: string | null } | null;
  events: HistoryEvent[];
  /** Hand it back as `after` to read on; null: this was all. */
  nextAfter: string | null;
}
