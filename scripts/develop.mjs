import { buildStale, SCAN_PAGE, SERVER } from './build/steps.mjs';
import { withDatabase } from './database/index.mjs';
import { ensureEnvFile, loadEnvFile } from './environment/env-file.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { choosePort } from './start/choose-port.mjs';
import { ensureInstalled } from './start/install.mjs';
import { claimClone, noteListening } from './start/one-server.mjs';
import { startServer } from './start/server-process.mjs';
import { stopSignal } from './start/stop-signal.mjs';

/**
 * `npm run develop`: the same database as `npm start`, Strapi's develop mode: the server restarts and
 * the admin panel reloads when a source changes. Strapi ignores changes under a path with /tmp/.
 */
async function main() {
  const say = (text) => console.log(text);
  const stopping = stopSignal(say);
  await ensureInstalled(PROJECT_DIR, { say });
  if (ensureEnvFile(PROJECT_DIR).created) say('Wrote .env with random secrets; only you can read it.');
  loadEnvFile(PROJECT_DIR);
  const release = claimClone(PROJECT_DIR);
  let forget = () => {};
  try {
    await buildStale(PROJECT_DIR, [SERVER, SCAN_PAGE], { say });
    const host = process.env.HOST || '0.0.0.0';
    const port = await choosePort({ env: process.env, host, say });
    stopping.holdOn();
    forget = noteListening(PROJECT_DIR, { host, port });
    process.exitCode = await withDatabase(({ url }) => develop({ port, host, url, stopping }), {
      say,
      onSignal: false,
    });
  } finally {
    forget();
    release();
  }
}

async function develop({ port, host, url, stopping }) {
  if (stopping.asked()) return 0;
  const env = { NODE_ENV: 'development', DATABASE_URL: url, LOG_FORMAT: 'text' };
  const server = startServer({ projectDir: PROJECT_DIR, port, host, args: ['develop'], env });
  stopping.whenAsked(() => void server.stop());
  const code = await server.exited;
  return stopping.asked() ? 0 : (code ?? 1);
}

main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
