import { createRequire } from 'node:module';
import path from 'node:path';
import { buildStale, SERVER } from '../build/steps.mjs';
import { withDatabase } from '../database/index.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

const say = (/** @type {string} */ text) => console.error(text);

/**
 * One command on the audit log of the database in use, whether the product runs or not. Says what went wrong
 * on stderr and sets the exit status to 1.
 * @template T
 * @param {(audit: typeof import('../../src/audit'), url: string) => Promise<T>} work
 * @returns {Promise<T | undefined>}
 */
export async function onAuditLog(work) {
  try {
    await buildStale(PROJECT_DIR, [SERVER], { say });
    const audit = createRequire(import.meta.url)(path.join(PROJECT_DIR, 'dist', 'src', 'audit'));
    return await withDatabase(({ url }) => work(audit, url), { say });
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === '42P01';
    console.error(missing ? 'This database holds no tracker yet: npm start makes one.' : error);
    process.exitCode = 1;
  }
}
