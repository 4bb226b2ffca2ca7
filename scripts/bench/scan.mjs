import { randomUUID } from 'node:crypto';
import path from 'node:path';
import autocannon from 'autocannon';
import { startChild } from './child.mjs';
import { median, percentile } from './figures.mjs';
import { pgbench } from './pgbench.mjs';
import { withProduct } from './product.mjs';
import { cpuShares } from './profile-shares.mjs';

const CONNECTIONS = [1, 8, 32];
const ROUNDS = 3;
const ROUND_SECONDS = 5;
const PARTS = 20_000;
const BATCH = 100;
/** A scan of a batch may cost this share of a single one. */
const BATCH_SHARE = 0.2;
/** What an operator may wait for, 99 times of 100, while 32 report at once. */
const P99_MS = 60;

/** @param {string} code */
function scanOf(code) {
  const now = new Date().toISOString();
  return {
    scanId: randomUUID(),
    partCode: code,
    operation: 1,
    good: 1,
    occurredAt: now,
    sentAt: now,
    station: 'bench',
  };
}

/** The body of a request: one scan, or a batch of them on parts at random. */
function body(codes, scans) {
  const items = Array.from({ length: scans }, () => scanOf(codes[Math.floor(Math.random() * codes.length)]));
  return JSON.stringify(scans === 1 ? items[0] : { items });
}

/**
 * One round over HTTP.
 * @param {{ port: number, token: string, codes: string[] }} server
 * @param {number} connections
 * @param {{ seconds?: number, scans?: number }} [wish] scans in a request
 */
async function httpRound({ port, token, codes }, connections, { seconds = ROUND_SECONDS, scans = 1 } = {}) {
  const latenciesMs = [];
  let refused = 0;
  const load = autocannon({
    url: `http://127.0.0.1:${port}`,
    connections,
    duration: seconds,
    requests: [
      {
        method: 'POST',
        path: scans === 1 ? '/api/scans' : '/api/scans/batch',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        setupRequest: (request) => ({
          ...request,
          body: body(codes, scans),
        }),
      },
    ],
  });
  load.on('response', (_client, status, _bytes, responseMs) => {
    if (status === (scans === 1 ? 201 : 200)) latenciesMs.push(responseMs);
    else refused += 1;
  });
  const result = await load;
  if (refused > 0 || result.errors > 0)
    throw new Error(`${refused} scans refused, ${result.errors} connections failed.`);
  return { perSecond: latenciesMs.length / result.duration, latenciesMs };
}

/** @param {{ cpu: NodeJS.CpuUsage }} before @param {{ cpu: NodeJS.CpuUsage }} after */
function cpuMs(before, after) {
  return (after.cpu.user - before.cpu.user + after.cpu.system - before.cpu.system) / 1000;
}

async function measureRound(child, server, connections, scans = 1) {
  const before = await child.ask('cpu');
  const { perSecond, latenciesMs } = await httpRound(server, connections, { scans });
  const after = await child.ask('cpu');
  return {
    perSecond,
    p50: percentile(latenciesMs, 50),
    p99: percentile(latenciesMs, 99),
    cpu: cpuMs(before, after) / latenciesMs.length,
  };
}

async function bareRound(url, codes, connections) {
  const bare = startChild(path.join(import.meta.dirname, 'scan-bare.cjs'));
  const durationMs = ROUND_SECONDS * 1000;
  const { seconds, latenciesMs, cpuMs: total } = await bare.ask({ url, codes, connections, durationMs });
  await bare.kill();
  return {
    perSecond: latenciesMs.length / seconds,
    p50: percentile(latenciesMs, 50),
    p99: percentile(latenciesMs, 99),
    cpu: total / latenciesMs.length,
  };
}

/** Rounds alternate, so that a noisy minute hits both. */
async function measure(child, server, url, connections) {
  const rounds = { http: [], bare: [], pgbench: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.http.push(await measureRound(child, server, connections));
    rounds.bare.push(await bareRound(url, server.codes, connections));
    rounds.pgbench.push(await pgbench({ url, parts: PARTS, clients: connections, seconds: ROUND_SECONDS }));
  }
  return rounds;
}

