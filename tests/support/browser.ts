import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import path from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { createDatabase } from './app';
import { freePort } from './free-port';

const root = path.resolve(__dirname, '..', '..');
const START_LIMIT_MS = 90_000;
const STOP_LIMIT_MS = 20_000;
const LOG_LIMIT_CHARACTERS = 20_000;

/**
 * A headless Chromium; the sandbox is off because tests run as root in containers.
 * @param whole the one that people have, which shows PDF; else the lighter one, where it is installed
 */
export function launchBrowser({ whole = false } = {}): Promise<Browser> {
  const executablePath = whole ? process.env.TEST_WHOLE_CHROMIUM : process.env.TEST_CHROMIUM;
  if (!executablePath) throw new Error('No Chromium was found; see the output of the run.');
  return chromium.launch({
    executablePath,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/** The built product in a process of its own, as people run it. */
export interface BuiltProduct {
  baseUrl: string;
  databaseUrl: string;
  admin: { email: string; password: string };
  /** The end of what the process wrote, for messages of failed tests. */
  log(): string;
  /** Ends the process as a power cut does, and starts it anew on the same port and database. */
  crash(): Promise<{ restart(): Promise<void> }>;
  stop(): Promise<void>;
}

/**
 * Start the built product (server, admin panel, scan page) in production mode against a database of
 * its own, and wait until it answers.
 * @param environment added to the process's environment
 */
export async function startBuiltProduct(environment: Record<string, string> = {}): Promise<BuiltProduct> {
  const database = await createDatabase();
  const port = await freePort();
  const admin = { email: 'admin@factory.example', password: `Aa1-${randomBytes(9).toString('hex')}` };
  const baseUrl = `http://127.0.0.1:${port}`;
  const launch = (): ChildProcess =>
    spawn(process.execPath, ['node_modules/@strapi/strapi/bin/strapi.js', 'start'], {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        DATABASE_URL: database.url,
        HOST: '127.0.0.1',
        PORT: String(port),
        ADMIN_EMAIL: admin.email,
        ADMIN_PASSWORD: admin.password,
        ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  let child = launch();
  let log = keepLog(child);
  const stop = async () => {
    await end(child);
    await database.drop();
  };
  try {
    await waitUntilReady(child, baseUrl);
  } catch (error) {
    await stop();
    throw new Error(`The built product did not start.\n${log()}`, { cause: error });
  }
  const restart = async () => {
    child = launch();
    log = keepLog(child);
    await waitUntilReady(child, baseUrl);
  };
  const crash = async () => {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    return { restart };
  };
  return { baseUrl, databaseUrl: database.url, admin, log: () => log(), crash, stop };
}

function keepLog(child: ChildProcess): () => string {
  let text = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      text = (text + chunk.toString()).slice(-LOG_LIMIT_CHARACTERS);
    });
  }
  return () => text;
}

async function waitUntilReady(child: ChildProcess, baseUrl: string): Promise<void> {
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`It ended with exit code ${child.exitCode}.`);
    const answer = await fetch(`${baseUrl}/_health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No answer within ${START_LIMIT_MS / 1000} s.`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS);
  await gone;
  clearTimeout(timer);
}
