import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import { isAlive } from './cluster.mjs';

const FAST_LIMIT_MS = 15_000;
const IMMEDIATE_LIMIT_MS = 10_000;

/**
 * Is this process a PostgreSQL on exactly these data? Process ids are reused, and nobody else's
 * process may be ended or trusted.
 * @param {number} pid
 * @param {string} dataDir
 */
export function isOurPostgres(pid, dataDir) {
  if (!isAlive(pid)) return false;
  const words = commandLine(pid);
  return words === null || (/postgres/.test(words) && words.includes(dataDir));
}

/** @returns {string | null} null: this system does not tell */
function commandLine(pid) {
  const file = `/proc/${pid}/cmdline`;
  if (fs.existsSync(file)) return fs.readFileSync(file, 'utf8').replaceAll('\0', ' ');
  if (process.platform === 'win32') return null;
  return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
}

/**
 * End a PostgreSQL that is not our child: fast shutdown, then the immediate one (it recovers from
 * its log at the next start).
 * @param {number} pid
 */
export async function endOrphan(pid) {
  if (await endsAfter(pid, 'SIGINT', FAST_LIMIT_MS)) return;
  if (await endsAfter(pid, 'SIGQUIT', IMMEDIATE_LIMIT_MS)) return;
  throw new Error(`PostgreSQL (process ${pid}) does not end.`);
}

async function endsAfter(pid, signal, limitMs) {
  if (!isAlive(pid)) return true;
  process.kill(pid, signal);
  const deadlineMs = Date.now() + limitMs;
  while (Date.now() < deadlineMs) {
    if (!isAlive(pid)) return true;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return false;
}
