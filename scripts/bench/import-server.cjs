/**
 * The product as a process of its own for `npm run bench -- import` and `-- labels`: launches batches to scan, serves HTTP and tells
 * the memory it holds, the most it held, how long its thread was held up at most, the time its database took since it was asked last, and the
 * processor time it has used. Talks to its parent over IPC.
 */
const fs = require('node:fs');
const path = require('node:path');
const { monitorEventLoopDelay } = require('node:perf_hooks');
const { createStrapi } = require('@strapi/strapi');
const { databaseClock } = require('./database-clock.cjs');
const { launchBatches } = require('./launch-batches.cjs');

const projectDir = path.join(__dirname, '..', '..');
const SAMPLE_MS = 10;
const PAGE_BYTES = 4096;
const STALL_RESOLUTION_MS = 5;

/** Memory of the processes that read workbooks; where there is no /proc it is not counted. */
function childrenBytes() {
  try {
    const children = fs.readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8');
    const pages = (pid) => Number(fs.readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]);
    return children
      .split(' ')
      .filter(Boolean)
      .reduce((sum, pid) => sum + pages(pid) * PAGE_BYTES, 0);
  } catch {
    // A child may end between the two reads.
    return 0;
  }
}

/** Answers `figures` of the parent; any other message ends the process. */
function answerParent(strapi, clock) {
  let peakBytes = 0;
  const stalls = monitorEventLoopDelay({ resolution: STALL_RESOLUTION_MS });
  stalls.enable();
  setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss() + childrenBytes());
  }, SAMPLE_MS).unref();
  process.on('message', (message) => {
    if (message !== 'figures') return void strapi.destroy().then(() => process.exit(0));
    const currentBytes = process.memoryUsage.rss();
    process.send({
      currentBytes,
      peakBytes: Math.max(peakBytes, currentBytes),
      databaseMs: clock.take(),
      processorMs: process.cpuUsage().user / 1000,
      // The clock of the delay counts its own interval too.
      longestStallMs: Math.max(0, stalls.max / 1e6 - STALL_RESOLUTION_MS),
    });
    stalls.reset();
    peakBytes = 0;
  });
}

async function main() {
  process.chdir(projectDir);
  const clock = databaseClock();
  const strapi = await createStrapi({
    appDir: projectDir,
    distDir: path.join(projectDir, 'dist'),
    serveAdminPanel: false,
  }).load();
  const batches = Number(process.env.BENCH_PARTS ?? 0);
  const codes = batches > 0 ? await launchBatches(strapi, batches) : [];
  const token = await strapi.service('admin::api-token').create({
    name: 'bench',
    description: '',
    type: 'full-access',
    lifespan: null,
  });
  strapi.server.mount();
  await new Promise((resolve) => strapi.server.httpServer.listen(0, '127.0.0.1', resolve));
  answerParent(strapi, clock);
  process.send({ port: strapi.server.httpServer.address().port, token: token.accessKey, codes });
}

void main().catch((error) => {
  console.error(error);
  process.exit(1);
});
