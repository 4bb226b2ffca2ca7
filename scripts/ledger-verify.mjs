import { createRequire } from 'node:module';
import path from 'node:path';
import { buildStale, SERVER } from './build/steps.mjs';
import { withDatabase } from './database/index.mjs';
import { PROJECT_DIR } from './project-dir.mjs';

// Rebuilds the derived tables from the facts in memory and compares: exit 0, or 1 with the first difference.
const say = (/** @type {string} */ text) => console.error(text);
await buildStale(PROJECT_DIR, [SERVER], { say });
const { verifyLedgerAt } = createRequire(import.meta.url)(path.join(PROJECT_DIR, 'dist', 'src', 'tracking'));
try {
  const { parts, facts, scans, difference } = await withDatabase(({ url }) => verifyLedgerAt(url), { say });
  if (difference === null) {
    console.log(`The ledger holds: ${parts} batches agree with their ${facts} facts and ${scans} scans.`);
  } else {
    console.error(difference);
    process.exitCode = 1;
  }
} catch (error) {
  const missing = error instanceof Error && 'code' in error && error.code === '42P01';
  console.error(missing ? 'This database holds no tracker yet: npm start makes one.' : error);
  process.exitCode = 1;
}
