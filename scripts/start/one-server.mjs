import fs from 'node:fs';
import path from 'node:path';
import { isAlive } from '../database/cluster.mjs';

/**
 * One server per clone: a second one would build under the first one's feet. A claim whose owner is
 * gone counts for nothing.
 * @param {string} projectDir
 * @returns {() => void} gives the claim back
 */
export function claimClone(projectDir) {
  const directory = path.join(projectDir, '.data');
  const file = path.join(directory, 'server.pid');
  fs.mkdirSync(directory, { recursive: true });
  const owner = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
  if (owner > 0 && owner !== process.pid && isAlive(owner) && isStartScript(owner)) {
    throw new Error(`Product Tracker is already running from this directory (process ${owner}).`);
  }
  fs.writeFileSync(file, String(process.pid));
  return () => fs.rmSync(file, { force: true });
}

/**
 * Note where the server of this clone listens, for commands that are run beside it.
 * @param {string} projectDir
 * @param {{ host: string, port: number }} listens
 * @returns {() => void} takes the note away
 */
export function noteListening(projectDir, { host, port }) {
  const file = listeningFile(projectDir);
  fs.writeFileSync(file, JSON.stringify({ pid: process.pid, host, port }));
  return () => fs.rmSync(file, { force: true });
}

/**
 * Where the server of this clone listens now; null where none runs.
 * @param {string} projectDir
 * @returns {{ host: string, port: number } | null}
 */
export function runningServer(projectDir) {
  const file = listeningFile(projectDir);
  if (!fs.existsSync(file)) return null;
  const { pid, host, port } = JSON.parse(fs.readFileSync(file, 'utf8'));
  return isAlive(pid) && isStartScript(pid) ? { host, port } : null;
}

function listeningFile(projectDir) {
  return path.join(projectDir, '.data', 'server.json');
}

/** Process ids are reused: after a restart of the machine the number may be anybody's. */
function isStartScript(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  return fs.existsSync(file) && /scripts[/\\](start|develop)\.mjs/.test(fs.readFileSync(file, 'utf8'));
}
