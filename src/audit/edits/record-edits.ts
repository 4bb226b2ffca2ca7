import type { Core } from '@strapi/strapi';
import type { Doer } from '../../tracking/contracts';
import { appendAudit, type AuditSession } from '../append-audit';
import type { AuditCategory } from '../audit-entry';
import { differenceOf } from './difference';
import { nameOf, readRow, snapshotOf } from './snapshot';

type Row = Record<string, unknown>;

/** What the log of edits must be told by the product. */
export interface EditsWiring {
  /** Who acts now; null outside of requests, where boot, seeds and commands write. */
  doer(): Doer | null;
  /** Runs `work` in Strapi's transaction, the surrounding one or a new one. */
  inTransaction<T>(work: (session: AuditSession) => Promise<T>): Promise<T>;
  /** Content types that something else writes and tells of. */
  toldElsewhere(uid: string, action: string): boolean;
}

/** Tables that Strapi writes past its Document Service, by the word for one of their rows. */
const TABLES: Readonly<Record<string, [subject: string, category: AuditCategory]>> = {
  'plugin::users-permissions.user': ['operator', 'access'],
  'plugin::users-permissions.role': ['operator-role', 'access'],
  'plugin::users-permissions.permission': ['operator-permission', 'access'],
  'admin::user': ['admin-user', 'access'],
  'admin::role': ['admin-role', 'access'],
  'admin::permission': ['admin-permission', 'access'],
  'admin::api-token': ['api-token', 'access'],
  'admin::api-token-permission': ['api-token-permission', 'access'],
  'admin::transfer-token': ['transfer-token', 'access'],
  'admin::transfer-token-permission': ['transfer-token-permission', 'access'],
  'plugin::upload.file': ['file', 'settings'],
  'strapi::webhook': ['webhook', 'settings'],
  'strapi::core-store': ['setting', 'settings'],
};

/** More rows than this are not written by one bulk statement of Strapi's own pages. */
const MAX_BULK = 1_000;

interface Edit {
  verb: 'create' | 'update' | 'delete';
  uid: string;
  subject: string;
  category: AuditCategory;
  before: Row | null;
  after: Row | null;
}

async function tell(strapi: Core.Strapi, session: AuditSession, doer: Doer, edit: Edit): Promise<void> {
  const { verb, uid, subject, category, before, after } = edit;
  const row = after ?? before;
  const difference = differenceOf(snapshotOf(strapi, uid, before), snapshotOf(strapi, uid, after));
  if (!row || !difference) return;
  await appendAudit(session, {
    at: new Date().toISOString(),
    actor: doer.actor,
    action: `${verb}-${subject}`,
    category,
    subjectType: subject,
    subjectId: String(row.documentId ?? row.id),
    subjectName: nameOf(row).slice(0, 250),
    difference,
    address: doer.address,
    requestId: doer.requestId,
  });
}

const VERBS: Readonly<Record<string, Edit['verb']>> = {
  create: 'create',
  clone: 'create',
  update: 'update',
  delete: 'delete',
};

function documentIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null) return null;
  return 'documentId' in value && typeof value.documentId === 'string' ? value.documentId : null;
}

/** Content types: the content manager with its bulk actions, REST and GraphQL all come by here. */
function recordDocuments(strapi: Core.Strapi, wiring: EditsWiring): void {
  strapi.documents.use(async (context, next) => {
    const { uid, action } = context;
    const verb = VERBS[action];
    const doer = uid.startsWith('api::') && verb ? wiring.doer() : null;
    if (!doer || !verb || wiring.toldElsewhere(uid, action)) return next();
    return wiring.inTransaction(async (session) => {
      const known = verb === 'create' ? null : documentIdOf(context.params);
      const before = known ? await readRow(strapi, uid, { documentId: known }) : null;
      const result = await next();
      const documentId = known ?? documentIdOf(result);
      const after = verb === 'delete' || !documentId ? null : await readRow(strapi, uid, { documentId });
      const subject = uid.slice(uid.lastIndexOf('.') + 1);
      await tell(strapi, session, doer, { verb, uid, subject, category: 'settings', before, after });
      return result;
    });
  });
}

type Write = (uid: string, params: Row) => Promise<unknown>;
type Writes = Record<'create' | 'update' | 'delete' | 'createMany' | 'updateMany' | 'deleteMany', Write>;

function idsOf(result: unknown): unknown[] {
  if (typeof result !== 'object' || result === null) return [];
  if ('ids' in result && Array.isArray(result.ids)) return result.ids as unknown[];
  return 'id' in result ? [result.id] : [];
}

async function rowsBefore(strapi: Core.Strapi, uid: string, params: Row): Promise<Map<unknown, Row>> {
  const { where, filters } = params;
  const found = (await strapi.db
    .query(uid)
    .findMany({ select: ['id'], where, filters, limit: MAX_BULK })) as Row[];
  const rows = new Map<unknown, Row>();
  for (const { id } of found) {
    const row = await readRow(strapi, uid, { id });
    if (row) rows.set(id, row);
  }
  return rows;
}

/**
 * Strapi's own tables. Its lifecycle hooks run outside of the transaction that writes the row and its
 * relations, so its entity manager is wrapped instead: row, relations and entry are one transaction.
 */
function recordTables(strapi: Core.Strapi, wiring: EditsWiring): void {
  const manager = strapi.db.entityManager as unknown as Writes;
  for (const write of ['create', 'update', 'delete', 'createMany', 'updateMany', 'deleteMany'] as const) {
    const verb = write.replace('Many', '') as Edit['verb'];
    const original = manager[write].bind(manager);
    manager[write] = async (uid, params) => {
      const [subject, category] = TABLES[uid] ?? [];
      const doer = subject && category ? wiring.doer() : null;
      if (!doer || !subject || !category) return original(uid, params);
      return wiring.inTransaction(async (session) => {
        const before = verb === 'create' ? new Map<unknown, Row>() : await rowsBefore(strapi, uid, params);
        const result = await original(uid, params);
        for (const id of verb === 'create' ? idsOf(result) : before.keys()) {
          const after = verb === 'delete' ? null : await readRow(strapi, uid, { id });
          const edit = { verb, uid, subject, category, before: before.get(id) ?? null, after };
          await tell(strapi, session, doer, edit);
        }
        return result;
      });
    };
  }
}

/**
 * Write an audit entry, with what was before and after by field, for every edit that a request makes
 * through Strapi; in the transaction of the edit, so that neither stands without the other. A save
 * that changes nothing leaves none. Call it once, in `register`.
 */
export function recordEdits(strapi: Core.Strapi, wiring: EditsWiring): void {
  recordDocuments(strapi, wiring);
  recordTables(strapi, wiring);
}
