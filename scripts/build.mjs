import { ADMIN, buildStale, SCAN_PAGE, SERVER } from './build/steps.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { ensureInstalled } from './start/install.mjs';

// `npm run build`: the server, the scan page and the admin panel, where they are older than their
// sources; with --force all of them.
try {
  await ensureInstalled(PROJECT_DIR);
  const built = await buildStale(PROJECT_DIR, [SERVER, SCAN_PAGE, ADMIN], {
    force: process.argv.includes('--force'),
  });
  if (built.length === 0) console.log('Everything is built; --force builds it again.');
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
