import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 20_000;
const SHARED_MEMORY_LIMIT_MS = 20_000;

/**
 * @typedef {{ uid: number, gid: number, name: string } | null} User
 * @typedef {{ port: number, pid: number, exited: Promise<number | null>, stop(): Promise<void> }} Cluster
 */

/**
 * Make an empty cluster: UTF-8, locale C.UTF-8 so that sorting is the same on every machine, one
 * superuser `postgres` with a password.
 * @param {{ binaries: import('./binaries.mjs').Binaries, user: User, dataDir: string, password: string, sync?: boolean }} options
 */
export async function initialiseCluster({ binaries, user, dataDir, password, sync = true }) {
  fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  if (user) fs.chownSync(dataDir, user.uid, user.gid);
  const secretDir = fs.mkdtempSync(path.join(os.tmpdir(), 'product-tracker-init-'));
  const passwordFile = path.join(secretDir, 'password');
  try {
    fs.writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    if (user) for (const file of [passwordFile, secretDir]) fs.chownSync(file, user.uid, user.gid);
    const flags = [
      '--auth=scram-sha-256',
      '--username=postgres',
      '--encoding=UTF8',
      '--locale-provider=builtin',
    ];
    await promisify(execFile)(
      binaries.initdb,
      [
        ...flags,
        '--builtin-locale=C.UTF-8',
        '--locale=C',
        `--pgdata=${dataDir}`,
        `--pwfile=${passwordFile}`,
        ...(sync ? [] : ['--no-sync']),
      ],
      { ...asUser(user), cwd: dataDir },
    );
  } catch (error) {
    fs.rmSync(dataDir, { recursive: true, force: true });
    throw error;
  } finally {
    fs.rmSync(secretDir, { recursive: true, force: true });
  }
}

/**
 * Start a cluster that listens on 127.0.0.1 only, and wait until it accepts connections. It runs in
 * a process group of its own, so that Ctrl-C in the terminal ends the server first and the database
 * last, in our order.
 * @param {{ binaries: import('./binaries.mjs').Binaries, user: User, dataDir: string, port: number, settings?: Record<string, string>, logFile: string }} options
 * @returns {Promise<Cluster>}
 */
export async function startCluster({ binaries, user, dataDir, port, settings = {}, logFile }) {
  const all = { listen_addresses: '127.0.0.1', unix_socket_directories: '', ...settings };
  const flags = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const log = fs.openSync(logFile, 'a', 0o600);
  const logStart = fs.fstatSync(log).size;
  const child = spawn(binaries.postgres, ['-D', dataDir, '-p', String(port), ...flags], {
    ...asUser(user),
    cwd: dataDir,
    detached: true,
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const exited = new Promise((resolve) => {
    child.once('exit', (code) => resolve(code));
    child.once('error', () => resolve(null));
  });
  await waitUntilReady({ dataDir, pid: child.pid, exited, logFile, logStart });
  child.unref();
  return { port, pid: child.pid, exited, stop: () => stopProcess(child.pid, exited) };
}

/**
 * Start a cluster that may have been killed: its old children may live for a moment and hold its shared memory.
 * @param {Parameters<typeof startCluster>[0]} options
 * @returns {Promise<Cluster>}
 */
export async function startPatiently(options) {
  const deadlineMs = Date.now() + SHARED_MEMORY_LIMIT_MS;
  for (;;) {
    try {
      return await startCluster(options);
    } catch (error) {
      if (!/shared memory block/.test(error.message) || Date.now() > deadlineMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

/** @param {User} user */
function asUser(user) {
  const env = { ...process.env, LC_ALL: 'C' };
  return user ? { uid: user.uid, gid: user.gid, env } : { env };
}

async function waitUntilReady({ dataDir, pid, exited, logFile, logStart }) {
  let code;
  let gone = false;
  void exited.then((value) => {
    gone = true;
    code = value;
  });
  const deadlineMs = Date.now() + START_LIMIT_MS;
  while (Date.now() < deadlineMs) {
    if (gone) break;
    const pidFile = readPidFile(dataDir);
    if (pidFile?.pid === pid && pidFile.status === 'ready') return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  if (!gone) process.kill(pid, 'SIGINT');
  const said = fs.readFileSync(logFile).subarray(logStart).toString('utf8').trim();
  throw new Error(
    `PostgreSQL did not start (${gone ? `exit code ${code}` : 'no answer'}):\n${said.slice(-2000)}`,
  );
}

/**
 * What a cluster says of itself in postmaster.pid.
 * @param {string} dataDir
 * @returns {{ pid: number, port: number, status: string } | null}
 */
export function readPidFile(dataDir) {
  const file = path.join(dataDir, 'postmaster.pid');
  if (!fs.existsSync(file)) return null;
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return { pid: Number(lines[0]), port: Number(lines[3] ?? 0), status: (lines[7] ?? '').trim() };
}

/**
 * Ask PostgreSQL to stop: fast shutdown, open sessions are rolled back and ended.
 * @param {number} pid
 * @param {Promise<unknown>} exited
 */
async function stopProcess(pid, exited) {
  if (!isAlive(pid)) return;
  process.kill(pid, 'SIGINT');
  const timer = setTimeout(() => isAlive(pid) && process.kill(pid, 'SIGQUIT'), STOP_LIMIT_MS);
  await exited;
  clearTimeout(timer);
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
