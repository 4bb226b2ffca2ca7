import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

/**
 * Install the exact packages of package-lock.json where node_modules is missing or older than it.
 * @param {string} projectDir
 * @param {{ say?: (text: string) => void }} [options]
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled(projectDir, { say = console.log } = {}) {
  const missing = missingPackages(projectDir);
  if (missing.length === 0) return false;
  say(
    missing.length > 20
      ? 'Installing the packages of package-lock.json (npm ci, a few minutes the first time) ...'
      : `Packages differ from package-lock.json (${missing.slice(0, 3).join(', ')} ...): npm ci ...`,
  );
  const startedAtMs = Date.now();
  await npmCi(projectDir);
  say(`  installed in ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
  return true;
}

/**
 * What package-lock.json names and node_modules lacks or holds in another version. npm keeps its own
 * account of what it installed in node_modules/.package-lock.json.
 * @param {string} projectDir
 * @returns {string[]} paths like `node_modules/pg`
 */
export function missingPackages(projectDir) {
  const wanted = readPackages(path.join(projectDir, 'package-lock.json'));
  const installed = readPackages(path.join(projectDir, 'node_modules', '.package-lock.json'));
  return Object.entries(wanted)
    .filter(([name, entry]) => name !== '' && !entry.optional && installed[name]?.version !== entry.version)
    .map(([name]) => name);
}

/** @returns {Record<string, { version?: string, optional?: boolean }>} */
function readPackages(file) {
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')).packages : {};
}

function npmCi(projectDir) {
  const args = ['ci', '--no-audit', '--no-fund', '--include=dev'];
  const npm = process.env.npm_execpath;
  const [command, all] = npm?.endsWith('.js')
    ? [process.execPath, [npm, ...args]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', args];
  return new Promise((resolve, reject) => {
    const child = spawn(command, all, {
      cwd: projectDir,
      stdio: 'inherit',
      shell: command.endsWith('.cmd'),
      env: { ...process.env, NODE_ENV: 'development' },
    });
    child.once('error', reject);
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`npm ci ended with ${code}.`))));
  });
}
