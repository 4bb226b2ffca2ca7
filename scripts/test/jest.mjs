import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { run } from '../build/run.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';

/**
 * Run jest projects and count their tests. A suite that does not even load counts as one failure.
 * @param {string[]} projects
 * @param {import('./summary.mjs').Summary} summary
 * @param {string[]} [flags] more of jest's own
 */
export async function runJest(projects, summary, flags = []) {
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
  const results = fs.existsSync(outputFile) ? JSON.parse(fs.readFileSync(outputFile, 'utf8')) : null;
  fs.rmSync(directory, { recursive: true, force: true });
  if (results) count(results, summary);
  if (ended && (!results || results.success)) summary.fail(`tests: ${projects.join(', ')}`, ended.message);
}

function count(results, summary) {
  summary.pass(results.numPassedTests);
  for (const suite of results.testResults) {
    const file = path.relative(PROJECT_DIR, suite.name);
    const failed = suite.assertionResults.filter(({ status }) => status === 'failed');
    for (const { fullName } of failed) summary.fail(file, fullName);
    if (suite.status === 'failed' && failed.length === 0) summary.fail(file, 'the suite did not run');
  }
  if (results.numTotalTests === 0) summary.fail('jest', 'no test was found');
  const left = results.numPendingTests + results.numTodoTests;
  if (left > 0) summary.note(`${left} tests were left out`);
}
