import { randomUUID } from 'node:crypto';
import { onTrackingEvent, tracking, verifyLedgerAt, type Tracking } from '../../src/tracking';
import type { Doer, RecordScanCommand, TrackingEvent, UndoScanCommand } from '../../src/tracking/contracts';
import { startTestApp, type Row, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory, undoOf } from './scenario';

let app: TestApp;
let factory: { route: Row; product: Row };
let engine: Tracking;

beforeAll(async () => {
  app = await startTestApp();
  factory = await smallFactory(app);
  engine = tracking(app.strapi);
});

afterAll(() => app.stop());

async function scanned(code: string, changes: Partial<RecordScanCommand>): Promise<RecordScanCommand> {
  const command = scanOf(code, changes);
  const answer = await engine.recordScan(command, OPERATOR);
  if (!answer.ok) throw new Error(answer.code);
  return command;
}

async function refusalOf(command: UndoScanCommand, doer = OPERATOR): Promise<[string, unknown] | 'accepted'> {
  const answer = await engine.undoScan(command, doer);
  return answer.ok ? 'accepted' : [answer.code, answer.details];
}

async function one(statement: string, values: unknown[]): Promise<unknown> {
  const { rows } = await app.sql.query<Record<string, unknown>>(statement, values);
  return rows[0];
}

it('writes the undo, its audit entry and the counters together, and tells of it once', async () => {
  const code = await batchOf(app, factory, 10);
  const scan = await scanned(code, { good: 7, scrapped: 1, reason: 'surface' });
  const events: TrackingEvent[] = [];
  const silence = onTrackingEvent((event) => events.push(event));
  const command = undoOf(scan.scanId, {
    amounts: { good: 5, scrapped: 1, rework: 0 },
    reason: 'Опечатка',
    station: 'phone-7',
  });
  const answer = await engine.undoScan(command, { ...OPERATOR, requestId: 'r-2', address: '10.0.0.8' });
  expect(answer).toMatchObject({
    ok: true,
    replayed: false,
    scan: {
      scanId: command.undoId,
      kind: 'undo',
      undoes: scan.scanId,
      operation: 1,
      stage: 'A',
      operator: 'Петров',
      good: 5,
      scrapped: 1,
      rework: null,
      reason: 'Опечатка',
      comment: '',
      revision: 5,
    },
    part: { code, scrapped: 0, revision: 5, status: 'in-work' },
    operations: [
      { number: 1, waiting: 8, good: 2, scrapped: 0 },
      { number: 2, waiting: 2 },
      { number: 3, waiting: 0 },
    ],
  });
  const again = await engine.undoScan(command, { ...OPERATOR, may: new Set() });
  silence();
  if (!answer.ok || !again.ok) throw new Error('One of them was refused.');
  expect([again.replayed, again.scan]).toEqual([true, answer.scan]);
  expect(events).toMatchObject([
    { name: 'scan.recorded', productId: factory.product.id, scan: { kind: 'undo' }, part: { revision: 5 } },
  ]);
  const stored = await one('select * from scans where scan_id = $1', [command.undoId]);
  expect(stored).toMatchObject({
    good_to: 2,
    rework_to: null,
    stage_kind: 'production',
    station: 'phone-7',
    request_id: 'r-2',
    address: '10.0.0.8',
    under_hold: false,
  });
  const audit = await one(`select * from audit_entries where difference->>'scanId' = $1`, [command.undoId]);
  expect(audit).toMatchObject({ action: 'undo-scan', category: 'work', subject_id: code, request_id: 'r-2' });
});

it('tells a replayed scan what has undone it, and the page what of its last scans is undone', async () => {
  const code = await batchOf(app, factory, 10);
  const scan = await scanned(code, { good: 7 });
  const first = undoOf(scan.scanId, { amounts: { good: 2, scrapped: 0, rework: 0 } });
  const second = undoOf(scan.scanId);
  expect([await refusalOf(first), await refusalOf(second)]).toEqual(['accepted', 'accepted']);
  const again = await engine.recordScan(scan, OPERATOR);
  expect(again).toMatchObject({
    ok: true,
    replayed: true,
    scan: { good: 7 },
    undoneBy: [
      { scanId: first.undoId, good: 2 },
      { scanId: second.undoId, good: 5 },
    ],
  });
  const page = await engine.partPage(code);
  if (!('part' in page)) throw new Error(page.code);
  expect(page.lastScans.map(({ kind, undone }) => [kind, undone])).toEqual([
    ['undo', null],
    ['undo', null],
    ['report', { good: 7, scrapped: 0, rework: 0 }],
  ]);
});

