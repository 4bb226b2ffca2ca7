import type { Actor } from '../tracking/contracts';

/** What an entry is about, for filters of the audit page. */
export type AuditCategory = 'work' | 'parts' | 'access' | 'import' | 'labels' | 'settings' | 'reports';

/** One line of the audit log: who did what to what, and what was before and after. */
export interface AuditEntry {
  /** ISO 8601 in UTC. */
  at: string;
  actor: Actor;
  /** verb-noun, kebab-case: `record-scan`. */
  action: string;
  category: AuditCategory;
  /** Singular name of the subject's type: `part`, `product`, `operator`. */
  subjectType: string | null;
  /** What people address the subject by: a part's code, else a documentId. */
  subjectId: string | null;
  subjectName: string | null;
  /** `{ before?, after? }` or whatever says best what changed; must be plain JSON. */
  difference: Record<string, unknown> | null;
  address: string | null;
  requestId: string | null;
}
