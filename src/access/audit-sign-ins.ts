import type { Core } from '@strapi/strapi';
import { appendAudit, type AuditEntry } from '../audit';
import { SYSTEM_DOER } from './doer-now';
import type { OperatorRights } from './operator-rights';
import { inTransaction, withSession } from './pooled-session';

interface From {
  address: string | null;
  requestId: string | null;
}

function entryOf(
  operator: OperatorRights,
  action: string,
  difference: Record<string, unknown> | null,
  from: From,
): AuditEntry {
  return {
    at: new Date().toISOString(),
    actor: { type: 'operator', id: String(operator.id), name: operator.name },
    action,
    category: 'access',
    subjectType: 'operator',
    subjectId: operator.documentId,
    subjectName: operator.name,
    difference,
    address: from.address,
    requestId: from.requestId,
  };
}

/** Note that an operator came in, and after how many wrong passwords not noted yet. */
export function auditSignIn(
  strapi: Core.Strapi,
  operator: OperatorRights,
  failuresBefore: number,
  from: From,
): Promise<void> {
  const difference = failuresBefore > 0 ? { failuresBefore } : null;
  const entry = entryOf(operator, 'sign-in', difference, from);
  return withSession(strapi, (session) => appendAudit(session, entry));
}

/** Note that an operator went. */
export function auditSignOut(strapi: Core.Strapi, operator: OperatorRights, from: From): Promise<void> {
  return withSession(strapi, (session) => appendAudit(session, entryOf(operator, 'sign-out', null, from)));
}

interface FailureRow {
  account: string;
  address: string | null;
  fresh: number;
  failures: number;
  first_at: Date;
  last_at: Date;
}

function refusalEntry(account: string, difference: Record<string, unknown>, from: From): AuditEntry {
  return {
    at: new Date().toISOString(),
    actor: SYSTEM_DOER.actor,
    action: 'refuse-sign-in',
    category: 'access',
    subjectType: 'account',
    subjectId: null,
    subjectName: account,
    difference,
    ...from,
  };
}

function failureEntry(row: FailureRow): AuditEntry {
  const difference = {
    count: row.fresh,
    inARow: row.failures,
    from: row.first_at.toISOString(),
    to: row.last_at.toISOString(),
  };
  return refusalEntry(row.account, difference, { address: row.address, requestId: null });
}

/** Note the failures at an account of the admin panel that a right password ended before they were noted. */
export function auditForgiven(
  strapi: Core.Strapi,
  account: string,
  count: number,
  { address, requestId }: From,
): Promise<void> {
  const entry = refusalEntry(account, { count }, { address, requestId });
  return withSession(strapi, (session) => appendAudit(session, entry));
}

/** More accounts than this are noted in the next round. */
const ROUND = 500;
/** So many failures are noted while they go on. */
const MANY = 5;
const MAX_ROWS = 100_000;

/**
 * Note the failed sign-ins since the last time, one entry per account and device with their count,
 * and forget the old ones. Several processes share the work without doing any of it twice.
 * @param quietSeconds a row that changed later waits for its next attempts, unless it has many
 * @returns how many entries were appended.
 */
export function auditFailures(strapi: Core.Strapi, quietSeconds = 20): Promise<number> {
  return inTransaction(strapi, async (session) => {
    const { rows } = (await session.query(
      `update tracker_sign_in_failures f set audited = f.failures
         from (select key, audited from tracker_sign_in_failures where failures > audited
                  and (last_at <= now() - make_interval(secs => $1) or failures >= audited + ${MANY})
                order by last_at limit ${ROUND} for update skip locked) seen
        where f.key = seen.key
        returning f.account, f.address, f.failures - seen.audited as fresh, f.failures, f.first_at, f.last_at`,
      [quietSeconds],
    )) as { rows: FailureRow[] };
    for (const row of rows) await appendAudit(session, failureEntry(row));
    await session.query(
      `delete from tracker_sign_in_failures where failures = audited and (last_at < now() - interval '1 day'
         or key in (select key from tracker_sign_in_failures order by last_at desc offset ${MAX_ROWS}))`,
      [],
    );
    return rows.length;
  });
}
