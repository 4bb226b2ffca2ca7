import type { Core } from '@strapi/strapi';
import type { Client } from 'pg';
import { bulkSessionOf, type BulkSession } from './ledger';

type PgConnection = Pick<Client, 'query'>;

/** What we use of Strapi's transaction; its own types leave these open. */
interface StrapiTransaction {
  trx: { client: unknown };
  onCommit(announceIt: () => void): void;
}

function isPgConnection(value: unknown): value is PgConnection {
  return typeof value === 'object' && value !== null && 'query' in value && typeof value.query === 'function';
}

/** The connection that Strapi's transaction runs on, so that our statements take part in it. */
async function connectionOf(trx: { client: unknown }): Promise<PgConnection> {
  const { client } = trx;
  if (typeof client === 'object' && client !== null && 'acquireConnection' in client) {
    const { acquireConnection } = client;
    if (typeof acquireConnection === 'function') {
      const connection: unknown = await acquireConnection.call(client);
      if (isPgConnection(connection)) return connection;
    }
  }
  throw new Error('Strapi runs its transactions on something that is no connection of node-postgres.');
}

/**
 * Run `work` inside Strapi's transaction: the surrounding one, or a new one.
 * `afterCommit` runs what is to be announced once the outermost transaction has committed.
 */
export async function withStrapiSession<T>(
  strapi: Core.Strapi,
  work: (session: BulkSession, afterCommit: (announceIt: () => void) => void) => Promise<T>,
): Promise<T> {
  return strapi.db.transaction(async ({ trx, onCommit }: StrapiTransaction) => {
    const session = bulkSessionOf(await connectionOf(trx));
    return work(session, (announceIt) => {
      onCommit(() => {
        // An error here would refuse an act that has been committed.
        try {
          announceIt();
        } catch (error) {
          strapi.log.error(error instanceof Error ? error.message : 'An announcement failed.');
        }
      });
    });
  });
}
