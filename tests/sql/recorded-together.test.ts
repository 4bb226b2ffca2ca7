import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { Pool } from 'pg';
import { recordScansCommand } from '../../src/tracking/commands/record-scans';
import type { Engine } from '../../src/tracking/commands/engine';
import { tracking, verifyLedgerAt, type Tracking } from '../../src/tracking';
import type { RecordScanCommand, RecordScanResult, Refusal } from '../../src/tracking/contracts';
import {
  appendScans,
  inTransaction,
  openLedgerPool,
  readPart,
  readUndo,
  sessionOf,
  type Session,
} from '../../src/tracking/ledger';
import { startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

/** The scans of one batch are read and appended together; each must fare as if it had come alone. */

let app: TestApp;
let factory: { route: Row; product: Row };
let engine: Tracking;

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  engine = tracking(app.strapi);
});

afterAll(() => app.stop());

function say(result: RecordScanResult | Refusal): string {
  if (!result.ok)
    return `${result.code} ${JSON.stringify(result.details.where ?? result.details.waiting ?? '')}`;
  return `${result.replayed ? 'replayed' : 'ok'} ${result.scan.revision} ${JSON.stringify(result.operations)}`;
}

async function stateOf(code: string): Promise<unknown> {
  const { rows } = await app.sql.query(
    `select s.revision, s.status, s.finished, s.scrapped, s.last_scan_at,
            json_agg(json_build_array(o.number, o.waiting, o.good, o.scrapped, o.reworked, o.started, o.first_scan_at,
              o.last_scan_at) order by o.number) as operations,
            (select count(*)::int from scans where part_id = s.part_id) as scans,
            (select count(*)::int from audit_entries where subject_id = s.code and action = 'record-scan') as audited
       from part_states s join operations o using (part_id) where s.code = $1 group by s.id`,
    [code],
  );
  return rows[0];
}

interface CountingEngine extends Engine {
  statements: string[];
}

/** An engine of its own that notes every statement. */
function countingEngine(
  pool: Pool,
  beforeAppend: () => Promise<void> = async () => undefined,
): CountingEngine {
  const statements: string[] = [];
  const counted = (session: Session): Session => ({
    async query<R>(text: string, values?: unknown[], name?: string) {
      statements.push(name ?? text.trim().split(/\s+/).slice(0, 2).join(' '));
      if (name === 'append-scans') await beforeAppend();
      return session.query<R>(text, values, name);
    },
  });
  const session = counted(sessionOf(pool));
  const own = {
    session,
    read: (want: Parameters<Engine['read']>[0]) => readPart(session, want),
    readUndo: (want: Parameters<Engine['readUndo']>[0]) => readUndo(session, want),
    noteDefect: () => undefined,
    append: async (item: Parameters<Engine['append']>[0]) => (await appendScans(session, [item]))[0] === true,
    transaction: <T>(work: (inner: Session) => Promise<T>) =>
      inTransaction(pool, (inner) => work(counted(inner))),
    now: () => new Date(),
  };
  return { ...own, statements } as CountingEngine;
}

async function withEngine(
  work: (counting: CountingEngine) => Promise<void>,
  beforeAppend?: () => Promise<void>,
): Promise<void> {
  const pool = openLedgerPool({ connectionString: app.databaseUrl }, 4);
  try {
    await work(countingEngine(pool, beforeAppend));
  } finally {
    await pool.end();
  }
}

it('records a hundred scans of three batches in two statements', async () => {
  const codes = await Promise.all([1, 2, 3].map(() => batchOf(app, factory, 100)));
  const items = Array.from({ length: 100 }, (_, index) => scanOf(codes[index % 3] ?? '', { good: 1 }));
  await withEngine(async (counting) => {
    const results = await recordScansCommand(counting, items, OPERATOR);
    expect(results.filter(({ ok }) => ok)).toHaveLength(100);
    expect(counting.statements).toEqual(['read-parts', 'append-scans']);
  });
  expect(await Promise.all(codes.map(stateOf))).toEqual(
    [34, 33, 33].map((count) =>
      expect.objectContaining({ scans: count, audited: count, revision: 3 + count }),
    ),
  );
});

it('tells a hundred known scans again in two statements', async () => {
  const codes = await Promise.all(Array.from({ length: 100 }, () => batchOf(app, factory, 1)));
  const items = codes.map((code) => scanOf(code, { good: 1 }));
  await engine.recordScans(items, OPERATOR);
  await withEngine(async (counting) => {
    const results = await recordScansCommand(counting, items, OPERATOR);
    expect(results.map((result) => result.ok && result.replayed)).toEqual(items.map(() => true));
    expect(counting.statements).toEqual(['read-parts', 'select sc.undoes,']);
  });
});

