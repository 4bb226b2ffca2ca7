import { Summary } from './test/summary.mjs';
import { runJest, runJestAgain } from './test/jest.mjs';
import { runFormat, runLint, runTypes } from './test/static-checks.mjs';
import { findChromium, HOW_TO_INSTALL_CHROMIUM } from './find-chromium.mjs';
import { PROJECT_DIR } from './project-dir.mjs';
import { ensureInstalled } from './start/install.mjs';

const PARTS = ['lint', 'types', 'unit', 'http', 'sql', 'start', 'e2e'];

/**
 * `npm test`: everything from a fresh clone to a tested product. Every part runs even where an
 * earlier one has failed, so that one run tells everything. Arguments name the parts to run:
 * lint, types, unit, http, sql, start, e2e.
 */
async function main() {
  await ensureInstalled(PROJECT_DIR);
  const wanted = process.argv.slice(2);
  const summary = new Summary();
  const unknown = wanted.filter((part) => !PARTS.includes(part));
  if (unknown.length > 0)
    throw new Error(`No such part: ${unknown.join(', ')}. Parts are ${PARTS.join(', ')}.`);
  const isWanted = (part) => wanted.length === 0 || wanted.includes(part);
  // Each of the two keeps one core busy; ESLint alone takes as long as all else.
  const typesAndFormat = async () => {
    if (isWanted('types')) await runTypes(summary);
    if (isWanted('lint')) await runFormat(summary);
  };
  await Promise.all([isWanted('lint') && runLint(summary), typesAndFormat()]);
  const projects = ['unit', 'http', 'sql'].filter(isWanted);
  if (projects.length > 0) await runJest(projects, summary);
  // A start may take 15 s on a machine of its own, not beside another suite.
  if (isWanted('start')) await runJest(['start'], summary, ['--maxWorkers=1']);
  if (isWanted('e2e')) await runBrowserTests(summary);
  console.log(summary.text());
  process.exitCode = summary.failed === 0 ? 0 : 1;
}

async function runBrowserTests(summary) {
  // A server, its database and a browser per suite: two of them at once measure each other.
  if (findChromium()) return runJestAgain('e2e', summary, ['--maxWorkers=1']);
  console.log(`\n${HOW_TO_INSTALL_CHROMIUM}`);
  if (process.env.CI === 'true') summary.fail('browser tests', 'no Chromium, and CI=true asks for it');
  else summary.note('browser tests left out: no Chromium');
}

main().catch((error) => {
  console.error(`\n${error.stack}`);
  process.exitCode = 1;
});
