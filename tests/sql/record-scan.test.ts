import { onTrackingEvent, tracking, type Tracking } from '../../src/tracking';
import type { Doer, TrackingEvent } from '../../src/tracking/contracts';
import { startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

let app: TestApp;
let factory: { route: Row; product: Row };
let engine: Tracking;

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  engine = tracking(app.strapi);
});

afterAll(() => app.stop());

const TOKEN: Doer = { ...OPERATOR, actor: { type: 'api-token', id: '7', name: 'Gateway' } };

async function one<Row>(statement: string, values: unknown[]): Promise<Row | undefined> {
  const { rows } = await app.sql.query(statement, values);
  return rows[0] as Row | undefined;
}

it('writes the scan, its audit entry and the counters together', async () => {
  const code = await batchOf(app, factory, 10);
  const command = scanOf(code, {
    good: 3,
    scrapped: 1,
    reason: 'surface',
    comment: 'Царапина',
    station: 'phone-7',
  });
  const answer = await engine.recordScan(command, { ...OPERATOR, requestId: 'r-1', address: '10.0.0.7' });
  expect(answer).toMatchObject({
    ok: true,
    replayed: false,
    scan: {
      scanId: command.scanId,
      operation: 1,
      stage: 'A',
      operator: 'Петров',
      good: 3,
      scrapped: 1,
      rework: null,
      causeOperation: 1,
      reason: 'surface',
      comment: 'Царапина',
      revision: 4,
    },
    part: { code, quantity: 10, scrapped: 1, status: 'in-work', revision: 4 },
    operations: [
      { number: 1, waiting: 6, good: 3, scrapped: 1, done: 3 },
      { number: 2, waiting: 3, done: 0 },
      { number: 3, waiting: 0, done: 0 },
    ],
  });
  const stored = await one('select * from scans where scan_id = $1', [command.scanId]);
  expect(stored).toMatchObject({
    part_code: code,
    stage_name: 'A',
    stage_kind: 'production',
    good_to: 2,
    reason_name: 'Дефект поверхности',
    submitted_by_type: 'operator',
    submitted_by_name: 'Петров',
    station: 'phone-7',
    request_id: 'r-1',
    address: '10.0.0.7',
  });
  const audit = await one(`select * from audit_entries where difference->>'scanId' = $1`, [command.scanId]);
  expect(audit).toMatchObject({
    action: 'record-scan',
    category: 'work',
    subject_id: code,
    actor_name: 'Петров',
    request_id: 'r-1',
  });
});

it('answers a replay with the first scan, whatever has happened to the batch since', async () => {
  const code = await batchOf(app, factory, 5);
  const command = scanOf(code, { good: 2 });
  const first = await engine.recordScan(command, OPERATOR);
  await engine.recordScan(scanOf(code, { good: 3 }), OPERATOR);
  await app.sql.query(
    `update part_states set hold = '{"reason":"crack","since":"2026-01-01T00:00:00.000Z","by":"Мастер"}', status = 'held' where code = $1`,
    [code],
  );
  const nobody: Doer = { ...OPERATOR, may: new Set() };
  const again = await engine.recordScan(command, nobody);
  if (!first.ok || !again.ok) throw new Error('One of them was refused.');
  expect(again.replayed).toBe(true);
  expect(again.scan).toEqual(first.scan);
  expect(again.part.revision).toBe(5);
  expect(again.undoneBy).toBeUndefined();
  expect(await engine.recordScan(scanOf(code, { good: 1 }), OPERATOR)).toEqual({
    ok: false,
    code: 'part-on-hold',
    details: { reason: 'crack', since: '2026-01-01T00:00:00.000Z', by: 'Мастер' },
  });
});

