/** The audit log: who did what to what. Append-only; see database/sql/0002_append_only.sql. */
export { appendAudit, AUDIT_COLUMNS, auditValues, type AuditSession } from './append-audit';
export type { AuditCategory, AuditEntry } from './audit-entry';
export { startAudit, stopAudit } from './start-audit';
export { auditHeadAt, verifyAuditAt } from './audit-at';
export type { AuditBreak, AuditHead, AuditVerification } from './verify-audit';
export { readAuditState, type AuditState } from './verify-in-background';
export { recordEdits } from './edits/record-edits';
export { withPooledSession } from './with-session';
