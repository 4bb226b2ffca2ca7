import fs from 'node:fs';
import path from 'node:path';
import { run } from '../build/run.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

/** @typedef {import('./summary.mjs').Summary} Summary */

/** @param {Summary} summary */
export async function runLint(summary) {
  await check(summary, 'lint (ESLint)', 'node_modules/eslint/bin/eslint.js', ['.', '--max-warnings', '0']);
}

/** @param {Summary} summary */
export async function runFormat(summary) {
  await check(summary, 'lint (Prettier)', 'node_modules/prettier/bin/prettier.cjs', [
    '--check',
    '--log-level',
    'warn',
    '.',
  ]);
}

/** @param {Summary} summary */
export async function runTypes(summary) {
  const web = fs
    .readdirSync(path.join(PROJECT_DIR, 'plugins'))
    .flatMap((plugin) => ['web', 'web/worker'].map((room) => `plugins/${plugin}/${room}/tsconfig.json`))
    .filter((file) => fs.existsSync(path.join(PROJECT_DIR, file)));
  const programs = [
    ['the server', 'tsconfig.json'],
    ['the tests', 'tests/tsconfig.json'],
    ['the admin panel', 'src/admin/tsconfig.json'],
    ['the plugins’ admin pages', 'plugins/tsconfig.admin.json'],
    ...web.map((file) => [file, file]),
  ];
  for (const [name, config] of programs) {
    await check(summary, `types of ${name}`, 'node_modules/typescript/bin/tsc', ['-p', config, '--noEmit']);
  }
}

/** What it complains about is shown once it has ended, so that two may run beside each other. */
async function check(summary, name, program, args) {
  const startedAtMs = Date.now();
  try {
    await run(PROJECT_DIR, program, args, {}, { quiet: true });
    summary.pass();
    console.log(`--- ${name}: clean, ${Math.round((Date.now() - startedAtMs) / 1000)} s`);
  } catch (error) {
    console.log(`--- ${name}\n${error.message}`);
    summary.fail(name, error.message.split('\n')[0]);
  }
}