it.each([
  ['quantity', { good: 1 }],
  ['operation', { operation: 2 }],
  ['reason', { reason: 'surface' }],
  ['comment', { comment: 'other' }],
  ['time', { occurredAt: '2020-01-01T00:00:00.000Z' }],
  ['operator', { operator: { id: null, name: 'Иванова' } }],
])('refuses the same id with another %s', async (_what, changes) => {
  const code = await batchOf(app, factory, 5);
  const command = scanOf(code, { good: 2 });
  expect((await engine.recordScan(command, OPERATOR)).ok).toBe(true);
  expect(await engine.recordScan({ ...command, ...changes }, OPERATOR)).toEqual({
    ok: false,
    code: 'scan-id-reused',
    details: { scanId: command.scanId },
  });
});

it('does not use up the id of a refused scan', async () => {
  const code = await batchOf(app, factory, 5);
  const command = scanOf(code, { operation: 2, good: 2 });
  expect(await engine.recordScan(command, OPERATOR)).toEqual({
    ok: false,
    code: 'quantity-exceeds-waiting',
    details: {
      waiting: 0,
      asked: 2,
      where: [{ operation: 1, stage: 'A', waiting: 5, operator: null, sentBy: null }],
    },
  });
  await engine.recordScan(scanOf(code, { good: 2 }), OPERATOR);
  expect(await engine.recordScan(command, OPERATOR)).toMatchObject({ ok: true, replayed: false });
});

it('says where the pieces are and who reported there last', async () => {
  const code = await batchOf(app, factory, 5);
  await engine.recordScan(scanOf(code, { good: 3, operator: { id: null, name: 'Иванова' } }), OPERATOR);
  expect(await engine.recordScan(scanOf(code, { operation: 2, good: 4 }), OPERATOR)).toEqual({
    ok: false,
    code: 'quantity-exceeds-waiting',
    details: {
      waiting: 3,
      asked: 4,
      where: [
        { operation: 1, stage: 'A', waiting: 2, operator: 'Иванова', sentBy: null },
        { operation: 2, stage: 'B', waiting: 3, operator: null, sentBy: 'Иванова' },
      ],
    },
  });
});

it('takes one of many equal scans sent at once, and one of two parts for one id', async () => {
  const code = await batchOf(app, factory, 5);
  const other = await batchOf(app, factory, 5);
  const command = scanOf(code, { good: 1 });
  const answers = await Promise.all(Array.from({ length: 12 }, () => engine.recordScan(command, OPERATOR)));
  expect(answers.filter((answer) => answer.ok && !answer.replayed)).toHaveLength(1);
  expect(answers.filter((answer) => answer.ok && answer.replayed)).toHaveLength(11);
  const shared = scanOf(code, { good: 1 });
  const both = await Promise.all([
    engine.recordScan(shared, OPERATOR),
    engine.recordScan({ ...shared, partCode: other }, OPERATOR),
  ]);
  expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  expect(both.find(({ ok }) => !ok)).toMatchObject({ code: 'scan-id-reused' });
});

it('counts 50 simultaneous reports on a batch of 10 as exactly 10', async () => {
  for (let round = 0; round < 5; round += 1) {
    const code = await batchOf(app, factory, 10);
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => engine.recordScan(scanOf(code, { good: 1 }), OPERATOR)),
    );
    expect(answers.filter(({ ok }) => ok)).toHaveLength(10);
    expect(answers.filter((answer) => !answer.ok && answer.code === 'quantity-exceeds-waiting')).toHaveLength(
      40,
    );
  }
});

