import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { startChild } from './child.mjs';
import { percentile } from './figures.mjs';
import { withProduct } from './product.mjs';

const SOCKETS = 500;
/** An operator may have as many open tabs at one device. */
const SOCKETS_A_SESSION = 20;
const REPORTS = 200;
const WARM_UP = 20;
/** Between reports, so that they are told one by one. */
const PAUSE_MS = 50;
const LIMIT_MS = 100;
const BURST = 300;
const BURST_CONNECTIONS = 16;
/** A socket that hears events together is told them at most every 50 ms. */
const MOST_MESSAGES = 21;

const clockMs = () => Number(process.hrtime.bigint()) / 1e6;

/** Sockets in a process of their own, and when the last of them has heard of a report. */
class Listeners {
  #child = fork(path.join(import.meta.dirname, 'live-listeners.mjs'));
  #waiting = new Map();
  #heard = new Map();

  constructor() {
    this.#child.on('message', ({ scanId, atMs }) => {
      if (scanId === undefined) return;
      const settle = this.#waiting.get(scanId);
      if (settle) settle(atMs);
      else this.#heard.set(scanId, atMs);
    });
  }

  async connect(url, { socketPath, tokens, together = false }) {
    const wish = { together, sockets: SOCKETS, perToken: SOCKETS_A_SESSION };
    this.#child.send({ url, path: socketPath, tokens, ...wish });
    const [answer] = await Promise.race([once(this.#child, 'message'), once(this.#child, 'exit')]);
    if (answer?.connected !== SOCKETS) throw new Error('The sockets did not connect.');
  }

  /** @returns {Promise<number>} when the last socket heard of it, on the clock of `clockMs` */
  byAll(scanId) {
    const heard = this.#heard.get(scanId);
    if (heard !== undefined) return Promise.resolve(heard);
    return new Promise((resolve) => this.#waiting.set(scanId, resolve));
  }

  /** @returns {Promise<number>} messages that the busiest socket has been told so far */
  packets() {
    return new Promise((resolve) => {
      const hear = (answer) => {
        if (answer.packets === undefined) return;
        this.#child.off('message', hear);
        resolve(answer.packets);
      };
      this.#child.on('message', hear);
      this.#child.send('packets');
    });
  }

  async leave() {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}

async function report({ port, token, codes }, scanId, place = Math.floor(Math.random() * codes.length)) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/scans`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({
      scanId,
      partCode: codes[place],
      operation: 1,
      good: 1,
      occurredAt: new Date().toISOString(),
    }),
  });
  const text = await answer.text();
  if (answer.status !== 201) throw new Error(`${answer.status}: ${text}`);
  return clockMs();
}

/** Of each report, how long after its answer and after its sending the last socket heard. */
async function delays(listeners, tell) {
  const measured = [];
  for (let n = 0; n < REPORTS + WARM_UP; n += 1) {
    const scanId = randomUUID();
    const sentMs = clockMs();
    const answeredMs = await tell(scanId);
    const heardMs = await listeners.byAll(scanId);
    if (n >= WARM_UP) measured.push({ answer: Math.max(0, heardMs - answeredMs), sending: heardMs - sentMs });
    await wait(PAUSE_MS);
  }
  return measured;
}

/** A burst from several connections at as many batches: reports that all sockets have heard, and messages of one socket, a second. */
async function burst(server, listeners) {
  const packetsBefore = await listeners.packets();
  const startedMs = clockMs();
  const ids = Array.from({ length: BURST }, () => randomUUID());
  const left = [...ids];
  const worker = async () => {
    for (let id = left.pop(); id; id = left.pop()) await report(server, id, left.length);
  };
  await Promise.all(Array.from({ length: BURST_CONNECTIONS }, worker));
  const heard = await Promise.all(ids.map((id) => listeners.byAll(id)));
  const seconds = (Math.max(...heard) - startedMs) / 1000;
  const packets = (await listeners.packets()) - packetsBefore;
  return { perSecond: BURST / seconds, messages: packets / seconds };
}

/** @template Result @param {(listeners: Listeners) => Promise<Result>} work */
async function withListeners(work) {
  const listeners = new Listeners();
  return work(listeners).finally(() => listeners.leave());
}

async function bareDelays() {
  const child = startChild(path.join(import.meta.dirname, 'live-bare.cjs'));
  try {
    const { port } = await child.answer();
    return await withListeners(async (listeners) => {
      await listeners.connect(`http://127.0.0.1:${port}`, { socketPath: '/socket.io', tokens: [] });
      return delays(listeners, async (scanId) => {
        await child.ask(scanId);
        return clockMs();
      });
    });
  } finally {
    await child.kill();
  }
}

