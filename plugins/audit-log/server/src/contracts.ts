/** What the audit log's doors answer; the page reads the same types. Instants are ISO 8601 in UTC. */
import type { Actor } from '../../../../src/tracking/contracts';

export type AuditCategory = 'work' | 'parts' | 'access' | 'import' | 'labels' | 'settings' | 'reports';

/** What an entry is about. */
export interface AuditSubject {
  /** `part`, `product`, `operator`, ... */
  type: string;
  /** A part's label code as it was then, else a documentId or a row's id. */
  id: string | null;
  name: string | null;
}

/** One entry of the log. */
export interface AuditRow {
  id: number;
  at: string;
  actor: Actor;
  /** verb-noun: `record-scan`. */
  action: string;
  category: AuditCategory;
  subject: AuditSubject | null;
  /** `{ before?, after?, ... }`; null where nothing changed, or where it is too large for a list. */
  difference: Record<string, unknown> | null;
  /** The difference is longer than a list shows; the export has it. */
  tooLarge: boolean;
  address: string | null;
  requestId: string | null;
}

/** `GET /audit-log/entries`: newest first. */
export interface AuditPage {
  data: AuditRow[];
  meta: {
    /** Hand it back as `before` for older entries; null: there are none. */
    nextBefore: number | null;
    /** The factory's, an IANA name; `from` and `to` are its days. */
    timeZone: string;
  };
}

/** What is wrong with the log first, by the newest verification. */
export interface AuditBreak {
  kind: 'altered' | 'removed' | 'inserted' | 'seal-altered' | 'truncated' | 'head-differs';
  /** The entry's id, where it is about one. */
  entryId: number | null;
  /** The number of the seal, where it is about one. */
  seal: number | null;
}

/** What the newest verification found. */
export interface AuditState {
  /** Sealed entries, the root of their Merkle tree (64 hexadecimal digits), when the newest was sealed. */
  head: { size: number; root: string; time: string | null };
  verifiedAt: string;
  /** null: the log is what it was when it was sealed. */
  broken: AuditBreak | null;
}

/** `GET /audit-log/state`; null before the first verification. */
export interface AuditStateAnswer {
  data: AuditState | null;
}
