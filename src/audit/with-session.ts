import type { Core } from '@strapi/strapi';
import type { SealSession } from './seals';

interface ConnectionPool {
  acquireConnection(): Promise<SealSession>;
  releaseConnection(session: SealSession): Promise<void>;
}

/** Lend a session of node-postgres out of Strapi's pool for as long as `act` takes. */
export async function withPooledSession<T>(
  strapi: Core.Strapi,
  act: (session: SealSession) => Promise<T>,
): Promise<T> {
  const client = strapi.db.connection.client as ConnectionPool;
  const session = await client.acquireConnection();
  try {
    return await act(session);
  } finally {
    await client.releaseConnection(session);
  }
}
