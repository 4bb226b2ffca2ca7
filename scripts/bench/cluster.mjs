import { randomBytes } from 'node:crypto';
import { externalUrl } from '../database/external.mjs';
import { startTemporaryCluster } from '../database/temporary-cluster.mjs';
import { ensureEnvFile, loadEnvFile } from '../environment/env-file.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

/** As durable as in production: what is measured must have reached the disk. */
const DURABLE = { fsync: 'on', synchronous_commit: 'on', full_page_writes: 'on' };

/**
 * A PostgreSQL for one measurement: the one that DATABASE_URL, DATABASE_HOST or POSTGRES_HOST names, whose
 * role must be allowed to create databases, else one of our own with PostgreSQL's durable defaults.
 * @template T
 * @param {(url: string) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withBenchCluster(work) {
  ensureEnvFile(PROJECT_DIR);
  loadEnvFile(PROJECT_DIR);
  const external = externalUrl(process.env);
  if (external) return work(external);
  const cluster = await startTemporaryCluster({
    projectDir: PROJECT_DIR,
    password: randomBytes(12).toString('hex'),
    settings: DURABLE,
  });
  try {
    return await work(cluster.urlOf('postgres'));
  } finally {
    await cluster.stop();
  }
}
