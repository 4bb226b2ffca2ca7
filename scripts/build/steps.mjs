import fs from 'node:fs';
import path from 'node:path';
import { fingerprint } from './fingerprint.mjs';
import { run } from './run.mjs';

/**
 * One thing that is built: from which sources, what proves that it is there, and how.
 * @typedef {{ name: string, title: string, roots: string[], accepts(file: string): boolean,
 *   output: string, build(projectDir: string): Promise<void> }} Step
 */

const isTest = (file) => /\.test\.[a-z]+$/.test(file);
const isPanel = (file) => /^(src\/admin|plugins\/[^/]+\/admin)\//.test(file);
const isWeb = (file) => /^(src\/admin|plugins\/[^/]+\/(admin|web))\//.test(file);

/** @type {Step} */
export const SERVER = {
  name: 'server',
  title: 'the server (TypeScript)',
  roots: ['src', 'plugins', 'config', 'database', 'tsconfig.json', 'package-lock.json'],
  accepts: (file) => !isTest(file) && !isWeb(file),
  output: 'dist/src/index.js',
  build: compileServer,
};

/** @type {Step} */
export const SCAN_PAGE = {
  name: 'scan-page',
  title: 'the scan page',
  roots: ['plugins/scan-station/web', 'src/tracking', 'src/codes', 'package-lock.json'],
  accepts: (file) => !isTest(file),
  output: 'public/scan-station',
  build: async (projectDir) => {
    const config = ['vite.config.mjs', 'vite.config.ts']
      .map((name) => `plugins/scan-station/web/${name}`)
      .find((file) => fs.existsSync(path.join(projectDir, file)));
    if (!config) throw new Error('plugins/scan-station/web has no vite.config.');
    const args = ['build', '--config', config, '--logLevel', 'warn'];
    // Whoever asks for it, tests too: the page of development is another one, and a third heavier.
    await run(projectDir, 'node_modules/vite/bin/vite.js', args, { NODE_ENV: 'production' });
  },
};

/** @type {Step} */
export const ADMIN = {
  name: 'admin',
  title: 'the admin panel (1-2 minutes)',
  roots: ['src', 'plugins', 'config', 'package-lock.json'],
  accepts: (file) =>
    !isTest(file) && (isPanel(file) || /^(config|src\/(tracking|codes))\/|package/.test(file)),
  output: 'dist/build/index.html',
  build: async (projectDir) => {
    await run(projectDir, 'node_modules/@strapi/strapi/bin/strapi.js', ['build'], { NODE_ENV: 'production' });
  },
};

/**
 * Build what is older than its sources.
 * @param {string} projectDir
 * @param {Step[]} steps in order
 * @param {{ say?: (text: string) => void, force?: boolean }} [options]
 * @returns {Promise<string[]>} the names of the steps that were built
 */
export async function buildStale(projectDir, steps, { say = console.log, force = false } = {}) {
  const built = [];
  for (const step of steps) {
    if (!fs.existsSync(path.join(projectDir, step.roots[0]))) continue;
    const stamp = path.join(projectDir, 'dist', 'fingerprints', step.name);
    const wanted = fingerprint(projectDir, step.roots, step.accepts);
    const isThere = fs.existsSync(path.join(projectDir, step.output));
    if (!force && isThere && fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) continue;
    const startedAtMs = Date.now();
    say(`Building ${step.title} ...`);
    await step.build(projectDir);
    fs.mkdirSync(path.dirname(stamp), { recursive: true });
    fs.writeFileSync(stamp, wanted);
    say(`  built in ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
    built.push(step.name);
  }
  return built;
}

/** Compile, then remove what an earlier build left: Strapi loads every file it finds under dist/src/api. */
async function compileServer(projectDir) {
  const compiler = 'node_modules/typescript/bin/tsc';
  const said = await run(projectDir, compiler, ['-p', '.', '--listEmittedFiles'], {}, { quiet: true });
  const emitted = new Set(
    said
      .split('\n')
      .flatMap((line) =>
        line.startsWith('TSFILE: ') ? [path.resolve(projectDir, line.slice(8).trim())] : [],
      ),
  );
  if (emitted.size === 0) throw new Error('The TypeScript compiler wrote nothing.');
  for (const root of ['src', 'config', 'plugins', 'database']) {
    removeOthers(path.join(projectDir, 'dist', root), emitted);
  }
}

function removeOthers(directory, keep) {
  if (!fs.existsSync(directory)) return;
  for (const entry of fs.readdirSync(directory, { withFileTypes: true })) {
    const full = path.join(directory, entry.name);
    if (entry.isDirectory()) removeOthers(full, keep);
    else if (!keep.has(full)) fs.rmSync(full);
  }
}
