/** The audit log: who did what to what. Append-only; see database/sql/0002_append_only.sql. */
export { appendAudit, AUDIT_COLUMNS, auditValues, type AuditSession } from './append-audit';
export type { AuditCategory, AuditEntry } from './audit-entry';
