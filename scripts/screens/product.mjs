import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { anyFreePort } from '../database/free-port.mjs';
import { startTemporaryCluster } from '../database/temporary-cluster.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

const START_LIMIT_MS = 90_000;

async function untilReady(baseUrl, child) {
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs && child.exitCode === null) {
    const answer = await fetch(`${baseUrl}/ready`).catch(() => null);
    if (answer?.ok) return;
    await wait(200);
  }
  throw new Error('The product did not start.');
}

/** A clone that was never started has no secrets yet; these live as long as the pictures take. */
function newSecrets() {
  const names = [
    'APP_KEYS',
    'API_TOKEN_SALT',
    'ADMIN_JWT_SECRET',
    'TRANSFER_TOKEN_SALT',
    'JWT_SECRET',
    'ENCRYPTION_KEY',
    'SESSION_SECRET',
  ];
  return Object.fromEntries(names.map((name) => [name, randomBytes(24).toString('hex')]));
}

/**
 * The built product on a new database that is thrown away at the end.
 * @param {Record<string, string>} [settings] of its environment
 */
export async function startProduct(settings = {}) {
  const cluster = await startTemporaryCluster({
    projectDir: PROJECT_DIR,
    password: randomBytes(9).toString('hex'),
  });
  const port = await anyFreePort();
  const tlsDir = fs.mkdtempSync(path.join(os.tmpdir(), 'tracker-tls-'));
  const admin = { email: 'admin@factory.example', password: `Aa1-${randomBytes(9).toString('hex')}` };
  const env = {
    ...process.env,
    NODE_ENV: 'production',
    LOG_LEVEL: 'warn',
    DATABASE_URL: cluster.urlOf('postgres'),
    HOST: '127.0.0.1',
    PORT: String(port),
    PUBLIC_URL: 'http://192.168.1.10:1337',
    ...{ HTTPS_PORT: '0', TLS_DIR: tlsDir },
    ...newSecrets(),
    ...settings,
    FACTORY_TIME_ZONE: 'Europe/Moscow',
    ADMIN_EMAIL: admin.email,
    ADMIN_PASSWORD: admin.password,
  };
  const strapi = path.join('node_modules', '@strapi', 'strapi', 'bin', 'strapi.js');
  const child = spawn(process.execPath, [strapi, 'start'], { cwd: PROJECT_DIR, env, stdio: 'inherit' });
  const baseUrl = `http://127.0.0.1:${port}`;
  const stop = async () => {
    if (child.exitCode === null) {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    }
    await cluster.stop();
    fs.rmSync(tlsDir, { recursive: true, force: true });
  };
  await untilReady(baseUrl, child).catch(async (error) => {
    await stop();
    throw error;
  });
  /** @returns {Promise<{ operators: { identifier: string, password: string }[], parts: string[], apiToken: string }>} */
  const fillDemo = async () => {
    const demo = path.join('scripts', 'demo.mjs');
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [demo, '--json', '--force', '--add'], {
      cwd: PROJECT_DIR,
      env,
    });
    return JSON.parse(stdout);
  };
  return { baseUrl, admin, fillDemo, stop };
}
