import type { Core } from '@strapi/strapi';
import type { AuditSession } from '../audit';

interface ConnectionPool {
  acquireConnection(): Promise<AuditSession>;
  releaseConnection(session: AuditSession): Promise<void>;
}

/** A session as node-postgres' own, over Strapi's pool. */
export async function withSession<T>(
  strapi: Core.Strapi,
  act: (session: AuditSession) => Promise<T>,
): Promise<T> {
  const client = strapi.db.connection.client as ConnectionPool;
  const session = await client.acquireConnection();
  try {
    return await act(session);
  } finally {
    await client.releaseConnection(session);
  }
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
