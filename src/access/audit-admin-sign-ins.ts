import type { Core } from '@strapi/strapi';
import { appendAudit, type AuditEntry, type AuditSession } from '../audit';
import { adminName, type AdminUser } from './admin-rights';
import { SYSTEM_DOER } from './doer-now';

type Write = <T>(work: (session: AuditSession) => Promise<T>) => Promise<T>;

const MAX_NAME = 250;

function accountOf(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('email' in body)) return null;
  return typeof body.email === 'string' ? body.email.slice(0, MAX_NAME) : null;
}

/**
 * Note who came into the admin panel and who was refused there. Strapi tells of both by events that
 * it does not wait for; an entry that cannot be written is told in the process's log.
 */
export function auditAdminSignIns(strapi: Core.Strapi, write: Write): void {
  const note = async (entry: Pick<AuditEntry, 'actor' | 'action' | 'subjectId' | 'subjectName'>) => {
    const ctx = strapi.requestContext.get();
    const { requestId = null } = (ctx?.state ?? {}) as { requestId?: string };
    const rest = { category: 'access', subjectType: 'admin-user', difference: null } as const;
    const at = new Date().toISOString();
    try {
      await write((session) =>
        appendAudit(session, { ...entry, ...rest, at, address: ctx?.ip || null, requestId }),
      );
    } catch (error) {
      strapi.log.error(`A sign-in could not be audited: ${String(error)}`);
    }
  };
  strapi.eventHub.on('admin.auth.success', async ({ user }: { user: AdminUser }) => {
    const actor = { type: 'admin', id: String(user.id), name: adminName(user) } as const;
    await note({ actor, action: 'sign-in', subjectId: actor.id, subjectName: actor.name });
  });
  strapi.eventHub.on('admin.auth.error', async () => {
    const request = strapi.requestContext.get()?.request as { body?: unknown } | undefined;
    const subjectName = accountOf(request?.body);
    await note({ actor: SYSTEM_DOER.actor, action: 'refuse-sign-in', subjectId: null, subjectName });
  });
}
