import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './figures.mjs';

/** Of one page to one server before the next server's turn: so many requests at least, and so long that five reports fall into it. */
const REQUESTS_A_TURN = 12;
const TURN_MS = 500;
const TURNS = 8;
/** Of each turn, not counted: what the turn before has driven out of the caches comes back. */
const WARM_UP = 3;
/** Ten reports a second: 36,000 an hour. */
const REPORT_EVERY_MS = 100;

/**
 * A factory that works: one good piece, of the next batch each time.
 * @param {{ port: number, token: string, codes: string[] }} server
 * @returns {() => Promise<void>} one report, answered
 */
export function reporting({ port, token, codes }) {
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
async function readMs({ port, token }, path) {
  const startedMs = performance.now();
  const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  await answer.arrayBuffer();
  if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}.`);
  return performance.now() - startedMs;
}

/** One reader, one request after the other; `before` each, outside of the time. @returns {Promise<number[]>} ms */
async function turnOf(server, path, before) {
  const times = [];
  const endsMs = performance.now() + TURN_MS;
  for (let n = 0; n < REQUESTS_A_TURN + WARM_UP || performance.now() < endsMs; n += 1) {
    await before();
    const ms = await readMs(server, path);
    if (n >= WARM_UP) times.push(ms);
  }
  return times;
}

/**
 * How long a page takes on each of several servers, asked in turns: what else the machine does meets them alike.
 * @param {{ port: number, token: string, report(): Promise<void> }[]} servers
 * @param {import('./report-pages.mjs').Page} page one that needs pauses has one turn
 * @returns {Promise<number[]>} p50 in ms, a server each
 */
export async function mediansMs(servers, { path, reported = 'meanwhile', settleMs = 0, pauseMs = 0, token }) {
  const times = servers.map(() => []);
  const rest = async () => (pauseMs > 0 ? pause(pauseMs) : undefined);
  for (let turn = 0; turn < (pauseMs > 0 ? 1 : TURNS); turn += 1) {
    for (const [at, server] of servers.entries()) {
      const asked = { ...server, token: token ?? server.token };
      const read = async (before = rest) => times[at].push(...(await turnOf(asked, path, before)));
      const reportBefore = async () => {
        await server.report();
        if (settleMs > 0) await pause(settleMs);
      };
      if (reported === 'before') await read(reportBefore);
      else await whileReported(server.report, read);
    }
  }
  return times.map((own) => percentile(own, 50));
}
