import type { Core } from '@strapi/strapi';
import { appendAudit, type AuditEntry, type AuditSession } from '../audit';
import { refuse } from '../refusals';
import type { Doer, Refusal } from '../tracking/contracts';
import { badgeHash, newBadgeCode } from './badge-code';
import { hashPin } from './pin-hash';
import { inTransaction } from './pooled-session';

interface Operator {
  id: number;
  documentId: string;
  name: string;
}

/** What an administrator learns of an operator's badge and PIN; never what they are. */
export interface BadgeState {
  /** ISO 8601 in UTC; null: none is valid. */
  badgeIssuedAt: string | null;
  pinSetAt: string | null;
}

async function rows<Row>(session: AuditSession, text: string, values: unknown[]): Promise<Row[]> {
  return ((await session.query(text, values)) as { rows: Row[] }).rows;
}

/** Changes of one operator's badge and PIN wait for each other on the row. */
async function lockOperator(session: AuditSession, documentId: string): Promise<Operator | null> {
  const [operator] = await rows<Operator>(
    session,
    `select id, document_id as "documentId", username as name from up_users where document_id = $1 for update`,
    [documentId],
  );
  return operator ?? null;
}

function entryOf(operator: Operator, action: string, doer: Doer): AuditEntry {
  return {
    at: new Date().toISOString(),
    actor: doer.actor,
    action,
    category: 'access',
    subjectType: 'operator',
    subjectId: operator.documentId,
    subjectName: operator.name,
    difference: null,
    address: doer.address,
    requestId: doer.requestId,
  };
}

/** Change something of an operator and note it, both or neither. `change` is false where there is nothing to. */
async function changeOperator(
  strapi: Core.Strapi,
  documentId: string,
  act: { action: string; doer: Doer; change(session: AuditSession, operator: Operator): Promise<boolean> },
): Promise<{ ok: true } | Refusal> {
  return inTransaction(strapi, async (session) => {
    const operator = await lockOperator(session, documentId);
    if (!operator) return refuse('not-found');
    if (await act.change(session, operator)) {
      await appendAudit(session, entryOf(operator, act.action, act.doer));
    }
    return { ok: true };
  });
}

async function revokeValid(session: AuditSession, { id }: Operator): Promise<boolean> {
  const text = `update tracker_badges set revoked_at = now()
                 where operator_id = $1 and revoked_at is null returning id`;
  return (await rows(session, text, [id])).length > 0;
}

/** A session that answers the rows of a statement, within the caller's transaction. */
export interface RowSession {
  query<Row>(text: string, values: unknown[]): Promise<Row[]>;
}

/** A badge that is to be issued: to whom, by documentId, and what its QR code says. */
export interface NewBadge {
  operator: string;
  code: string;
}

/**
 * Give operators new badges inside the caller's transaction; those that were valid are revoked, and their sessions end.
 * Operators are locked in one order, so that two sheets of the same people wait for each other instead of dying.
 * @param badges each operator once, codes of `newBadgeCode`: only their hashes are kept
 * @returns refusal `not-found` where one of the operators is unknown; nothing is changed then
 */
export async function issueBadges(
  session: RowSession,
  badges: readonly NewBadge[],
  doer: Doer,
): Promise<{ ok: true } | Refusal> {
  const locked = await session.query<Operator>(
    `select id, document_id as "documentId", username as name from up_users
      where document_id = any($1) order by id for update`,
    [badges.map(({ operator }) => operator)],
  );
  const byId = new Map(locked.map((operator) => [operator.documentId, operator]));
  const issued = badges.flatMap(({ operator, code }) => {
    const found = byId.get(operator);
    return found ? [{ operator: found, hash: badgeHash(code) }] : [];
  });
  if (issued.length < badges.length) return refuse('not-found');
  const ids = issued.map(({ operator }) => operator.id);
  await session.query(
    'update tracker_badges set revoked_at = now() where operator_id = any($1) and revoked_at is null',
    [ids],
  );
  await session.query(
    'insert into tracker_badges (operator_id, token_hash) select * from unnest($1::int[], $2::bytea[])',
    [ids, issued.map(({ hash }) => hash)],
  );
  for (const { operator } of issued) await appendAudit(session, entryOf(operator, 'issue-badge', doer));
  return { ok: true };
}

/**
 * Give an operator a new badge; one that was valid is revoked, and its sessions end.
 * @returns what the badge's QR code says, this once: only a hash is kept. Refusal `not-found`.
 */
export async function issueBadge(
  strapi: Core.Strapi,
  operator: string,
  doer: Doer,
): Promise<{ ok: true; badge: string } | Refusal> {
  const badge = newBadgeCode();
  const issued = await inTransaction(strapi, (session) => {
    const answering = { query: <Row>(text: string, values: unknown[]) => rows<Row>(session, text, values) };
    return issueBadges(answering, [{ operator, code: badge }], doer);
  });
  return issued.ok ? { ok: true, badge } : issued;
}

/** Revoke an operator's badge and end the sessions. Refusal `not-found` for an unknown operator. */
export function revokeBadge(
  strapi: Core.Strapi,
  operator: string,
  doer: Doer,
): Promise<{ ok: true } | Refusal> {
  return changeOperator(strapi, operator, { action: 'revoke-badge', doer, change: revokeValid });
}

/** Set an operator's PIN; another one before it ends the sessions. Refusal `not-found`. */
export async function setPin(
  strapi: Core.Strapi,
  operator: string,
  pin: string,
  doer: Doer,
): Promise<{ ok: true } | Refusal> {
  const hash = await hashPin(pin);
  return changeOperator(strapi, operator, {
    action: 'set-pin',
    doer,
    async change(session, { id }) {
      await session.query(
        `insert into tracker_pins (operator_id, hash) values ($1, $2)
         on conflict (operator_id) do update set hash = excluded.hash, set_at = now()`,
        [id, hash],
      );
      return true;
    },
  });
}

/** Take an operator's PIN away and end the sessions. Refusal `not-found`. */
export function removePin(
  strapi: Core.Strapi,
  operator: string,
  doer: Doer,
): Promise<{ ok: true } | Refusal> {
  return changeOperator(strapi, operator, {
    action: 'remove-pin',
    doer,
    async change(session, { id }) {
      const text = 'delete from tracker_pins where operator_id = $1 returning operator_id';
      return (await rows(session, text, [id])).length > 0;
    },
  });
}

/** Whether an operator has a badge and a PIN; null for an unknown operator. */
export async function badgeState(strapi: Core.Strapi, operator: string): Promise<BadgeState | null> {
  const found: { rows: { badge: Date | null; pin: Date | null }[] } = await strapi.db.connection.raw(
    `select b.issued_at as badge, p.set_at as pin from up_users u
       left join tracker_badges b on b.operator_id = u.id and b.revoked_at is null
       left join tracker_pins p on p.operator_id = u.id
      where u.document_id = ?`,
    [operator],
  );
  const [row] = found.rows;
  return row
    ? { badgeIssuedAt: row.badge?.toISOString() ?? null, pinSetAt: row.pin?.toISOString() ?? null }
    : null;
}
