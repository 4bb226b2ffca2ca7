import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { PROJECT_DIR } from '../project-dir.mjs';
import { percentile } from './figures.mjs';
import { withProduct } from './product.mjs';
import { fill, firstOrder, ORDERS, scansOf } from './report-fill.mjs';

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

/** @returns {Promise<number>} p50 in ms of one reader, one request after the other */
async function medianMs({ port, token }, page) {
  const times = [];
  for (let n = 0; n < REQUESTS + WARM_UP; n += 1) {
    const startedMs = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/api/dashboards/${page}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${page} answered ${answer.status}.`);
    if (n >= WARM_UP) times.push(performance.now() - startedMs);
  }
  return percentile(times, 50);
}

/** Make the sums anew in one go, as after an upgrade. @returns {Promise<number>} seconds */
async function makeSums(client) {
  const startedMs = performance.now();
  for (;;) {
    const { rows } = await client.query(`select tracker_refresh_reports('UTC', 1000) as more`);
    if (!rows[0].more) break;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await client.query('vacuum analyze');
  return seconds;
}

async function measureAll(server, { order, assembly }, say) {
  const medians = {};
  const pages = { order: `products/${order}/parts`, 'missing-parts': `parts/${assembly}/missing` };
  for (const name of PATHS) {
    medians[name] = await medianMs(server, pages[name] ?? name);
    // A machine that is too busy to end the whole leaves these.
    say(`  ${name}: p50 ${medians[name].toFixed(1)} ms`);
  }
  return medians;
}

const inWords = (count) => count.toLocaleString('en-US');
const SCANS = [inWords(scansOf(PARTS)), inWords(2 * scansOf(PARTS))];

function rowsOf([once, twice], sums) {
  const made = sums.map((value, filling) => ({
    ...{ name: `sums made anew from ${SCANS[filling]} scans`, value, unit: 's' },
    ...{ limit: null, ratio: null, note: '' },
  }));
  return [...readingRows(once, twice), ...made];
}

function readingRows(once, twice) {
  return PATHS.flatMap((name) => {
    const limit = name === 'overview' ? OVERVIEW_LIMIT_MS : LIMIT_MS;
    const time = (value, scans) => ({
      name: `${name}, p50 at ${scans} scans`,
      value,
      unit: 'ms',
      limit,
      ratio: limit / value,
      note: '',
    });
    const growth = twice[name] / once[name];
    return [
      time(once[name], SCANS[0]),
      time(twice[name], SCANS[1]),
      {
        name: `${name}, twice the scans`,
        value: growth,
        unit: 'times',
        limit: GROWTH_LIMIT,
        ratio: GROWTH_LIMIT / growth,
        note: '',
      },
    ];
  });
}

/**
 * Every report and page over HTTP with 50,000 batches and a million scans, and with two million.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const how = { server: 'scan-server.cjs', env: { BENCH_PARTS: '1', FACTORY_TIME_ZONE: 'UTC' } };
  return withProduct(databaseUrl, how, async ({ server, url }) => {
    const { newLabelCode } = require(path.join(PROJECT_DIR, 'dist', 'src', 'codes'));
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const measured = [];
    const sums = [];
    let subjects;
    try {
      for (const filling of [0, 1]) {
        const startedMs = performance.now();
        report(`${SCANS[filling]} scans on ${PARTS} batches of ${ORDERS} orders ...`);
        await fill(client, { filling, parts: PARTS });
        subjects ??= await firstOrder(client, newLabelCode());
        report(`Filled in ${((performance.now() - startedMs) / 1000).toFixed(0)} s. Sums ...`);
        sums.push(await makeSums(client));
        report(`Made in ${sums.at(-1).toFixed(0)} s. Reading ...`);
        measured.push(await measureAll(server, subjects, report));
      }
    } finally {
      await client.end();
    }
    return rowsOf(measured, sums);
  });
}