it('refuses by what is left, what it names and what its id says', async () => {
  const code = await batchOf(app, factory, 10);
  const scan = await scanned(code, { good: 6 });
  await scanned(code, { operation: 2, good: 4 });
  expect(await refusalOf(undoOf(scan.scanId))).toEqual([
    'pieces-already-moved',
    {
      movable: { good: 2, scrapped: 0, rework: 0 },
      asked: { good: 6, scrapped: 0, rework: 0 },
      where: [
        { operation: 1, stage: 'A', waiting: 4, operator: 'Петров', sentBy: null },
        { operation: 2, stage: 'B', waiting: 2, operator: 'Петров', sentBy: 'Петров' },
        { operation: 3, stage: 'C', waiting: 4, operator: null, sentBy: 'Петров' },
      ],
    },
  ]);
  const undo = undoOf(scan.scanId, { amounts: { good: 2, scrapped: 0, rework: 0 } });
  expect(await refusalOf(undo)).toBe('accepted');
  expect(await refusalOf(undoOf(undo.undoId))).toEqual(['undo-of-undo', {}]);
  expect(await refusalOf({ ...undo, amounts: null })).toEqual(['scan-id-reused', { scanId: undo.undoId }]);
  expect(await refusalOf({ ...undo, reason: 'other' })).toEqual(['scan-id-reused', { scanId: undo.undoId }]);
  expect(await refusalOf(undoOf(scan.scanId, { undoId: scan.scanId }))).toEqual([
    'scan-id-reused',
    { scanId: scan.scanId },
  ]);
  const unknown = randomUUID();
  expect(await refusalOf(undoOf(unknown))).toEqual(['scan-not-found', { scanId: unknown }]);
});

it('measures ten minutes by the clock of the device', async () => {
  const now = new Date('2030-03-01T12:00:00.000Z');
  const late = tracking(app.strapi, () => now);
  const owner: Doer = { ...OPERATOR, may: new Set(['report', 'undo-own']) };
  const code = await batchOf(app, factory, 10);
  const iso = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
  const scan = scanOf(code, { good: 2, occurredAt: iso(-600), sentAt: iso(-590) });
  expect(await late.recordScan(scan, owner)).toMatchObject({ ok: true });
  const told = async (occurred: number, sent: number) => {
    const amounts = { good: 1, scrapped: 0, rework: 0 };
    const times = { occurredAt: iso(occurred), sentAt: iso(sent) };
    const answer = await late.undoScan(undoOf(scan.scanId, { amounts, ...times }), owner);
    return answer.ok ? 'accepted' : answer.code;
  };
  expect(await told(60, 60)).toBe('accepted');
  expect(await told(60.01, 60)).toBe('undo-window-passed');
  expect(await told(30, 40)).toBe('accepted');
  expect(await refusalOf(undoOf(scan.scanId, { occurredAt: null }), owner)).toEqual(['already-undone', {}]);
});

it('holds back operators while the batch is held, and not the foreman', async () => {
  const code = await batchOf(app, factory, 10);
  const scan = await scanned(code, { good: 3 });
  const hold = { reason: 'crack', since: '2026-01-01T00:00:00.000Z', by: 'Мастер' };
  await app.sql.query(`update part_states set hold = $2, status = 'held' where code = $1`, [code, hold]);
  const operator: Doer = { ...OPERATOR, may: new Set(['undo-own']) };
  const foreman: Doer = {
    ...OPERATOR,
    actor: { type: 'admin', id: '3', name: 'Мастер' },
    may: new Set(['correct-others']),
  };
  expect(await refusalOf(undoOf(scan.scanId), operator)).toEqual(['part-on-hold', hold]);
  const undo = undoOf(scan.scanId);
  expect(await refusalOf(undo, foreman)).toBe('accepted');
  expect(await one('select under_hold from scans where scan_id = $1', [undo.undoId])).toEqual({
    under_hold: true,
  });
  await app.sql.query(`update part_states set hold = null, status = 'in-work' where code = $1`, [code]);
});

it('takes back seven pieces once, however many ask at once', async () => {
  const code = await batchOf(app, factory, 20);
  const scan = await scanned(code, { good: 7 });
  const amounts = { good: 1, scrapped: 0, rework: 0 };
  const answers = await Promise.all([
    ...Array.from({ length: 20 }, () => refusalOf(undoOf(scan.scanId, { amounts }))),
    ...Array.from({ length: 5 }, () => engine.recordScan(scanOf(code, { good: 1 }), OPERATOR)),
  ]);
  expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(7);
  const counts = await one(
    `select o.waiting, o.good from operations o join part_states s using (part_id) where s.code = $1 and o.number = 1`,
    [code],
  );
  expect(counts).toEqual({ waiting: 15, good: 5 });
});