it('takes out the error of a device clock, and clamps what is left', async () => {
  const code = await batchOf(app, factory, 5);
  // A millisecond: nothing happens before its batch is made, which was just now.
  const hourAheadMs = Date.now() + 3_600_000;
  const iso = (timeMs: number) => new Date(timeMs).toISOString();
  const answer = await engine.recordScan(
    scanOf(code, { good: 1, occurredAt: iso(hourAheadMs - 1), sentAt: iso(hourAheadMs) }),
    OPERATOR,
  );
  if (!answer.ok) throw new Error(answer.code);
  expect(Date.parse(answer.scan.recordedAt) - Date.parse(answer.scan.occurredAt)).toBe(1);
  const early = scanOf(code, { good: 1, occurredAt: '2020-01-01T00:00:00.000Z' });
  await engine.recordScan(early, OPERATOR);
  const stored = await one(
    'select clamped, claimed_at::text as claimed, occurred_at = (select first_fact_at from part_states where code = part_code) as created from scans where scan_id = $1',
    [early.scanId],
  );
  expect(stored).toEqual({ clamped: true, claimed: '2020-01-01 00:00:00', created: true });
  expect(
    await engine.recordScan(scanOf(code, { good: 1, occurredAt: iso(hourAheadMs) }), TOKEN),
  ).toMatchObject({
    code: 'occurred-in-the-future',
  });
});

it('takes work from before the voiding of a label, and names the valid one for later work', async () => {
  const code = await batchOf(app, factory, 5);
  const before = new Date(Date.now() - 1).toISOString();
  await app.sql.query(
    `update labels set status = 'voided', voided_at = now() at time zone 'utc', valid_code = 'NEW' where code = $1`,
    [code],
  );
  await app.sql.query(
    `update part_states set first_fact_at = first_fact_at - interval '1 hour' where code = $1`,
    [code],
  );
  const command = scanOf(code, { good: 1, occurredAt: before });
  expect(await engine.recordScan(command, TOKEN)).toMatchObject({ ok: true });
  const later = new Date(Date.now() + 2000).toISOString();
  expect(
    await tracking(app.strapi, () => new Date(later)).recordScan(
      scanOf(code, { good: 1, occurredAt: later }),
      TOKEN,
    ),
  ).toEqual({
    ok: false,
    code: 'label-voided',
    details: { validCode: 'NEW' },
  });
});

it.each([
  ['unknown', { scrapped: 1, reason: 'nonsense' }],
  ['for scrap alone', { operation: 2, rework: { quantity: 1, toOperation: 1 }, reason: 'material' }],
  ['for rework alone', { scrapped: 1, reason: 'incomplete' }],
])('refuses a reason that is %s', async (_what, changes) => {
  const code = await batchOf(app, factory, 5);
  await engine.recordScan(scanOf(code, { good: 2 }), OPERATOR);
  expect(await engine.recordScan(scanOf(code, changes), OPERATOR)).toEqual({
    ok: false,
    code: 'reason-unknown',
    details: { reason: changes.reason },
  });
});

it('tells of a scan once, after it stands, with the revision; of a refusal and a replay nothing', async () => {
  const code = await batchOf(app, factory, 5);
  const events: TrackingEvent[] = [];
  const silence = onTrackingEvent((event) => events.push(event));
  const command = scanOf(code, { good: 2 });
  await engine.recordScan(command, OPERATOR);
  await engine.recordScan(command, OPERATOR);
  await engine.recordScan(scanOf(code, { good: 9 }), OPERATOR);
  silence();
  expect(events).toHaveLength(1);
  expect(events[0]).toMatchObject({
    name: 'scan.recorded',
    productId: factory.product.id,
    part: { code, revision: 4 },
    scan: { scanId: command.scanId },
  });
});

it('holds back the later items of a part after a refused one', async () => {
  const [first, second] = [await batchOf(app, factory, 5), await batchOf(app, factory, 5)];
  const answers = await engine.recordScans(
    [
      scanOf(first, { good: 2 }),
      scanOf(first, { good: 9 }),
      scanOf(second, { good: 1 }),
      scanOf(first, { good: 1 }),
    ],
    OPERATOR,
  );
  expect(answers.map((answer) => (answer.ok ? 'ok' : answer.code))).toEqual([
    'ok',
    'quantity-exceeds-waiting',
    'ok',
    'earlier-item-refused',
  ]);
  const tooMany = Array.from({ length: 501 }, () => scanOf(first, { good: 1 }));
  await expect(engine.recordScans(tooMany, OPERATOR)).rejects.toThrow(RangeError);
});
