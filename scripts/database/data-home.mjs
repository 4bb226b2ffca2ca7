import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { isReachable, unprivilegedUser } from './unprivileged-user.mjs';

/**
 * Where the embedded database lives: `.data/` of the clone. Where the user who runs PostgreSQL cannot
 * reach the clone (root's own clone under /root), it lives under /var/lib/product-tracker.
 * @typedef {{ home: string, dataDir: string, elsewhere: boolean, user: import('./cluster.mjs').User }} DataHome
 */

/**
 * @param {string} projectDir
 * @returns {DataHome}
 */
export function dataHome(projectDir) {
  const user = unprivilegedUser();
  const near = path.join(projectDir, '.data');
  const name = `${path.basename(projectDir)}-${createHash('sha256').update(projectDir).digest('hex').slice(0, 8)}`;
  const far = path.join('/var/lib/product-tracker', name);
  const elsewhere = !isReachable(near, user) || (holdsData(far) && !holdsData(near));
  const home = elsewhere ? far : near;
  return { home, dataDir: path.join(home, 'postgresql'), elsewhere, user };
}

function holdsData(home) {
  return fs.existsSync(path.join(home, 'postgresql', 'PG_VERSION'));
}

/** @param {DataHome} where */
export function makeHome(where) {
  fs.mkdirSync(path.join(where.home, 'users'), { recursive: true });
  fs.chmodSync(where.home, 0o711);
  if (where.elsewhere) fs.chmodSync(path.dirname(where.home), 0o755);
}
