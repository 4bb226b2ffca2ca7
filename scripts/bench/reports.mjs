import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { PROJECT_DIR } from '../project-dir.mjs';
import { percentile } from './figures.mjs';
import { withProduct } from './product.mjs';
import { fillFirst, fillSameDays, fillYearBefore, firstOrder, ORDERS, scansOf } from './report-fill.mjs';

const require = createRequire(import.meta.url);
/** What is asked for. A try with fewer, to see that the bench works: BENCH_REPORT_PARTS=2000 npm run bench -- reports. */
const PARTS = Number(process.env.BENCH_REPORT_PARTS ?? 50_000);
const REPORTS = [
  'operator-performance',
  'stage-time',
  'order-completion',
  'defects',
  'first-pass-yield',
  'throughput',
  'work-in-process',
  'cumulative-flow',
  'forecast',
];
const PAGES = ['overview', 'attention', 'order', 'missing-parts'];
const PATHS = [...REPORTS.map((name) => `reports/${name}`), ...PAGES];
const REQUESTS = 40;
const WARM_UP = 5;
const LIMIT_MS = 30;
const OVERVIEW_LIMIT_MS = 10;
/** Twice the scans may cost this much more. */
const GROWTH_LIMIT = 1.1;
/** Ten reports a second: 36,000 an hour. */
const REPORT_EVERY_MS = 100;
/** Asked for when a report has just been answered, each time: it waits until that is folded. */
const RIGHT_AFTER = 'overview right after a report';

/** Batches that are reported on meanwhile, in turn: none of them becomes one of thousands of reports. */
const REPORTED_BATCHES = 200;
/** Batches that folding takes at once, when nobody waits behind it. */
const FOLDED_AT_ONCE = 4_000;
const TWICE = ['twice the scans by twice the days', 'twice the scans on the same days'];

/** A factory that works: one good piece, of the next batch each time. */
function reporting({ port, token, codes }) {
  let turn = 0;
  return async () => {
    const scan = { scanId: randomUUID(), partCode: codes[turn % codes.length], operation: 1, good: 1 };
    turn += 1;
    const answer = await fetch(`http://127.0.0.1:${port}/api/scans`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ ...scan, occurredAt: new Date().toISOString() }),
    });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`A report answered ${answer.status}.`);
  };
}

/** Reports at a steady rate for as long as `work` takes, whoever reads what meanwhile. */
async function whileReported(report, work) {
  let failure = null;
  const under = new Set();
  const timer = setInterval(() => {
    const one = report()
      .catch((error) => {
        failure ??= error;
      })
      .finally(() => under.delete(one));
    under.add(one);
  }, REPORT_EVERY_MS);
  try {
    await work();
  } finally {
    clearInterval(timer);
    await Promise.all(under);
  }
  if (failure) throw failure;
}

/** One answer of a page. @returns {Promise<number>} ms */
async function readMs({ port, token }, page) {
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}/api/dashboards/${page}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}.`);
  return performance.now() - startedMs;
}

/** @returns {Promise<number>} p50 in ms of one reader, one request after the other; `before` each, outside of the time */
async function medianMs(server, page, before = async () => undefined) {
  const times = [];
  for (let n = 0; n < REQUESTS + WARM_UP; n += 1) {
    await before();
    const ms = await readMs(server, page);
    if (n >= WARM_UP) times.push(ms);
  }
  return percentile(times, 50);
}

/** Make the sums anew in one go, as after an upgrade. @returns {Promise<number>} seconds */
async function makeSums(client) {
  const startedMs = performance.now();
  for (;;) {
    const { rows } = await client.query(`select tracker_refresh_reports('UTC', ${FOLDED_AT_ONCE}) as more`);
    if (!rows[0].more) break;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await client.query('vacuum analyze');
  return seconds;
}

async function measureAll(server, { order, assembly }, say) {
  const medians = {};
  const pages = { order: `products/${order}/parts`, 'missing-parts': `parts/${assembly}/missing` };
  // A machine that is too busy to end the whole leaves these.
  const told = (name) => say(`  ${name}: p50 ${medians[name].toFixed(1)} ms`);
  await whileReported(server.report, async () => {
    for (const name of PATHS) {
      medians[name] = await medianMs(server, pages[name] ?? name);
      told(name);
    }
  });
  medians[RIGHT_AFTER] = await medianMs(server, 'overview', server.report);
  told(RIGHT_AFTER);
  return medians;
}

const inWords = (count) => count.toLocaleString('en-US');
/** Scans after each filling. */
const SCANS = [1, 2, 4].map((times) => inWords(times * scansOf(PARTS)));

function rowsOf(measured, sums) {
  const made = sums.map((value, filling) => ({
    ...{ name: `sums made anew from ${SCANS[filling]} scans`, value, unit: 's' },
    ...{ limit: null, ratio: null, note: '' },
  }));
  return [...readingRows(measured), ...made];
}

function readingRows(measured) {
  const row = (name, value, unit, limit) => ({ name, value, unit, limit, ratio: limit / value, note: '' });
  const after = measured.map((medians, at) => ({
    ...{ name: `${RIGHT_AFTER}, p50 at ${SCANS[at]} scans`, value: medians[RIGHT_AFTER], unit: 'ms' },
    ...{ limit: null, ratio: null, note: '' },
  }));
  const read = PATHS.flatMap((name) => {
    const limit = name === 'overview' ? OVERVIEW_LIMIT_MS : LIMIT_MS;
    const values = measured.map((medians) => medians[name]);
    return [
      ...values.map((value, at) => row(`${name}, p50 at ${SCANS[at]} scans`, value, 'ms', limit)),
      ...TWICE.map((how, at) => row(`${name}, ${how}`, values[at + 1] / values[at], 'times', GROWTH_LIMIT)),
    ];
  });
  return [...read, ...after];
}

/** Fill, fold and measure one after the other. */
async function measureFillings(client, server, say) {
  const { newLabelCode } = require(path.join(PROJECT_DIR, 'dist', 'src', 'codes'));
  const fillings = [() => fillFirst(client, PARTS), () => fillYearBefore(client), () => fillSameDays(client)];
  const measured = [];
  const sums = [];
  let subjects;
  for (const [at, fill] of fillings.entries()) {
    const startedMs = performance.now();
    say(`${SCANS[at]} scans on ${PARTS} batches of ${ORDERS} orders ...`);
    await fill();
    subjects ??= await firstOrder(client, newLabelCode());
    say(`Filled in ${((performance.now() - startedMs) / 1000).toFixed(0)} s.`);
    if (at < 2) {
      sums.push(await makeSums(client));
      say(`Sums made in ${sums.at(-1).toFixed(0)} s.`);
    }
    measured.push(await measureAll(server, subjects, say));
  }
  return rowsOf(measured, sums);
}

/**
 * Every report and page over HTTP in a factory that works, with 50,000 batches and a million scans, with two of twice the history,
 * and with four of the same days.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const env = { BENCH_PARTS: String(REPORTED_BATCHES), FACTORY_TIME_ZONE: 'UTC' };
  return withProduct(databaseUrl, { server: 'scan-server.cjs', env }, async ({ server, url }) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return await measureFillings(client, { ...server, report: reporting(server) }, report);
    } finally {
      await client.end();
    }
  });
}