/** @param {boolean} together whether the sockets hear events gathered, as the panel's pages do */
async function productDelays({ port, token, codes, sessions }, together) {
  return withListeners(async (listeners) => {
    const server = { port, token, codes };
    await listeners.connect(`http://127.0.0.1:${port}`, {
      socketPath: '/realtime/socket.io',
      ...{ tokens: sessions, together },
    });
    const measured = await delays(listeners, (scanId) => report(server, scanId));
    return { measured, ...(await burst(server, listeners)) };
  });
}

function burstRow(perSecond, note, limit) {
  const name = `a burst of ${BURST} reports, heard by all, ${note}`;
  const ratio = limit === null ? null : perSecond / limit;
  return {
    name,
    value: perSecond,
    unit: 'reports/s',
    limit,
    ratio,
    note: `${BURST_CONNECTIONS} connections`,
  };
}

/** What a browser is told while the factory is at its busiest. */
function messagesRow(messages) {
  const name = `messages that a socket gets in the burst of ${BURST} reports, together`;
  const note = 'limit: twenty a second, however busy the factory is, and the first at once';
  return {
    name,
    value: messages,
    unit: 'messages/s',
    limit: MOST_MESSAGES,
    ratio: MOST_MESSAGES / messages,
    note,
  };
}

function rowsOf({ measured, perSecond }, gathered, bare) {
  const of = (delaysOf, figure, percent) =>
    percentile(
      delaysOf.map((delay) => delay[figure]),
      percent,
    );
  const row = (figure, percent, limit, note) => {
    const value = of(measured, figure, percent);
    const name = `${figure} of a report to the last of ${SOCKETS} sockets, p${percent}`;
    return { name, value, unit: 'ms', limit, ratio: limit / Math.max(value, 0.1), note };
  };
  const beside = (percent) =>
    row('sending', percent, of(bare, 'sending', percent), 'limit: bare Socket.IO, nothing stored');
  const pages = of(gathered.measured, 'answer', 95);
  const pagesName = `answer of a report to the last of ${SOCKETS} sockets that hear events together, p95`;
  const pagesRow = {
    name: pagesName,
    value: pages,
    unit: 'ms',
    limit: LIMIT_MS,
    ratio: LIMIT_MS / Math.max(pages, 0.1),
  };
  return [
    row('answer', 95, LIMIT_MS, 'limit: what is asked for'),
    { ...pagesRow, note: 'limit: what is asked for' },
    beside(50),
    beside(95),
    burstRow(perSecond, 'one by one', null),
    burstRow(gathered.perSecond, 'together', perSecond),
    messagesRow(gathered.messages),
  ];
}

/**
 * How long after the answer to a report the last of 500 sockets hears of it, beside a bare Socket.IO server in the same run.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report: say }) {
  const operators = Math.ceil(SOCKETS / SOCKETS_A_SESSION);
  const how = { server: 'scan-server.cjs', env: { BENCH_PARTS: '1000', BENCH_OPERATORS: String(operators) } };
  return withProduct(databaseUrl, how, async ({ server }) => {
    say(`${SOCKETS} sockets ...`);
    const product = await productDelays(server, false);
    say(`${SOCKETS} sockets that hear events together ...`);
    const gathered = await productDelays(server, true);
    say('A bare server ...');
    return rowsOf(product, gathered, await bareDelays());
  });
}
