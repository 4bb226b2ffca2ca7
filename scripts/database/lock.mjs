import fs from 'node:fs';
import { isAlive } from './cluster.mjs';

const WAIT_LIMIT_MS = 90_000;

/**
 * Run `work` while no other process of this clone runs one under the same lock file. A lock whose
 * owner is gone is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function underLock(file, work) {
  const deadlineMs = Date.now() + WAIT_LIMIT_MS;
  while (!take(file)) {
    if (Date.now() > deadlineMs) throw new Error(`Another command holds ${file}; end it and try again.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  try {
    return await work();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const owner = Number(readIfThere(file));
  if (owner > 0 && !isAlive(owner)) fs.rmSync(file, { force: true });
  return false;
}

function readIfThere(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') return '';
    throw error;
  }
}
