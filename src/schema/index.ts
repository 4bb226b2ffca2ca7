import path from 'node:path';
import type { Core } from '@strapi/strapi';
import type { ClientConfig } from 'pg';
import { applySqlFiles } from './apply-sql';
import { takeBootLock, type BootLock } from './boot-lock';

/** Strapi's registry of hooks, as far as it is used here; its own type says nothing. */
interface Hooks {
  get(name: string): { register(handler: () => Promise<void>): void };
}

const locks = new WeakMap<Core.Strapi, BootLock>();

/** The connection settings of Strapi's own pool, for sessions that must stay outside of it. */
export function connectionConfig(strapi: Core.Strapi): ClientConfig {
  const { options, ...rest } = strapi.config.get<ClientConfig & { options?: string }>(
    'database.connection.connection',
  );
  return { ...rest, ...(options ? { options } : {}) };
}

/**
 * Call in `register`: takes the boot lock and lets database/sql run right after Strapi's schema
 * sync. `bootFinished` gives the lock back.
 */
export async function prepareDatabase(strapi: Core.Strapi): Promise<void> {
  const lock = await takeBootLock(connectionConfig(strapi));
  locks.set(strapi, lock);
  const hooks = strapi.get('hooks') as Hooks;
  hooks.get('strapi::content-types.afterSync').register(async () => {
    const applied = await applySqlFiles(lock.client, path.join(strapi.dirs.app.root, 'database', 'sql'));
    for (const name of applied) strapi.log.info(`database/sql/${name} applied`);
    // What the sync has added again where a content type has changed; see database/sql/0030.
    await lock.client.query('select tracker_trim_engine_tables()');
  });
}

/** Call at the end of `bootstrap`. */
export async function bootFinished(strapi: Core.Strapi): Promise<void> {
  await locks.get(strapi)?.release();
  locks.delete(strapi);
}
