import { ensureEnvFile, loadEnvFile } from '../environment/env-file.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';
import { embeddedUrl, enterEmbedded } from './embedded.mjs';
import { externalUrl } from './external.mjs';

/**
 * The database that this clone uses, for one piece of work: the one that DATABASE_URL, DATABASE_HOST
 * or POSTGRES_HOST names, else the embedded one. The embedded one is started when nobody runs it, and
 * stopped afterwards when nobody else uses it; a running server and this command see the same data.
 * DATABASE_URL stands in the environment while `work` runs.
 * @template T
 * @param {(database: { url: string, embedded: boolean }) => Promise<T>} work
 * @param {{ say?: (text: string) => void, onSignal?: boolean }} [options] onSignal false: `work` itself ends on
 *   SIGINT and SIGTERM, so the database is only left after it
 * @returns {Promise<T>}
 */
export async function withDatabase(work, { say, onSignal = true } = {}) {
  ensureEnvFile(PROJECT_DIR);
  loadEnvFile(PROJECT_DIR);
  const external = externalUrl(process.env);
  if (external) {
    process.env.DATABASE_URL = external;
    return work({ url: external, embedded: false });
  }
  const { url, leave } = await enterEmbedded({ projectDir: PROJECT_DIR, say });
  process.env.DATABASE_URL = url;
  const forget = onSignal ? leaveOnSignal(leave) : () => undefined;
  try {
    return await work({ url, embedded: true });
  } finally {
    forget();
    await leave();
  }
}

/**
 * The connection string of the database in use, without starting anything.
 * @returns {string | null} null: there is none yet
 */
export function databaseUrl() {
  loadEnvFile(PROJECT_DIR);
  return externalUrl(process.env) ?? embeddedUrl(PROJECT_DIR);
}

function leaveOnSignal(leave) {
  const ways = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ].map(([signal, code]) => [signal, () => void leave().finally(() => process.exit(code))]);
  for (const [signal, listener] of ways) process.once(signal, listener);
  return () => {
    for (const [signal, listener] of ways) process.off(signal, listener);
  };
}
