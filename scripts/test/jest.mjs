import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../build/run.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

/** More red suites than these are no accident of a busy machine. */
const MOST_RUN_AGAIN = 4;

/**
 * @typedef {{ status: string, fullName: string }} TestResult
 * @typedef {{ name: string, status: string, assertionResults: TestResult[] }} SuiteResult
 * @typedef {{ suites: SuiteResult[], left: number, ended: Error | null }} Results what jest told of its suites, and how it ended
 */

/**
 * Run jest projects and count their tests. A suite that does not even load counts as one failure.
 * @param {string[]} projects
 * @param {import('./summary.mjs').Summary} summary
 * @param {string[]} [flags] more of jest's own
 */
export async function runJest(projects, summary, flags = []) {
  count(projects, await resultsOf(projects, flags), summary);
}

/**
 * The same for suites whose browser, server and database share two cores: a few red ones run once more, by themselves. What is red twice
 * has failed; what is green then is named as unsteady at the end of the run.
 * @param {string} project
 * @param {import('./summary.mjs').Summary} summary
 * @param {string[]} flags more of jest's own
 */
export async function runJestAgain(project, summary, flags) {
  const first = await resultsOf([project], flags);
  const red = first.suites.filter(({ status }) => status === 'failed');
  if (red.length === 0 || red.length > MOST_RUN_AGAIN) return count([project], first, summary);
  const green = first.suites.filter((suite) => !red.includes(suite));
  count([project], { ...first, suites: green, ended: null }, summary);
  const again = await resultsOf([project], [...flags, '--runTestsByPath', ...red.map(({ name }) => name)]);
  count([project], again, summary);
  for (const suite of red) {
    const isGreen = again.suites.some(({ name, status }) => name === suite.name && status === 'passed');
    const names = failedTests(suite).join(' | ') || 'the suite did not run';
    if (isGreen) summary.note(`unsteady, green when run again: ${fileOf(suite)}: ${names}`);
  }
}

/** @param {string[]} projects @param {string[]} flags @returns {Promise<Results>} */
async function resultsOf(projects, flags) {
  console.log(`\n--- tests: ${projects.join(', ')}`);
  const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'product-tracker-results-'));
  const outputFile = path.join(directory, 'results.json');
  const args = ['--selectProjects', ...projects, '--json', `--outputFile=${outputFile}`, ...flags];
  let ended = null;
  try {
    await run(PROJECT_DIR, 'node_modules/jest/bin/jest.js', args);
  } catch (error) {
    ended = error;
  }
  const told = fs.existsSync(outputFile) ? JSON.parse(fs.readFileSync(outputFile, 'utf8')) : null;
  fs.rmSync(directory, { recursive: true, force: true });
  const isExplained = told !== null && !told.success;
  return {
    suites: told?.testResults ?? [],
    left: told ? told.numPendingTests + told.numTodoTests : 0,
    ended: isExplained ? null : ended,
  };
}

const fileOf = (/** @type {SuiteResult} */ { name }) => path.relative(PROJECT_DIR, name);

const failedTests = (/** @type {SuiteResult} */ { assertionResults }) =>
  assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName);

/** @param {string[]} projects @param {Results} results @param {import('./summary.mjs').Summary} summary */
function count(projects, { suites, left, ended }, summary) {
  for (const suite of suites) {
    summary.pass(suite.assertionResults.filter(({ status }) => status === 'passed').length);
    const failed = failedTests(suite);
    for (const name of failed) summary.fail(fileOf(suite), name);
    if (suite.status === 'failed' && failed.length === 0)
      summary.fail(fileOf(suite), 'the suite did not run');
  }
  if (suites.length === 0)
    summary.fail(`tests: ${projects.join(', ')}`, ended?.message ?? 'no test was found');
  else if (ended) summary.fail(`tests: ${projects.join(', ')}`, ended.message);
  if (left > 0) summary.note(`${left} tests were left out`);
}
