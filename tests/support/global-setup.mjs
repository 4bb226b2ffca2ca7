import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildStale, SCAN_PAGE, SERVER } from '../../scripts/build/steps.mjs';
import { startTemporaryCluster } from '../../scripts/database/temporary-cluster.mjs';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..');

/**
 * Once per run, also where two projects ask for it: build the server and the scan page if they are stale, start a PostgreSQL of our own, boot the application
 * on an empty database that becomes the template of every suite's database.
 */
export default async function setUp() {
  if (globalThis.testCluster) return;
  await buildStale(root, [SERVER, SCAN_PAGE]);
  const cluster = await startTemporaryCluster({
    projectDir: root,
    password: randomBytes(12).toString('hex'),
  });
  globalThis.testCluster = cluster;
  process.env.TEST_CLUSTER_URL = cluster.urlOf('postgres');
  await cluster.query('create database tracker_template');
  try {
    await boot(cluster.urlOf('tracker_template'));
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

/** @param {string} url */
function boot(url) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [path.join(root, 'tests', 'support', 'boot-once.cjs')], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'test',
        ENV_PATH: path.join(root, 'tests', 'support', 'test.env'),
        LOG_LEVEL: 'warn',
        STRAPI_TELEMETRY_DISABLED: 'true',
        DATABASE_URL: url,
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    });
    child.once('error', reject);
    child.once('exit', (code) =>
      code === 0
        ? resolve()
        : reject(new Error(`The application did not boot on an empty database (exit code ${code}).`)),
    );
  });
}