it('decides again what somebody else has moved on, and leaves the rest as it stands', async () => {
  const [taken, free] = [await batchOf(app, factory, 10), await batchOf(app, factory, 10)];
  const items = [taken, free, taken].map((code) => scanOf(code, { good: 4 }));
  let rivals = 1;
  const rival = async () => {
    if (rivals-- > 0) await engine.recordScan(scanOf(taken, { good: 3 }), OPERATOR);
  };
  await withEngine(async (counting) => {
    const results = await recordScansCommand(counting, items, OPERATOR);
    expect(results.map((result) => (result.ok ? result.scan.revision : result.code))).toEqual([
      5,
      4,
      'quantity-exceeds-waiting',
    ]);
  }, rival);
  expect(await stateOf(taken)).toMatchObject({ scans: 2, audited: 2, revision: 5 });
  expect(await stateOf(free)).toMatchObject({ scans: 1, audited: 1, revision: 4 });
});

it('waits for its turn where it loses every race', async () => {
  const code = await batchOf(app, factory, 100);
  const items = Array.from({ length: 5 }, () => scanOf(code, { good: 1 }));
  let rivals = 2;
  const rival = async () => {
    if (rivals-- > 0) await engine.recordScan(scanOf(code, { good: 1 }), OPERATOR);
  };
  await withEngine(async (counting) => {
    const results = await recordScansCommand(counting, items, OPERATOR);
    expect(results.map((result) => result.ok && result.scan.revision)).toEqual([6, 7, 8, 9, 10]);
  }, rival);
  expect(await stateOf(code)).toMatchObject({ scans: 7, audited: 7 });
});

it('tells an id that was taken meanwhile from those that were not', async () => {
  const [one, two] = [await batchOf(app, factory, 10), await batchOf(app, factory, 10)];
  const items = [scanOf(one, { good: 1 }), scanOf(two, { good: 1 }), scanOf(two, { good: 2 })];
  let rivals = 1;
  const rival = async () => {
    if (rivals-- > 0) await engine.recordScan(scanOf(two, { good: 5, scanId: items[1]?.scanId }), OPERATOR);
  };
  await withEngine(async (counting) => {
    const results = await recordScansCommand(counting, items, OPERATOR);
    expect(results.map((result) => (result.ok ? 'ok' : result.code))).toEqual([
      'ok',
      'scan-id-reused',
      'earlier-item-refused',
    ]);
  }, rival);
});

/** One random item: which of three batches, which of a few ids, what it says. */
const anItem = fc.record({
  part: fc.integer({ min: 0, max: 2 }),
  id: fc.integer({ min: 0, max: 14 }),
  operation: fc.integer({ min: 1, max: 3 }),
  good: fc.integer({ min: 0, max: 4 }),
  scrapped: fc.integer({ min: 0, max: 1 }),
  rework: fc.integer({ min: 0, max: 1 }),
});

type AnItem = typeof anItem extends fc.Arbitrary<infer T> ? T : never;

function commandOf(item: AnItem, codes: string[], ids: string[], occurredAt: string): RecordScanCommand {
  const spoils = item.scrapped + item.rework > 0;
  return scanOf(codes[item.part] ?? '', {
    scanId: ids[item.id] ?? '',
    operation: item.operation,
    good: item.good,
    scrapped: item.scrapped,
    rework: item.rework > 0 ? { quantity: item.rework, toOperation: 1 } : null,
    reason: spoils ? 'surface' : null,
    occurredAt,
  });
}

/** What a batch promises: one after the other, and none after a refused one of its part. */
async function oneByOne(commands: RecordScanCommand[]): Promise<(RecordScanResult | Refusal)[]> {
  const refused = new Set<string>();
  const results: (RecordScanResult | Refusal)[] = [];
  for (const command of commands) {
    const heldBack: Refusal = { ok: false, code: 'earlier-item-refused', details: {} };
    const result = refused.has(command.partCode) ? heldBack : await engine.recordScan(command, OPERATOR);
    if (!result.ok) refused.add(command.partCode);
    results.push(result);
  }
  return results;
}

it('fares like one after the other, whatever the items are', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anItem, { minLength: 2, maxLength: 25 }), async (items) => {
      const worlds = await Promise.all(
        [0, 1].map(async () => ({
          codes: await Promise.all([0, 1, 2].map(() => batchOf(app, factory, 6))),
          ids: Array.from({ length: 15 }, () => randomUUID()),
        })),
      );
      // After the batches' creation, to which everything is clamped.
      const occurredAt = new Date().toISOString();
      const [together, apart] = worlds.map(({ codes, ids }) =>
        items.map((item) => commandOf(item, codes, ids, occurredAt)),
      );
      const batch = await engine.recordScans(together ?? [], OPERATOR);
      const singles = await oneByOne(apart ?? []);
      expect(batch.map(say)).toEqual(singles.map(say));
      const [first, second] = await Promise.all(worlds.map(({ codes }) => Promise.all(codes.map(stateOf))));
      expect(first).toEqual(second);
    }),
    { numRuns: 15 },
  );
});

it('leaves a ledger from which everything can be rebuilt', async () => {
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null });
});
