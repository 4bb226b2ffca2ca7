import pg from 'pg';
import { percentile } from './figures.mjs';
import { withProduct } from './product.mjs';
import { fill, ORDERS, PARTS } from './report-fill.mjs';

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
const PATHS = [...REPORTS.map((name) => `reports/${name}`), 'overview'];
const REQUESTS = 40;
const WARM_UP = 5;
const LIMIT_MS = 30;
const OVERVIEW_LIMIT_MS = 10;
/** Twice the scans may cost this much more. */
const GROWTH_LIMIT = 1.1;

/** @returns {Promise<number>} p50 in ms of one reader, one request after the other */
async function medianMs({ port, token }, name) {
  const times = [];
  for (let n = 0; n < REQUESTS + WARM_UP; n += 1) {
    const startedMs = performance.now();
    const answer = await fetch(`http://127.0.0.1:${port}/api/dashboards/${name}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    await answer.arrayBuffer();
    if (answer.status !== 200) throw new Error(`${name} answered ${answer.status}.`);
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
  await client.query('vacuum analyze');
  return (performance.now() - startedMs) / 1000;
}

async function measureAll(server, say) {
  const medians = {};
  for (const name of PATHS) {
    medians[name] = await medianMs(server, name);
    // A machine that is too busy to end the whole leaves these.
    say(`  ${name}: p50 ${medians[name].toFixed(1)} ms`);
  }
  return medians;
}

function rowsOf(once, twice) {
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
      time(once[name], '1,000,000'),
      time(twice[name], '2,000,000'),
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
 * Every report and the overview over HTTP with 50,000 batches and a million scans, and with two million.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const how = { server: 'scan-server.cjs', env: { BENCH_PARTS: '1', FACTORY_TIME_ZONE: 'UTC' } };
  return withProduct(databaseUrl, how, async ({ server, url }) => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const measured = [];
    const sums = [];
    try {
      for (const filling of [0, 1]) {
        report(`${filling + 1},000,000 scans on ${PARTS} batches of ${ORDERS} orders ...`);
        await fill(client, filling);
        report('Sums ...');
        sums.push(await makeSums(client));
        report('Reading ...');
        measured.push(await measureAll(server, report));
      }
    } finally {
      await client.end();
    }
    const made = (value, scans) => ({
      ...{ name: `sums made anew from ${scans} scans`, value, unit: 's', limit: null, ratio: null, note: '' },
    });
    return [...rowsOf(measured[0], measured[1]), made(sums[0], '1,000,000'), made(sums[1], '2,000,000')];
  });
}
