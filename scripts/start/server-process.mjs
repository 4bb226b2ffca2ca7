import { spawn } from 'node:child_process';
import path from 'node:path';

/** What is deprecated within libraries is for their makers; our tests show it. */
const NO_NOISE = '--disable-warning=DeprecationWarning';

const READY_LIMIT_MS = 180_000;
const STOP_LIMIT_MS = 25_000;

/**
 * The product's server as a child of this program. It ends itself when this program is gone.
 * @typedef {{ exited: Promise<number | null>, administratorMade(): string | null,
 *   ready(): Promise<void>, stop(): Promise<void> }} ServerProcess
 */

/**
 * @param {{ projectDir: string, port: number, host: string, args: string[], env: Record<string, string> }} options
 * @returns {ServerProcess}
 */
export function startServer({ projectDir, port, host, args, env }) {
  const program = path.join(projectDir, 'node_modules/@strapi/strapi/bin/strapi.js');
  const child = spawn(process.execPath, [NO_NOISE, program, ...args], {
    cwd: projectDir,
    env: { ...process.env, ...env, PORT: String(port), HOST: host, TRACKER_SUPERVISED: '1' },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let email = null;
  child.on('message', (message) => {
    if (message?.event === 'first-administrator-made') email = message.email;
  });
  let ended = false;
  const exited = new Promise((resolve) => {
    child.once('error', () => resolve(null));
    child.once('exit', (code, signal) => {
      ended = true;
      resolve(code ?? (signal ? 1 : 0));
    });
  });
  const at = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return {
    exited,
    administratorMade: () => email,
    ready: () => waitUntilReady(`http://${at}:${port}/ready`, () => ended),
    stop: async () => {
      if (!ended) child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
      await exited;
      clearTimeout(timer);
    },
  };
}

async function waitUntilReady(url, hasEnded) {
  const deadlineMs = Date.now() + READY_LIMIT_MS;
  while (Date.now() < deadlineMs) {
    if (hasEnded()) throw new Error('The server ended while starting; its own words are above.');
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`The server did not become ready within ${READY_LIMIT_MS / 1000} s.`);
}

async function answers(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return answer.ok;
  } catch (error) {
    // Refused until the server listens; anything else shows in the server's own log.
    return error === undefined;
  }
}
