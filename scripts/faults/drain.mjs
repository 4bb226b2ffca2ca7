import assert from 'node:assert/strict';
import { randomInt, randomUUID } from 'node:crypto';
import http from 'node:http';
import { Progress } from './progress.mjs';

const BUSY = 8;
const PAUSING = 4;
const FRESH = 4;
const SLOW = 4;
const PAUSE_MS = 150;
/** Acknowledged before the signal comes. */
const WORK_BEFORE = 150;
const ANSWER_LIMIT_MS = 30_000;

/** How the system refuses a connection. */
const REFUSED = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE']);

/** A sender of reports that notes how each request ended. */
class DrainedClient {
  acknowledged = new Map();
  refused = new Set();
  surprises = [];
  /** Requests that were neither answered in full nor refused a connection. */
  cut = [];

  constructor(server, factory, progress) {
    Object.assign(this, { server, factory, progress });
  }

  #scan() {
    return {
      scanId: randomUUID(),
      partCode: this.factory.parts[randomInt(this.factory.parts.length)],
      operation: 1,
      good: 1,
      occurredAt: new Date().toISOString(),
    };
  }

  /**
   * Send one report; `beforeTheRest` lets a sender wait in the middle of its body.
   * @returns {Promise<boolean>} false: no connection was taken any more
   */
  async report(agent, beforeTheRest = null) {
    const scan = this.#scan();
    try {
      const { status, body } = await this.#post(agent, scan, beforeTheRest);
      if (status === 201) {
        this.acknowledged.set(scan.scanId, scan);
        this.progress.add();
      } else if (status === 503) this.refused.add(scan.scanId);
      else this.surprises.push(`${status} ${JSON.stringify(body).slice(0, 300)}`);
      return true;
    } catch (error) {
      // A new connection may wait in the system's queue when the server goes: it is reset and its request was
      // never taken, so it must not stand. Over a connection that has worked nobody may be cut off.
      if (!error.onKeptConnection && REFUSED.has(error.code)) this.refused.add(scan.scanId);
      else this.cut.push(`${error.code ?? ''} ${error.message}`);
      return false;
    }
  }

  #post(agent, scan, beforeTheRest) {
    const text = Buffer.from(JSON.stringify(scan));
    const headers = {
      authorization: `Bearer ${this.factory.apiToken}`,
      'content-type': 'application/json',
      'content-length': text.length,
    };
    return new Promise((resolve, reject) => {
      const request = http.request(`${this.server.baseUrl}/api/scans`, {
        method: 'POST',
        agent,
        headers,
        timeout: ANSWER_LIMIT_MS,
      });
      request.once('error', (error) =>
        reject(Object.assign(error, { onKeptConnection: request.reusedSocket })),
      );
      request.once('timeout', () => request.destroy(new Error('no answer in time')));
      request.once('response', (response) => {
        readAll(response).then((bytes) => {
          if (!response.complete) throw new Error('half an answer');
          resolve({ status: response.statusCode, body: JSON.parse(bytes) });
        }, reject);
      });
      if (!beforeTheRest) return void request.end(text);
      request.write(text.subarray(0, 40));
      beforeTheRest.then(() => request.end(text.subarray(40)), reject);
    });
  }
}

async function readAll(stream) {
  const chunks = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

async function loop(client, agent, pauseMs) {
  while (await client.report(agent))
    if (pauseMs) await new Promise((resolve) => setTimeout(resolve, pauseMs));
}

function keptAlive() {
  return new http.Agent({ keepAlive: true, maxSockets: 1 });
}

/**
 * SIGTERM while people report: over connections that are kept and busy, kept and pausing, new for each
 * report, and while bodies are only half sent. Everybody gets a whole answer or no connection, and the
 * server ends by itself with 0.
 * @returns {Promise<DrainedClient>} what was acknowledged
 */
export async function drain({ server, factory, say }) {
  const progress = new Progress();
  const client = new DrainedClient(server, factory, progress);
  const agents = Array.from({ length: BUSY + PAUSING + SLOW }, keptAlive);
  const working = [
    ...agents.slice(0, BUSY).map((agent) => loop(client, agent, 0)),
    ...agents.slice(BUSY, BUSY + PAUSING).map((agent) => loop(client, agent, PAUSE_MS)),
    ...Array.from({ length: FRESH }, () => loop(client, new http.Agent({ keepAlive: false }), 0)),
  ];
  await progress.more(WORK_BEFORE, 'before SIGTERM');
  let signalSent;
  const sent = new Promise((resolve) => {
    signalSent = resolve;
  });
  const slow = agents.slice(BUSY + PAUSING).map((agent) => client.report(agent, sent));
  await progress.more(BUSY, 'while bodies are half sent');
  server.signal('SIGTERM');
  await progress.more(1, 'after SIGTERM');
  signalSent();
  const answered = await Promise.all(slow);
  await Promise.all(working);
  const code = await server.exited();
  for (const agent of agents) agent.destroy();
  say(`${progress.count} acknowledged until the last connection was refused.`);
  assert.deepEqual(client.cut, []);
  assert.deepEqual(client.surprises, []);
  assert.deepEqual(
    answered,
    answered.map(() => true),
    'a request that was half sent was not answered',
  );
  assert.equal(code, 0);
  return client;
}
