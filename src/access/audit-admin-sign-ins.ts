import type { Core } from '@strapi/strapi';
import { appendAudit, type AuditEntry, type AuditSession } from '../audit';
import { adminName, type AdminUser } from './admin-rights';

type Write = <T>(work: (session: AuditSession) => Promise<T>) => Promise<T>;

/**
 * Note who came into the admin panel. Strapi tells of it by an event that it does not wait for; an entry
 * that cannot be written is told in the process's log. Who was refused is counted by the limit of attempts
 * and noted by `auditFailures`.
 */
export function auditAdminSignIns(strapi: Core.Strapi, write: Write): void {
  strapi.eventHub.on('admin.auth.success', async ({ user }: { user: AdminUser }) => {
    const actor = { type: 'admin', id: String(user.id), name: adminName(user) } as const;
    const ctx = strapi.requestContext.get();
    const { requestId = null } = (ctx?.state ?? {}) as { requestId?: string };
    const entry: AuditEntry = {
      at: new Date().toISOString(),
      actor,
      action: 'sign-in',
      category: 'access',
      subjectType: 'admin-user',
      subjectId: actor.id,
      subjectName: actor.name,
      difference: null,
      address: ctx?.ip || null,
      requestId,
    };
    try {
      await write((session) => appendAudit(session, entry));
    } catch (error) {
      strapi.log.error(`A sign-in could not be audited: ${String(error)}`);
    }
  });
}
