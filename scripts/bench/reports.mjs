import { createRequire } from 'node:module';
import path from 'node:path';
import pg from 'pg';
import { PROJECT_DIR } from '../project-dir.mjs';
import { withDatabase, withProduct, withServer } from './product.mjs';
import {
  fillFirst,
  fillSameDays,
  fillYearBefore,
  ORDERS,
  scansOf,
  setShifts,
  subjectsOf,
} from './report-fill.mjs';
import { newScreen, pagesOf } from './report-pages.mjs';
import { mediansMs, reporting } from './report-reading.mjs';

const require = createRequire(import.meta.url);
/** What is asked for. A try with fewer, to see that the bench works: BENCH_REPORT_PARTS=2000 npm run bench -- reports. */
const PARTS = Number(process.env.BENCH_REPORT_PARTS ?? 50_000);
/** Twice the scans may cost this much more. */
const GROWTH_LIMIT = 1.1;
/** Only pages whose names have this: BENCH_REPORT_PAGES=forecast. */
const WANTED = process.env.BENCH_REPORT_PAGES ?? '';
/** Where people work in two shifts; a try without them: BENCH_REPORT_SHIFTS=0. */
const SHIFTS = process.env.BENCH_REPORT_SHIFTS !== '0';

/** Batches that are reported on meanwhile, in turn: none of them becomes one of thousands of reports. */
const REPORTED_BATCHES = 200;
/** Batches that folding takes at once, when nobody waits behind it. */
const FOLDED_AT_ONCE = 4_000;
const ENV = { FACTORY_TIME_ZONE: SHIFTS ? 'Europe/Moscow' : 'UTC' };
const SERVER = 'scan-server.cjs';

const inWords = (count) => count.toLocaleString('en-US');
const ONCE = inWords(scansOf(PARTS));
const TWICE = inWords(2 * scansOf(PARTS));
/** The three histories that are read side by side. */
const HISTORIES = [
  `p50 at ${ONCE} scans`,
  `p50 at ${TWICE} by twice the days`,
  `p50 at ${TWICE} on the same days`,
];
const GROWTHS = ['twice the scans by twice the days', 'twice the scans on the same days'];

/** @template Result @param {string} url @param {(client: pg.Client) => Promise<Result>} work @returns {Promise<Result>} */
async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Make the sums anew in one go, as after an upgrade. @returns {Promise<number>} seconds */
async function makeSums(client) {
  const startedMs = performance.now();
  for (;;) {
    const { rows } = await client.query(
      `select tracker_refresh_reports('${ENV.FACTORY_TIME_ZONE}', ${FOLDED_AT_ONCE}) as more`,
    );
    if (!rows[0].more) break;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await client.query('vacuum analyze');
  return seconds;
}

/** Every page on each of the servers. @returns {Promise<{ name: string, limit: number | null, values: number[] }[]>} p50, a history each */
async function readAll(servers, subjects, say) {
  const medians = [];
  for (const page of pagesOf(subjects).filter(({ name }) => name.includes(WANTED))) {
    const values = await mediansMs(servers, page);
    medians.push({ name: page.name, limit: page.limit, values });
    // A machine that is too busy to end the whole leaves these.
    say(`  ${page.name}: p50 ${values.map((ms) => ms.toFixed(1)).join(', ')} ms`);
  }
  return medians;
}

function rowsOf(medians, sums) {
  const row = (name, value, unit, limit) => ({
    ...{ name, value, unit, limit, note: '' },
    ratio: limit === null ? null : limit / value,
  });
  const read = medians.flatMap(({ name, limit, values }) => [
    ...values.map((value, at) => row(`${name}, ${HISTORIES[at]}`, value, 'ms', limit)),
    ...GROWTHS.map((how, at) => row(`${name}, ${how}`, values[at + 1] / values[0], 'times', GROWTH_LIMIT)),
  ]);
  const made = sums.map((value, at) =>
    row(`sums made anew from ${[ONCE, TWICE][at]} scans`, value, 's', null),
  );
  return [...read, ...made];
}

/** A server on each database, until `work` is done. */
function withServers(urls, work, servers = []) {
  const [url, ...others] = urls;
  if (url === undefined) return work(servers);
  const how = { server: SERVER, env: { ...ENV, BENCH_PARTS: '0' } };
  return withServer(url, how, ({ server }) => withServers(others, work, [...servers, server]));
}

/** Fill copies of the first history with twice the scans, and read all three side by side. */
async function compare(databaseUrl, filled, { codes, subjects, sums }, say) {
  const copy = (work) => withDatabase(databaseUrl, { copyOf: filled }, work);
  return copy((once) =>
    copy((twiceTheDays) =>
      copy(async (sameDays) => {
        say(`${TWICE} scans by twice the days ...`);
        await withClient(twiceTheDays, async (client) => {
          await fillYearBefore(client);
          sums.push(await makeSums(client));
        });
        say(`${TWICE} scans on the same days ...`);
        await withClient(sameDays, fillSameDays);
        return withServers([once, twiceTheDays, sameDays], async (servers) => {
          const reported = servers.map((server) => ({ ...server, report: reporting({ ...server, codes }) }));
          return rowsOf(await readAll(reported, subjects, say), sums);
        });
      }),
    ),
  );
}

/**
 * Every report and page over HTTP in a factory that works in two shifts: with 50,000 batches and a million scans, beside that with twice the
 * history, and with twice the scans on the same days. The three are read in turns, so that their ratios do not depend on
 * what else the machine does.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report: say }) {
  const how = { server: SERVER, env: { ...ENV, BENCH_PARTS: String(REPORTED_BATCHES) } };
  const { newLabelCode } = require(path.join(PROJECT_DIR, 'dist', 'src', 'codes'));
  return withProduct(databaseUrl, how, async ({ child, server: { codes }, url }) => {
    await child.stop();
    say(`${ONCE} scans on ${PARTS} batches of ${ORDERS} orders ...`);
    const { subjects, seconds } = await withClient(url, async (client) => {
      await fillFirst(client, PARTS);
      if (SHIFTS) await setShifts(client);
      const found = await subjectsOf(client, newLabelCode());
      const all = { ...found, screen: await newScreen(client), shifts: SHIFTS };
      const seconds = await makeSums(client);
      say(`  sums made in ${seconds.toFixed(0)} s`);
      return { subjects: all, seconds };
    });
    return compare(databaseUrl, url, { codes, subjects, sums: [seconds] }, say);
  });
}