it('counts one of many equal undos sent at once', async () => {
  const code = await batchOf(app, factory, 5);
  const scan = await scanned(code, { good: 4 });
  const undo = undoOf(scan.scanId);
  const answers = await Promise.all(Array.from({ length: 10 }, () => engine.undoScan(undo, OPERATOR)));
  expect(answers.map((answer) => answer.ok && answer.replayed).sort()).toEqual([
    false,
    ...Array.from({ length: 9 }, () => true),
  ]);
});

describe('the database itself', () => {
  const INSERT = `insert into scans (scan_id, kind, part_id, revision, operation_number, stage_id, stage_name, good,
      scrapped, reworked, rework_to, undoes, occurred_at, recorded_at, content_hash, submitted_by_type)
    select $2, 'undo', part_id, 900, $3, 1, 'A', $4, $5, $6, $7, $8, '2026-01-01', '2026-01-02', 'h', 'operator'
      from part_states where code = $1`;

  async function refusedBy(values: unknown[]): Promise<unknown> {
    const session = await app.sql.connect();
    try {
      await session.query('begin');
      await session.query(INSERT, values);
      return 'accepted';
    } catch (error) {
      return (error as { constraint?: string }).constraint;
    } finally {
      await session.query('rollback');
      session.release();
    }
  }

  it('refuses undos that take back too much or name the wrong scan', async () => {
    const [code, other] = [await batchOf(app, factory, 10), await batchOf(app, factory, 10)];
    const made = await scanned(code, { good: 5 });
    const scan = await scanned(code, {
      operation: 2,
      scrapped: 1,
      rework: { quantity: 1, toOperation: 1 },
      good: 2,
      reason: 'surface',
    });
    const start = await scanned(code, { operation: 3, kind: 'start' });
    const undo = undoOf(scan.scanId, { amounts: { good: 1, scrapped: 0, rework: 0 } });
    expect(await refusalOf(undo)).toBe('accepted');
    expect(await refusalOf(undoOf(start.scanId))).toBe('accepted');
    const { scanId } = scan;
    expect(await refusedBy([code, 'u', 2, 1, 1, 1, 1, scanId])).toBe('accepted');
    expect(await refusedBy([code, 'u', 2, 2, 0, 0, null, scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 2, 0, 2, 0, null, scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 2, 0, 0, 2, 1, scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 2, 0, 0, 1, 3, scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 2, 0, 0, 0, null, scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 3, 0, 0, 0, null, start.scanId])).toBe('scans_undo_amounts');
    expect(await refusedBy([code, 'u', 1, 1, 0, 0, null, scanId])).toBe('scans_undo_names_report');
    expect(await refusedBy([code, 'u', 2, 1, 0, 0, null, undo.undoId])).toBe('scans_undo_names_report');
    expect(await refusedBy([code, 'u', 2, 1, 0, 0, null, 'nothing'])).toBe('scans_undo_names_report');
    expect(await refusedBy([other, 'u', 1, 1, 0, 0, null, made.scanId])).toBe('scans_undo_names_report');
  });
});

it('settles a report once, and neither counts what is settled nor settles what is counted', async () => {
  const code = await batchOf(app, factory, 10);
  const refused = randomUUID();
  const settling = await scanned(code, { good: 1, settles: refused });
  const insert = (scanId: string, settles: string | null) =>
    app.sql.query(
      `insert into scans (scan_id, kind, part_id, revision, operation_number, stage_id, stage_name, good, scrapped,
         reworked, settles, occurred_at, recorded_at, content_hash, submitted_by_type)
       select $2, 'report', part_id, 901, 1, 1, 'A', 1, 0, 0, $3, '2026-01-01', '2026-01-02', 'h', 'admin'
         from part_states where code = $1`,
      [code, scanId, settles],
    );
  await expect(insert(refused, null)).rejects.toMatchObject({ constraint: 'scans_settled_once' });
  await expect(insert('x', refused)).rejects.toMatchObject({ constraint: 'scans_settles_key' });
  await expect(insert('x', settling.scanId)).rejects.toMatchObject({ constraint: 'scans_settled_counted' });
  await expect(insert('x', 'x')).rejects.toMatchObject({ constraint: 'scans_settles_another' });
});

it('leaves a ledger from which everything can be rebuilt', async () => {
  expect(await verifyLedgerAt(app.databaseUrl)).toMatchObject({ difference: null });
});