function rowsOf(connections, rounds) {
  const middle = (name, figure) => median(rounds[name].map((round) => round[figure]));
  const row = (name, figure, unit, invert, beside = 'bare') => {
    const [value, limit] = [middle('http', figure), middle(beside, figure)];
    const ratio = invert ? limit / value : value / limit;
    return {
      name: `scan ${name}, ${connections} connections`,
      value,
      unit,
      limit,
      ratio,
      note: 'limit: bare pg loop',
    };
  };
  const rows = [
    row('rate', 'perSecond', '1/s', false),
    row('p50', 'p50', 'ms', true),
    row('p99', 'p99', 'ms', true),
    row('server CPU', 'cpu', 'ms/request', true),
  ];
  if (rounds.pgbench[0] === null) return rows;
  const beside = (name, figure, unit, invert) => ({
    ...row(name, figure, unit, invert, 'pgbench'),
    note: 'limit: pgbench, no JavaScript',
  });
  return [...rows, beside('rate', 'perSecond', '1/s', false), beside('p99', 'p99', 'ms', true)];
}

/** What is asked for. */
function rowOfP99({ name, value }) {
  return { name, value, unit: 'ms', limit: P99_MS, ratio: P99_MS / value, note: 'limit: what is asked for' };
}

/** A batch beside single scans over one connection, in alternating rounds: time and CPU of one scan. */
async function measureBatches(child, server) {
  const rounds = { single: [], batch: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    rounds.single.push(await measureRound(child, server, 1));
    rounds.batch.push(await measureRound(child, server, 1, BATCH));
  }
  return [
    ['time', 'p50'],
    ['server CPU', 'cpu'],
  ].map(([name, figure]) => {
    const value = median(rounds.batch.map((round) => round[figure])) / BATCH;
    const limit = median(rounds.single.map((round) => round[figure])) * BATCH_SHARE;
    const note = `limit: a fifth of a single scan's in this run`;
    return {
      name: `${name} of a scan in a batch of ${BATCH}`,
      value,
      unit: 'ms',
      limit,
      ratio: limit / value,
      note,
    };
  });
}

/** One more round at the most connections, profiled: where the CPU of the server goes. */
async function profileScans(child, server) {
  await child.ask('start-profile');
  await httpRound(server, CONNECTIONS.at(-1) ?? 1);
  const { profile } = await child.ask('stop-profile');
  return cpuShares(profile).map(({ name, percent }) => ({
    name: `CPU of scans: ${name}`,
    value: percent,
    unit: '%',
    limit: null,
    ratio: null,
    note: 'self time in a profile',
  }));
}

/** The best of pgbench over its client counts, beside the rate over HTTP at the most connections. */
function bestOfPgbench(rate, rates) {
  const limit = Math.max(...rates);
  const name = `scan rate, ${CONNECTIONS.at(-1)} connections`;
  return {
    name,
    value: rate,
    unit: '1/s',
    limit,
    ratio: rate / limit,
    note: 'limit: the best of pgbench at any number of clients',
  };
}

/**
 * Scans over HTTP on 20,000 parts at 1, 8 and 32 connections, beside a bare node-postgres loop with the
 * same statements and beside pgbench, in alternating rounds of the same run.
 * @param {{ databaseUrl: string, report(text: string): void }} options
 * @returns {Promise<import('./figures.mjs').Row[]>}
 */
export async function run({ databaseUrl, report }) {
  const how = { server: 'scan-server.cjs', env: { BENCH_PARTS: String(PARTS) } };
  report(`Launching ${PARTS} batches ...`);
  return withProduct(databaseUrl, how, async ({ child, server, url }) => {
    await httpRound(server, 8, { seconds: 2 });
    const rows = [];
    const pgbenchRates = [];
    for (const connections of CONNECTIONS) {
      report(`${connections} connections ...`);
      const rounds = await measure(child, server, url, connections);
      rows.push(...rowsOf(connections, rounds));
      if (rounds.pgbench[0] !== null)
        pgbenchRates.push(median(rounds.pgbench.map(({ perSecond }) => perSecond)));
    }
    const most = (figure) => rows.findLast(({ name }) => name.startsWith(`scan ${figure},`));
    if (pgbenchRates.length > 0) rows.push(bestOfPgbench(most('rate')?.value ?? NaN, pgbenchRates));
    rows.push(rowOfP99(most('p99')));
    report(`Batches of ${BATCH} ...`);
    rows.push(...(await measureBatches(child, server)));
    report('Profile ...');
    return [...rows, ...(await profileScans(child, server))];
  });
}
