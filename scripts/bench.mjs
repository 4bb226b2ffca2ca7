import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { withBenchCluster } from './bench/cluster.mjs';
import { printTable } from './bench/figures.mjs';
import { buildStale, SERVER } from './build/steps.mjs';
import { PROJECT_DIR } from './project-dir.mjs';

const BENCHES = ['scan', 'import', 'audit', 'reports', 'labels', 'live', 'word', 'station', 'scroll'];

// npm run bench -- NAME [--json]: measures in databases of its own, dropped at the end.
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { json: { type: 'boolean', default: false } },
});
const [name = ''] = positionals;
const file = path.join(PROJECT_DIR, 'scripts', 'bench', `${name}.mjs`);
if (!BENCHES.includes(name) || !existsSync(file)) {
  console.error(`npm run bench -- NAME [--json], where NAME is one of: ${BENCHES.join(', ')}.`);
  process.exit(1);
}
const report = (/** @type {string} */ text) => console.error(text);
await buildStale(PROJECT_DIR, [SERVER], { say: report });
// A clone that was never started has no .env; the measured product signs with this.
process.env.SESSION_SECRET ??= randomBytes(32).toString('hex');
const { run } = await import(file);
const rows = await withBenchCluster((url) => run({ databaseUrl: url, report }));
if (values.json) console.log(JSON.stringify({ rows }));
else printTable(rows);
