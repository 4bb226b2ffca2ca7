import type { Core } from '@strapi/strapi';
import { withPooledSession, type AuditSession } from '../audit';

/** A session as node-postgres' own, over Strapi's pool. */
export function withSession<T>(strapi: Core.Strapi, act: (session: AuditSession) => Promise<T>): Promise<T> {
  return withPooledSession(strapi, act);
}

/** The same inside a transaction: all of it stands, or nothing. */
export function inTransaction<T>(
  strapi: Core.Strapi,
  act: (session: AuditSession) => Promise<T>,
): Promise<T> {
  return withSession(strapi, async (session) => {
    await session.query('begin', []);
    try {
      const result = await act(session);
      await session.query('commit', []);
      return result;
    } catch (error) {
      await session.query('rollback', []);
      throw error;
    }
  });
}
