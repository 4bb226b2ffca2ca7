import { Client, type ClientConfig } from 'pg';

/** Any constant will do; all processes of this product share it. */
const BOOT_LOCK_KEY = 7_201_954;

/** A session of PostgreSQL that holds the boot lock until it is released. */
export interface BootLock {
  client: Client;
  release(): Promise<void>;
}

/**
 * Wait for the right to prepare the database: schema sync, numbered SQL and seeds run in one
 * process at a time. The lock ends with the session, so a killed process leaves none behind.
 */
export async function takeBootLock(config: ClientConfig): Promise<BootLock> {
  const client = new Client({ ...config, application_name: 'tracker-boot' });
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [BOOT_LOCK_KEY]);
  return { client, release: () => client.end() };
}
