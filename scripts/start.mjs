import { randomBytes } from 'node:crypto';
import { ADMIN, buildStale, SCAN_PAGE, SERVER } from './build/steps.mjs';
import { withDatabase } from './database/index.mjs';
import { ensureEnvFile, loadEnvFile } from './environment/env-file.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { chooseHttpsPort, choosePort } from './start/choose-port.mjs';
import { ensureInstalled } from './start/install.mjs';
import { claimClone, noteListening } from './start/one-server.mjs';
import { stopSignal } from './start/stop-signal.mjs';
import { startServer } from './start/server-process.mjs';
import { guessPublicUrl, isGuessed, welcome } from './start/welcome.mjs';

/**
 * `npm start`: from a fresh clone to a running product, and the same command every day after.
 * Only Node's own modules are loaded before the packages are installed.
 */
async function main() {
  const say = (text) => console.log(text);
  const stopping = stopSignal(say);
  await ensureInstalled(PROJECT_DIR, { say });
  const { created, added } = ensureEnvFile(PROJECT_DIR);
  if (created) say('Wrote .env with random secrets; only you can read it.');
  if (added.length > 0) say(`Added to .env what it lacked: ${added.join(', ')}.`);
  loadEnvFile(PROJECT_DIR);
  const release = claimClone(PROJECT_DIR);
  let forget = () => {};
  try {
    await buildStale(PROJECT_DIR, [SERVER, SCAN_PAGE, ADMIN], { say });
    const host = process.env.HOST || '0.0.0.0';
    const port = await choosePort({ env: process.env, host, say });
    const httpsPort = await chooseHttpsPort({ env: process.env, host, port, say });
    stopping.holdOn();
    forget = noteListening(PROJECT_DIR, { host, port });
    process.exitCode = await withDatabase(({ url }) => serve({ port, httpsPort, host, url, say, stopping }), {
      say,
      onSignal: false,
    });
  } finally {
    forget();
    release();
  }
  if (stopping.asked()) say('Stopped.');
}

/** Run the server until it ends or somebody asks us to end it. Returns the exit code. */
async function serve({ port, httpsPort, host, url, say, stopping }) {
  if (stopping.asked()) return 0;
  say('Starting the server ...');
  const startedAtMs = Date.now();
  const publicUrl = guessPublicUrl({ port, host, env: process.env });
  const ownPassword = process.env.ADMIN_PASSWORD || null;
  const password = ownPassword ?? randomPassword();
  const server = startServer({
    projectDir: PROJECT_DIR,
    port,
    host,
    args: ['start'],
    env: {
      NODE_ENV: 'production',
      DATABASE_URL: url,
      PUBLIC_URL: publicUrl,
      PUBLIC_URL_IS_GUESSED: String(isGuessed(process.env)),
      HTTPS_PORT: httpsPort === null ? 'off' : String(httpsPort),
      ADMIN_EMAIL: process.env.ADMIN_EMAIL || 'admin@tracker.local',
      ADMIN_PASSWORD: password,
      LOG_FORMAT: process.env.LOG_FORMAT || 'text',
      LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    },
  });
  stopping.whenAsked(() => void server.stop());
  try {
    await server.ready();
    const email = server.administratorMade();
    say(`  ready in ${((Date.now() - startedAtMs) / 1000).toFixed(1)} s`);
    say(
      await welcome({
        port,
        host,
        httpsPort,
        publicUrl,
        administrator: email && { email, password: ownPassword ? null : password },
      }),
    );
  } catch (error) {
    if (!stopping.asked()) console.error(error.message);
    await server.stop();
  }
  const code = await server.exited;
  return stopping.asked() ? 0 : (code ?? 1);
}

/** Letters and digits that nobody confuses, with one of each kind that Strapi asks for. */
function randomPassword() {
  const letters = 'abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const picked = [...randomBytes(64)]
    .filter((byte) => byte < letters.length * 4)
    .map((byte) => letters[byte % letters.length]);
  return `${picked.slice(0, 16).join('')}aZ7`;
}

main().catch((error) => {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
});
