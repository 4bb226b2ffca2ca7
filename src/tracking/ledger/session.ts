import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DatabaseError, Pool, type Client, type ClientConfig, type PoolClient, type QueryResult } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

/** A session of PostgreSQL: one statement at a time, rows back. Usually inside a transaction. */
export interface Session {
  /** @param name prepares the statement once per connection; for hot statements. */
  query<Row>(text: string, values?: unknown[], name?: string): Promise<Row[]>;
}

/** A session on a connection of its own, which can take many rows at once. */
export interface BulkSession extends Session {
  /**
   * Run a `copy ... from stdin`.
   * @param pieces rows in COPY's text form, made when the connection can take more
   */
  copyIn(text: string, pieces: Iterable<string>): Promise<void>;
}

interface Queryable {
  query(config: { text: string; values?: unknown[]; name?: string }): Promise<QueryResult>;
}

/** A session over a client or pool of node-postgres. */
export function sessionOf(client: Queryable): Session {
  return {
    async query<Row>(text: string, values: unknown[] = [], name?: string) {
      const result = await client.query(name ? { text, values, name } : { text, values });
      return result.rows as Row[];
    },
  };
}

/** A session over one connection of node-postgres. */
export function bulkSessionOf(client: Pick<Client | PoolClient, 'query'>): BulkSession {
  return {
    ...sessionOf(client),
    copyIn: (text, pieces) => pipeline(Readable.from(pieces), client.query(copyFrom(text))),
  };
}

/**
 * Every statement of the hot path is a few look-ups by key. Planning one anew costs ten times its
 * execution, and a plan made while a table was empty must not scan it once it has grown (`oneByKey`
 * takes care of the joins).
 */
const HOT_PATH_SETTINGS = '-c plan_cache_mode=force_generic_plan -c enable_seqscan=off -c jit=off';

/** Connections for the hot path, beside Strapi's own pool, so that pages cannot starve reports. */
export function openLedgerPool(config: ClientConfig, max: number): Pool {
  return new Pool({
    ...config,
    options: `${config.options ?? ''} ${HOT_PATH_SETTINGS}`,
    application_name: 'tracker-ledger',
    max,
    connectionTimeoutMillis: 10_000,
    statement_timeout: 30_000,
    idleTimeoutMillis: 30_000,
  });
}

/** Run `work` in a transaction of its own on this pool. */
export async function inTransaction<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // The pool listens for the loss of idle connections only; a loss that nobody listens for ends the process.
  // The statement under way, or the next one, fails by itself.
  const noteLoss = (error: Error) => {
    broken = error;
  };
  client.on('error', noteLoss);
  try {
    await client.query('begin');
    const result = await work(sessionOf(client));
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch((failure: Error) => {
      broken = failure;
    });
    throw error;
  } finally {
    client.off('error', noteLoss);
    client.release(broken);
  }
}

/** The name of the unique index that an error says was violated, or null. */
export function violatedKey(error: unknown): string | null {
  return error instanceof DatabaseError && error.code === '23505' ? (error.constraint ?? null) : null;
}
