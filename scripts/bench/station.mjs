import fs from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { buildStale, SCAN_PAGE } from '../build/steps.mjs';
import { PROJECT_DIR } from '../project-dir.mjs';
import { median } from './figures.mjs';
import { withProduct } from './product.mjs';
import { measureDecoding } from './station-decoding.mjs';
import { measureLists } from './station-lists.mjs';
import { closeBrowser, withPhone } from './station-phone.mjs';

const PARTS = 50_000;
const ROUNDS = 3;
/** What the page may weigh on its way, before the reader of codes. */
const BUDGET_KB = 60;
/** What is asked for from the label to "counted". */
const LABEL_TO_COUNTED_S = 5;

const BUILT = path.join(PROJECT_DIR, 'public', 'scan-station');

/** @returns {import('./figures.mjs').Row} a value that may be as large as its limit; the ratio grows as it gets better */
function row(name, value, unit, limit, note) {
  return { name, value, unit, limit, ratio: limit === null ? null : limit / value, note };
}

/** The bytes of a file of the build as a server sends them. */
const sentBytes = (file) => gzipSync(fs.readFileSync(path.join(BUILT, file))).length;

function weigh() {
  const assets = fs.readdirSync(path.join(BUILT, 'assets')).map((name) => `assets/${name}`);
  // Who reads one language does not wait for the other; of the two the larger counts.
  const [longer, shorter] = assets
    .filter((name) => /\/(ru|en)-/.test(name))
    .sort((one, other) => sentBytes(other) - sentBytes(one));
  if (!longer || !shorter) throw new Error('The page has not two languages.');
  const ofPage = [
    'index.html',
    ...assets.filter((name) => name !== shorter && !/decoder-|\.wasm$/.test(name)),
  ];
  const ofReader = assets.filter((name) => /decoder-|\.wasm$/.test(name));
  const kilobytes = (files) => files.reduce((sum, file) => sum + sentBytes(file), 0) / 1_024;
  return [
    row('page, compressed', kilobytes(ofPage), 'KB', BUDGET_KB, 'limit: what is asked for'),
    row(
      'reader of codes, compressed',
      kilobytes(ofReader),
      'KB',
      null,
      'comes with the first use of the camera',
    ),
  ];
}

/** Opening the page for the first time, beside a fetch of the same files. */
async function measureOpening(server, throttled, note) {
  const page = [];
  const bare = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    page.push(await withPhone(server, throttled, (phone) => phone.open('/scan')));
    bare.push(await withPhone(server, throttled, (phone) => phone.fetchOnly()));
  }
  return row(
    `ready to be touched, ${note}`,
    median(page),
    's',
    median(bare),
    'limit: bare fetch of the same files',
  );
}

/** From the label to "counted", signed in or with the badge, by hands that need no time to think. */
async function measureReports(server, throttled, note) {
  const signedIn = [];
  const withBadge = [];
  const cold = [];
  const counted = [];
  const bare = [];
  const taps = {};
  for (let round = 0; round < ROUNDS; round += 1) {
    await withPhone(server, throttled, async (phone) => {
      await phone.open('/scan');
      await phone.signInByName();
      const plain = await phone.report();
      signedIn.push(plain.seconds);
      counted.push(plain.countedSeconds);
      taps.signedIn = plain.taps;
      bare.push(await phone.bareReport());
      const opened = await phone.reportCold();
      cold.push(opened.seconds);
      taps.cold = opened.taps;
    });
    await withPhone(server, throttled, async (phone) => {
      await phone.open('/scan');
      const byBadge = await phone.report({ badge: true });
      withBadge.push(byBadge.seconds);
      taps.withBadge = byBadge.taps;
    });
  }
  const [limit, asked] = [LABEL_TO_COUNTED_S, 'limit: what is asked for'];
  return [
    row(`tap to "counted", ${note}`, median(counted), 's', median(bare), 'limit: bare POST of such a report'),
    row(
      `label to "counted", signed in, ${note}`,
      median(signedIn),
      's',
      limit,
      `${taps.signedIn} taps; ${asked}`,
    ),
    row(
      `camera app opens the label, cold, to "counted", ${note}`,
      median(cold),
      's',
      limit,
      `${taps.cold} tap; signed in before; ${asked}`,
    ),
    row(
      `label to "counted", badge and PIN, ${note}`,
      median(withBadge),
      's',
      limit,
      `${taps.withBadge} taps; ${asked}`,
    ),
  ];
}

/**
 * The operators' page in Chromium: its weight, how long it takes on a good and on a poor phone, its taps, its reader of codes,
 * and the list of what waits among 50,000 batches.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  await buildStale(PROJECT_DIR, [SCAN_PAGE], { say: report });
  const parts = Number(process.env.BENCH_PARTS ?? PARTS);
  const how = { server: 'station-server.cjs', env: { BENCH_PARTS: String(parts) } };
  report(`Launching ${parts} batches ...`);
  return withProduct(databaseUrl, how, async ({ server }) => {
    const rows = weigh();
    for (const [throttled, note] of [
      [false, 'this machine'],
      [true, 'CPU / 6, slow 3G'],
    ]) {
      report(`The page, ${note} ...`);
      rows.push(await measureOpening(server, throttled, note));
      rows.push(...(await measureReports(server, throttled, note)));
    }
    report('Frames of the camera ...');
    rows.push(...(await measureDecoding(server)));
    await closeBrowser();
    report('The list of what waits ...');
    rows.push(...(await measureLists(server, parts)));
    return rows;
  });
}
