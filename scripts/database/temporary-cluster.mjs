import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findBinaries } from './binaries.mjs';
import { initialiseCluster, isAlive, readPidFile, startPatiently } from './cluster.mjs';
import { anyFreePort } from './free-port.mjs';
import { connect } from './connect.mjs';
import { unprivilegedUser } from './unprivileged-user.mjs';

const PREFIX = 'product-tracker-cluster-';

/** Speed instead of durability: the data are thrown away. */
const SETTINGS = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '128MB',
  max_connections: '200',
};

/**
 * `crash` kills it with -9, alone (its children notice) or with all its children, and waits for its end; `restart`
 * starts it again on the same data and port.
 * @typedef {{ pid(): number, urlOf(database: string): string, query(text: string): Promise<void>,
 *   crash(wish: { withChildren: boolean }): Promise<void>, restart(): Promise<void>, stop(): Promise<void> }} TemporaryCluster
 */

/**
 * A PostgreSQL that lives as long as this process wants it: for tests and measurements.
 * @param {{ projectDir: string, password: string, settings?: Record<string, string> }} options settings win over the fast ones
 * @returns {Promise<TemporaryCluster>}
 */
export async function startTemporaryCluster({ projectDir, password, settings = {} }) {
  removeAbandoned();
  const user = unprivilegedUser();
  const home = fs.mkdtempSync(path.join(os.tmpdir(), PREFIX));
  fs.chmodSync(home, 0o711);
  fs.writeFileSync(path.join(home, 'owner'), String(process.pid));
  const binaries = findBinaries({
    projectDir,
    user,
    fallbackDir: path.join(os.tmpdir(), 'product-tracker-postgresql'),
  });
  const dataDir = path.join(home, 'data');
  await initialiseCluster({ binaries, user, dataDir, password, sync: false });
  const options = {
    binaries,
    user,
    dataDir,
    port: await anyFreePort(),
    settings: { ...SETTINGS, ...settings },
    logFile: path.join(home, 'postgresql.log'),
  };
  let cluster = await startPatiently(options);
  const urlOf = (database) => `postgres://postgres:${password}@127.0.0.1:${options.port}/${database}`;
  const query = async (text) => {
    const client = await connect(urlOf('postgres'));
    await client.query(text).finally(() => client.end());
  };
  const crash = async ({ withChildren }) => {
    // It leads a process group of its own; the minus means all of them.
    process.kill(withChildren ? -cluster.pid : cluster.pid, 'SIGKILL');
    await cluster.exited;
  };
  const restart = async () => {
    cluster = await startPatiently(options);
  };
  const stop = async () => {
    await cluster.stop();
    fs.rmSync(home, { recursive: true, force: true });
  };
  return { pid: () => cluster.pid, urlOf, query, crash, restart, stop };
}

/** A run that was killed leaves its PostgreSQL behind; the next run ends it and removes its files. */
function removeAbandoned() {
  for (const name of fs.readdirSync(os.tmpdir())) {
    if (!name.startsWith(PREFIX)) continue;
    const home = path.join(os.tmpdir(), name);
    const ownerFile = path.join(home, 'owner');
    if (!fs.existsSync(ownerFile) || isAlive(Number(fs.readFileSync(ownerFile, 'utf8')))) continue;
    const running = readPidFile(path.join(home, 'data'));
    if (running && isOurs(running.pid, home)) process.kill(running.pid, 'SIGQUIT');
    fs.rmSync(home, { recursive: true, force: true });
  }
}

/** A process id may belong to another program by now: only one that names this directory is ours. */
function isOurs(pid, home) {
  const commandLine = `/proc/${pid}/cmdline`;
  return isAlive(pid) && fs.existsSync(commandLine) && fs.readFileSync(commandLine, 'utf8').includes(home);
}
