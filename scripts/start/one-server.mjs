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

/** Process ids are reused: after a restart of the machine the number may be anybody's. */
function isStartScript(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (!fs.existsSync('/proc/self/cmdline')) return true;
  return fs.existsSync(file) && /scripts[/\\](start|develop)\.mjs/.test(fs.readFileSync(file, 'utf8'));
}
