import type { AuditEntry } from './audit-entry';

/** A session of PostgreSQL, usually inside a transaction; node-postgres' Client and Pool are such. */
export interface AuditSession {
  query(text: string, values: unknown[]): Promise<unknown>;
}

/** The columns of `audit_entries` that an entry fills, in the order of `auditValues`. */
export const AUDIT_COLUMNS =
  'at, actor_type, actor_id, actor_name, action, category, subject_type, subject_id, subject_name, ' +
  'difference, address, request_id';

/** The values of one entry, in the order of `AUDIT_COLUMNS`. */
export function auditValues(entry: AuditEntry): unknown[] {
  return [
    entry.at,
    entry.actor.type,
    entry.actor.id,
    entry.actor.name,
    entry.action,
    entry.category,
    entry.subjectType,
    entry.subjectId,
    entry.subjectName,
    entry.difference === null ? null : JSON.stringify(entry.difference),
    entry.address,
    entry.requestId,
  ];
}

/**
 * Append one entry. Call it in the transaction of the act that it tells of, so that neither stands
 * without the other.
 */
export async function appendAudit(session: AuditSession, entry: AuditEntry): Promise<void> {
  await session.query(
    `insert into audit_entries (${AUDIT_COLUMNS}, document_id, created_at, updated_at, published_at)
     values ($1::timestamp, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12,
             tracker_document_id(), $1::timestamp, $1::timestamp, $1::timestamp)`,
    auditValues(entry),
  );
}
