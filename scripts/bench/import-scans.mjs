import { randomUUID } from 'node:crypto';
import autocannon from 'autocannon';
import { percentile } from './figures.mjs';
import { importOnce } from './import-client.mjs';
import { bomRows, csvFile } from './import-files.mjs';

const ROWS = 50_000;
/** A busy factory: a scan every 25 ms, whatever the answers take. */
const SCANS_PER_SECOND = 40;
const CONNECTIONS = 8;
const WARM_SECONDS = 5;
const QUIET_SECONDS = 15;
const LONGEST_SECONDS = 120;
/** Longer the server's thread shall not be held up by anybody's file. */
const STALL_MS = 50;

function scanBody(codes) {
  const now = new Date().toISOString();
  const partCode = codes[Math.floor(Math.random() * codes.length)];
  return JSON.stringify({
    ...{ scanId: randomUUID(), partCode, operation: 1, good: 1 },
    ...{ occurredAt: now, sentAt: now, station: 'bench' },
  });
}

/** Scans at a steady rate until `stop` is called; the promise gives the latencies in milliseconds. */
function startScans({ port, token, codes }) {
  const latenciesMs = [];
  let refused = 0;
  const load = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections: CONNECTIONS,
    overallRate: SCANS_PER_SECOND,
    duration: LONGEST_SECONDS,
    requests: [
      {
        ...{ method: 'POST', path: '/api/scans' },
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        setupRequest: (request) => ({ ...request, body: scanBody(codes) }),
      },
    ],
  });
  load.on('response', (_client, status, _bytes, responseMs) => {
    if (status === 201) latenciesMs.push(responseMs);
    else refused += 1;
  });
  return async () => {
    load.stop();
    await load;
    if (refused > 0) throw new Error(`${refused} scans were refused.`);
    return latenciesMs;
  };
}

async function scanFor({ server }, seconds) {
  const stop = startScans(server);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  return stop();
}

/** p99 of scans at a steady rate while nothing else happens, and while 50,000 rows are imported. */
export async function measureScans(context) {
  // The first scans compile what the others use.
  await scanFor(context, WARM_SECONDS);
  const quiet = await scanFor(context, QUIET_SECONDS);
  const bytes = csvFile(bomRows(ROWS, 'BENCH-SCANS'));
  const stop = startScans(context.server);
  const { total, previewStallMs, commitStallMs } = await importOnce(context, bytes, 'bench.csv');
  const busy = await stop();
  const figure = (name, value, limit, note) => ({
    ...{ name, value, unit: 'ms', limit, ratio: limit === null ? null : limit / value, note },
  });
  const [still, during] = [percentile(quiet, 99), percentile(busy, 99)];
  return [
    figure('scan p99, nothing else', still, null, `${SCANS_PER_SECOND} scans a second`),
    figure(
      'scan p99 during an import',
      during,
      still,
      `${ROWS} rows in ${total.toFixed(1)} s, ${busy.length} scans; limit: p99 without it`,
    ),
    figure('slowest scan during it', Math.max(...busy), Math.max(...quiet), 'limit: the slowest without it'),
    figure(
      "server's thread held up, preview",
      previewStallMs,
      STALL_MS,
      'longest time; limit: what is asked for',
    ),
    figure(
      "server's thread held up, commit",
      commitStallMs,
      STALL_MS,
      'longest time; limit: what is asked for',
    ),
  ];
}
