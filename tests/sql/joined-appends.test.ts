import { randomUUID } from 'node:crypto';
import { tracking, verifyLedgerAt, type Tracking } from '../../src/tracking';
import type { RecordScanCommand } from '../../src/tracking/contracts';
import { startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

/** Reports of many people at once share statements; nobody must notice. */

let app: TestApp;
let factory: { route: Row; product: Row };
let engine: Tracking;

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  engine = tracking(app.strapi);
});

afterAll(() => app.stop());

/** All at once; what each got: `ok`, `replayed` or the code of the refusal. */
async function atOnce(commands: RecordScanCommand[]): Promise<string[]> {
  const results = await Promise.all(commands.map((command) => engine.recordScan(command, OPERATOR)));
  return results.map((result) => {
    if (!result.ok) return result.code;
    return result.replayed ? 'replayed' : 'ok';
  });
}

/** Waiting and good by operation, and how many scans and audit entries stand. */
async function countsOf(code: string): Promise<unknown> {
  const { rows } = await app.sql.query(
    `select array_agg(o.waiting order by o.number) as waiting, array_agg(o.good order by o.number) as good,
            (select count(*)::int from scans where part_code = $1) as scans,
            (select count(*)::int from audit_entries where subject_id = $1 and action = 'record-scan') as audited
       from operations o join part_states s on s.part_id = o.part_id where s.code = $1`,
    [code],
  );
  return rows[0];
}

it('counts forty reports on forty batches, each with its own texts', async () => {
  const codes = await Promise.all(Array.from({ length: 40 }, () => batchOf(app, factory, 5)));
  const comments = codes.map((_, index) => [`{"${index}", NULL}`, '', '\\ " ,'][index % 3] ?? '');
  const commands = codes.map((code, index) => scanOf(code, { good: 2, comment: comments[index] ?? '' }));
  expect(await atOnce(commands)).toEqual(codes.map(() => 'ok'));
  for (const code of codes)
    expect(await countsOf(code)).toEqual({ waiting: [3, 2, 0], good: [2, 0, 0], scans: 1, audited: 1 });
  const { rows } = await app.sql.query(
    'select comment from scans where part_code = any($1) order by array_position($1, part_code::text)',
    [codes],
  );
  expect(rows.map(({ comment }) => comment as unknown)).toEqual(comments.map((text) => text || null));
  expect(await atOnce(commands)).toEqual(codes.map(() => 'replayed'));
});

it('refuses one who is at fault without harm to those who share the statement', async () => {
  const codes = await Promise.all(Array.from({ length: 12 }, () => batchOf(app, factory, 5)));
  const scanId = randomUUID();
  const commands = codes.map((code, index) => scanOf(code, { good: 1, ...(index < 2 ? { scanId } : {}) }));
  const results = await atOnce(commands);
  expect(results.slice(2)).toEqual(codes.slice(2).map(() => 'ok'));
  expect(results.slice(0, 2).sort()).toEqual(['ok', 'scan-id-reused']);
});

it('lets the reports of one batch take turns beside others', async () => {
  const [crowded, quiet] = [await batchOf(app, factory, 10), await batchOf(app, factory, 30)];
  const commands = Array.from({ length: 24 }, (_, index) => scanOf(index % 2 ? crowded : quiet, { good: 1 }));
  expect((await atOnce(commands)).sort()).toEqual([
    ...Array.from({ length: 22 }, () => 'ok'),
    ...Array.from({ length: 2 }, () => 'quantity-exceeds-waiting'),
  ]);
  expect(await countsOf(crowded)).toEqual({ waiting: [0, 10, 0], good: [10, 0, 0], scans: 10, audited: 10 });
  expect(await countsOf(quiet)).toEqual({ waiting: [18, 12, 0], good: [12, 0, 0], scans: 12, audited: 12 });
});

it('leaves a ledger from which everything can be rebuilt', async () => {
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null, parts: 54 });
});
