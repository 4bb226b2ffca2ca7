/**
 * The physical limit for `npm run bench -- scan`: the same two statements with node-postgres, without
 * HTTP, without Strapi, without access. Talks to its parent over IPC.
 */
const path = require('node:path');
const { randomUUID } = require('node:crypto');

const tracking = path.join(__dirname, '..', '..', 'dist', 'src', 'tracking');
const { appendScan, openLedgerPool, readPart, sessionOf } = require(path.join(tracking, 'ledger'));
const { decideScan } = require(path.join(tracking, 'commands', 'decide-scan'));

const DOER = {
  actor: { type: 'operator', id: '1', name: 'bench' },
  may: null,
  stageIds: null,
  address: null,
  requestId: null,
};

function command(partCode) {
  return {
    scanId: randomUUID(),
    partCode,
    operation: 1,
    kind: 'report',
    good: 1,
    scrapped: 0,
    rework: null,
    causeOperation: null,
    reason: null,
    comment: '',
    attachments: [],
    occurredAt: new Date().toISOString(),
    sentAt: null,
    station: null,
    settles: null,
    madeIn: null,
    operator: { id: null, name: 'bench' },
  };
}

async function report(session, code) {
  const found = await readPart(session, { code, scanId: null, reason: null });
  const decided = decideScan(found, command(code), DOER, new Date());
  if (!decided.ok || !(await appendScan(session, decided.scan, decided.audit)))
    throw new Error('The loop was refused.');
}

/** Each connection keeps to parts of its own, so that no append is lost to another. */
async function loop(client, codes, untilMs, latenciesMs) {
  const session = sessionOf(client);
  for (let index = 0; performance.now() < untilMs; index += 1) {
    const startedMs = performance.now();
    await report(session, codes[index % codes.length]);
    latenciesMs.push(performance.now() - startedMs);
  }
}

process.on('message', ({ url, codes, connections, durationMs }) => {
  void (async () => {
    const pool = openLedgerPool({ connectionString: url }, connections);
    const clients = await Promise.all(Array.from({ length: connections }, () => pool.connect()));
    const latenciesMs = [];
    const before = process.cpuUsage();
    const startedMs = performance.now();
    const share = Math.floor(codes.length / connections);
    await Promise.all(
      clients.map((client, index) =>
        loop(client, codes.slice(index * share, (index + 1) * share), startedMs + durationMs, latenciesMs),
      ),
    );
    const seconds = (performance.now() - startedMs) / 1000;
    const cpu = process.cpuUsage(before);
    for (const client of clients) client.release();
    await pool.end();
    process.send({ seconds, latenciesMs, cpuMs: (cpu.user + cpu.system) / 1000 });
  })().catch((error) => {
    console.error(error);
    process.exit(1);
  });
});
