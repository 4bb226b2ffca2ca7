import { parseArgs } from 'node:util';
import { externalUrl } from './database/external.mjs';
import { hardenDatabase } from './database/harden.mjs';
import { loadEnvFile } from './environment/env-file.mjs';
import { PROJECT_DIR } from './project-dir.mjs';

// Takes the facts and the audit log out of the application's hands, see docs/production.md.
const { values } = parseArgs({
  options: { owner: { type: 'string', default: 'tracker_owner' }, undo: { type: 'boolean', default: false } },
});

async function run() {
  loadEnvFile(PROJECT_DIR);
  const url = externalUrl(process.env);
  const adminUrl = process.env.DATABASE_ADMIN_URL;
  if (!url) throw new Error('DATABASE_URL names no database: the embedded one is not for production.');
  if (!adminUrl) throw new Error('DATABASE_ADMIN_URL must be the connection string of a superuser.');
  const application = decodeURIComponent(new URL(url).username);
  const admin = new URL(adminUrl);
  admin.pathname = new URL(url).pathname;
  const { owner, undo } = values;
  const tables = await hardenDatabase(admin.toString(), { application, owner, undo });
  console.log(
    undo
      ? `Everything belongs to ${application} again.`
      : `${owner} owns ${tables.join(', ')}; ${application} only adds.`,
  );
}

try {
  await run();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
