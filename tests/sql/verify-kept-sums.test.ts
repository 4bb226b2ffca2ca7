import { randomUUID } from 'node:crypto';
import { tracking, verifyLedgerAt } from '../../src/tracking';
import { startTestApp, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

let app: TestApp;
let code: string;

async function fold(): Promise<void> {
  const { rows } = await app.sql.query<{ more: boolean }>(
    `select tracker_refresh_reports('UTC', 500) as more`,
  );
  if (rows[0]?.more) await fold();
}

/** Two calls, one of which is taken and ended. */
async function callTwice(): Promise<void> {
  const engine = tracking(app.strapi);
  const call = { partCode: code, reason: 'material', comment: 'Нет прутка', operation: 2 } as const;
  const callId = randomUUID();
  const callers: [string, string][] = [
    [callId, 'Петров'],
    [randomUUID(), 'Сидорова'],
  ];
  for (const [factId, name] of callers) {
    const operator = { id: null, name };
    const made = await engine.callForeman(
      { ...call, factId, operator, occurredAt: null, sentAt: null },
      OPERATOR,
    );
    expect(made.ok).toBe(true);
  }
  const answers = [
    ['taken', ''],
    ['done', 'Привезли'],
  ] as const;
  for (const [answer, note] of answers) {
    const said = { partCode: code, callId, factId: randomUUID(), answer, note };
    expect((await engine.answerCall(said, OPERATOR)).ok).toBe(true);
  }
}

beforeAll(async () => {
  app = await startTestApp();
  const factory = await smallFactory(app);
  code = await batchOf(app, factory, 10);
  await tracking(app.strapi).recordScan(scanOf(code, { good: 4 }), OPERATOR);
  await callTwice();
  await fold();
}, 120_000);
afterAll(() => app.stop());

const verified = async () => (await verifyLedgerAt(app.databaseUrl)).difference;

/** What is said while a row is wrong; the row is put back from a copy, triggers or not. */
async function saidOf(table: string, wrong: string): Promise<string | null> {
  const alter = async (...texts: string[]) => {
    const client = await app.sql.connect();
    try {
      await client.query(`set session_replication_role = replica`);
      for (const text of texts) await client.query(text);
    } finally {
      await client.query('reset session_replication_role');
      client.release();
    }
  };
  await alter(`create table copied as select * from ${table}`, wrong);
  const said = await verified();
  await alter(`delete from ${table}`, `insert into ${table} select * from copied`, 'drop table copied');
  return said;
}

it('holds where the program alone has written, also while something is not folded yet', async () => {
  expect(await verified()).toBeNull();
});

it.each([
  [
    'tracker_queues',
    'update tracker_queues set waiting = waiting + 1 where operation = 2',
    /^tracker_queues: part .{13}, operation 2$/,
  ],
  [
    'tracker_queues',
    `update tracker_queues set oldest_at = oldest_at - interval '1 hour' where operation = 1`,
    /^tracker_queues: part .{13}, operation 1$/,
  ],
  [
    'tracker_queues',
    'delete from tracker_queues where operation = 1',
    /^tracker_queues: part .{13}, operation 1$/,
  ],
  [
    'tracker_queues',
    'insert into tracker_queues select 999999, operation, product_id, stage_id, 0, 1, null from tracker_queues where operation = 1',
    /^tracker_queues: part 999999, operation 1$/,
  ],
  [
    'tracker_stage_queues',
    'update tracker_stage_queues set batches = batches + 1 where product_id = 0',
    /^tracker_stage_queues: product 0, stage \d+$/,
  ],
  [
    'tracker_stage_queues',
    'delete from tracker_stage_queues where product_id = 0',
    /^tracker_stage_queues: product 0, stage \d+$/,
  ],
  [
    'tracker_report_parts',
    `update tracker_report_parts set first_routed_at = first_routed_at - interval '1 day'`,
    /^tracker_report_parts: part .{13}$/,
  ],
  [
    'tracker_report_items',
    'update tracker_report_items set not_started = not_started + 1',
    /^tracker_report_items: product \d+, item .+$/,
  ],
  [
    'tracker_report_items',
    'delete from tracker_report_items',
    /^tracker_report_items: product \d+, item .+$/,
  ],
  [
    'tracker_report_orders',
    'update tracker_report_orders set finished = finished + 1',
    /^tracker_report_orders: product \d+$/,
  ],
  [
    'tracker_report_orders',
    `update tracker_report_orders set last_scan_at = last_scan_at + interval '1 second'`,
    /^tracker_report_orders: product \d+$/,
  ],
  [
    'tracker_report_orders',
    'update tracker_report_orders set lacking = lacking + 1',
    /^tracker_report_orders: product \d+$/,
  ],
  [
    'tracker_report_orders',
    'update tracker_report_orders set surplus = surplus + 1',
    /^tracker_report_orders: product \d+$/,
  ],
  ['tracker_report_orders', 'delete from tracker_report_orders', /^tracker_report_orders: product \d+$/],
  [
    'tracker_good_days',
    'update tracker_good_days set good = good + 1',
    /^tracker_good_days: day \d{4}-\d\d-\d\d, stage \d+$/,
  ],
  ['tracker_good_days', 'delete from tracker_good_days', /^tracker_good_days: day .{10}, stage \d+$/],
  [
    'tracker_calls',
    `update tracker_calls set closed_by = 'Another' where closed_at is not null`,
    /^tracker_calls: call [\w-]{36}$/,
  ],
  [
    'tracker_calls',
    `update tracker_calls set comment = 'Other' where closed_at is null`,
    /^tracker_calls: call [\w-]{36}$/,
  ],
  ['tracker_calls', 'delete from tracker_calls where closed_at is null', /^tracker_calls: call [\w-]{36}$/],
])('names what is wrong in %s: %s', async (table, wrong, said) => {
  expect(await saidOf(table, wrong)).toMatch(said);
  expect(await verified()).toBeNull();
});

it('says nothing of a batch whose newest facts are not folded', async () => {
  await tracking(app.strapi).recordScan(scanOf(code, { good: 1 }), OPERATOR);
  expect(await verified()).toBeNull();
});
