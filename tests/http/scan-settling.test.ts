import { randomUUID } from 'node:crypto';
import { newLabelCode } from '../../src/codes';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

/** What a foreman does for operators: settles what was refused, and learns what may be counted already. */

let world: ScanWorld;
let foreman: string;
let ivan: string;

beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  ivan = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  foreman = await adminJwt(world.app, 'foreman');
});
afterAll(() => world.app.stop());

const byForeman = (body: object) => world.post('/tracker/scans', body, { token: foreman });
const byIvan = (body: object) => world.post('/api/scans', body, { token: ivan });

describe('settling a refused report', () => {
  test('counts a part of it once, and tells so to whoever sends it again', async () => {
    const code = await world.part(3);
    const refused = scanOf(code, { good: 9 });
    expect((await byIvan(refused)).status).toBe(409);
    const settling = scanOf(code, { good: 2, operator: 'ivan', settles: refused.scanId });
    const answer = await byForeman(settling);
    expect([answer.status, answer.body]).toMatchObject([201, { scan: { good: 2, operator: 'ivan' } }]);
    expect((await byForeman(settling)).status).toBe(200);
    const settledBy = { scanId: settling.scanId, by: 'Test foreman', operator: 'ivan', good: 2 };
    const told = { status: 409, code: 'already-settled', scanId: refused.scanId, settledBy };
    for (const again of [refused, { ...refused, good: 1 }])
      expect(refusedBy(await byIvan(again))).toMatchObject(told);
    const second = scanOf(code, { settles: refused.scanId, operator: 'ivan' });
    expect(refusedBy(await byForeman(second))).toMatchObject(told);
    const batch = await world.post('/api/scans/batch', { items: [refused] }, { token: ivan });
    expect(batch.body).toMatchObject({
      results: [{ status: 409, error: { details: { code: 'already-settled', settledBy } } }],
    });
    expect(await scansOf(world, code)).toBe(1);
  });

  test('refuses what was counted, itself, and who may not', async () => {
    const code = await world.part(5);
    const counted = scanOf(code, { good: 1 });
    expect((await byIvan(counted)).status).toBe(201);
    const settling = scanOf(code, { settles: counted.scanId, operator: 'ivan' });
    expect(refusedBy(await byForeman(settling))).toEqual({ status: 409, code: 'settled-report-counted' });
    const itself = scanOf(code);
    expect(refusedBy(await byForeman({ ...itself, settles: itself.scanId }))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['settles'],
    });
    const own = scanOf(code, { settles: scanOf(code).scanId });
    expect(refusedBy(await byIvan(own))).toEqual({
      status: 403,
      code: 'not-permitted',
      capability: 'correct-others',
    });
    expect(await scansOf(world, code)).toBe(1);
  });

  test('counts under a hold where the foreman says so', async () => {
    const code = await world.part(5);
    await world.app.sql.query(
      `update part_states set status = 'held', hold = '{"reason":"crack","since":"2026-01-01T00:00:00.000Z","by":"M"}' where code = $1`,
      [code],
    );
    const report = scanOf(code, { operator: 'ivan' });
    expect(refusedBy(await byForeman(report))).toMatchObject({ status: 409, code: 'part-on-hold' });
    expect((await byForeman({ ...report, underHold: true })).status).toBe(201);
    const own = { ...scanOf(code), underHold: true };
    expect(refusedBy(await byIvan(own))).toMatchObject({ status: 403, capability: 'correct-others' });
  });
});

describe('refused reports that came late', () => {
  const listed = async (part: string, token = foreman) => {
    const answer = await world.app
      .http()
      .get('/tracker/refused-reports')
      .query({ part })
      .set('Authorization', `Bearer ${token}`);
    return [answer.status, (answer.body as { data?: unknown }).data] as const;
  };
  const act = async (part: string, name: string, body: object) => {
    const answer = await world.post(`/api/parts/${part}/${name}`, { factId: randomUUID(), ...body });
    expect([answer.status, answer.text]).toEqual([201, answer.text]);
  };
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();

  test('wait for the foreman until they are settled or counted, in a batch too', async () => {
    const code = await world.part(3);
    const late = scanOf(code, { good: 9, occurredAt: ago(40), comment: 'after lunch' });
    const later = scanOf(code, { good: 8, occurredAt: ago(30) });
    expect((await byIvan(late)).status).toBe(409);
    const batch = { items: [later, scanOf(code, { occurredAt: ago(20) })] };
    const answer = await world.post('/api/scans/batch', batch, { token: ivan });
    expect(answer.body).toMatchObject({ results: [{ status: 409 }, { status: 409 }] });
    const [status, reports] = await listed(code);
    expect(status).toBe(200);
    expect(reports).toMatchObject([
      { scanId: later.scanId, good: 8, code: 'quantity-exceeds-waiting' },
      {
        ...{
          scanId: late.scanId,
          partCode: code,
          operation: 1,
          kind: 'report',
          good: 9,
          scrapped: 0,
          rework: 0,
        },
        ...{ comment: 'after lunch', operator: 'ivan', occurredAt: late.occurredAt },
      },
    ]);
    expect(reports).toHaveLength(2);
    const settling = scanOf(code, { good: 1, operator: 'ivan', settles: late.scanId });
    expect((await byForeman(settling)).status).toBe(201);
    expect((await listed(code))[1]).toMatchObject([{ scanId: later.scanId }]);
    await act(code, 'add', { quantity: 20, reason: 'spares' });
    expect((await byIvan(later)).status).toBe(201);
    expect(await listed(code)).toEqual([200, []]);
  });

  test('are those of operators only, not of who stands at the machine, and no other’s business', async () => {
    const code = await world.part(3);
    expect((await byIvan(scanOf(code, { good: 9 }))).status).toBe(409);
    const byProgram = scanOf(code, { good: 9, occurredAt: ago(40) });
    expect((await world.post('/api/scans', byProgram)).status).toBe(409);
    expect(await listed(code)).toEqual([200, []]);
    expect((await listed(newLabelCode()))[0]).toBe(404);
    expect((await listed('???'))[0]).toBe(400);
    expect((await listed(code, await adminJwt(world.app, 'auditor')))[0]).toBe(403);
  });

  test('are kept whatever their clocks say', async () => {
    const code = await world.part(3);
    const wild = scanOf(code, {
      good: 9,
      occurredAt: '1970-01-01T00:00:00.000Z',
      sentAt: '9999-12-31T23:59:59.000Z',
    });
    expect(refusedBy(await byIvan(wild))).toMatchObject({ status: 409, code: 'quantity-exceeds-waiting' });
    expect((await listed(code))[1]).toMatchObject([
      { scanId: wild.scanId, occurredAt: '1970-01-01T00:00:00.000Z' },
    ]);
  });

  test('are at most a thousand open ones a sender; one that is settled makes room', async () => {
    const olga = await operatorJwt(world.app, 'olga', 'Secret-1234');
    const code = await world.part(3);
    const [first, second, third] = [3, 2, 1].map((hours) =>
      scanOf(code, { good: 9, occurredAt: ago(hours * 60) }),
    );
    if (!first || !second || !third) throw new Error('Three reports are needed.');
    const kept = async () => {
      const [, reports] = await listed(code);
      return (reports as { scanId: string }[]).map(({ scanId }) => scanId);
    };
    const refused = async (report: object) =>
      expect((await world.post('/api/scans', report, { token: olga })).status).toBe(409);
    await refused(first);
    // On another batch: a list shows 200.
    await world.app.sql.query(
      `insert into tracker_refused_reports (scan_id, part_id, operation_number, kind, good, scrapped, reworked,
                                            operator_name, submitted_by, code, occurred_at)
       select 'open-' || n, (select part_id from part_states where code = $2), 1, 'report', 1, 0, 0,
              r.operator_name, r.submitted_by, r.code, r.occurred_at
         from tracker_refused_reports r, generate_series(1, 998) n where r.scan_id = $1`,
      [first.scanId, await world.part(1)],
    );
    await refused(second);
    await refused(third);
    expect(await kept()).toEqual([second.scanId, first.scanId]);
    await refused(first);
    expect(await kept()).toEqual([first.scanId, second.scanId]);
    const settling = scanOf(code, { good: 1, operator: 'olga', settles: first.scanId });
    expect((await byForeman(settling)).status).toBe(201);
    await refused(third);
    expect(await kept()).toEqual([third.scanId, second.scanId]);
  });

  test('one that comes again says why this time, and is one', async () => {
    const code = await world.part(3);
    const late = scanOf(code, { good: 9, occurredAt: ago(40) });
    for (const _time of [1, 2]) expect((await byIvan(late)).status).toBe(409);
    await act(code, 'cancel', { reason: 'no longer wanted' });
    expect((await byIvan(late)).status).toBe(409);
    expect((await listed(code))[1]).toMatchObject([{ scanId: late.scanId, code: 'part-cancelled' }]);
    const { rows } = await world.app.sql.query(
      'select times, operator_name from tracker_refused_reports where scan_id = $1',
      [late.scanId],
    );
    expect(rows).toEqual([{ times: 3, operator_name: 'ivan' }]);
  });
});

describe('look-alikes', () => {
  const ask = (code: string, query: object, token = foreman) =>
    world.app
      .http()
      .get(`/tracker/parts/${code}/look-alikes`)
      .query(query)
      .set('Authorization', `Bearer ${token}`);

  test('are told to a foreman before and after, and to nobody else', async () => {
    const code = await world.part(20);
    const first = scanOf(code, { good: 3 });
    expect((await byIvan(first)).body).not.toHaveProperty('lookAlikes');
    const query = { operation: 1, good: 3, operator: 'olga' };
    expect((await ask(code, query)).body).toMatchObject({
      data: [{ scanId: first.scanId, operator: 'ivan' }],
    });
    for (const other of [{ operator: 'ivan' }, { good: 2 }, { operation: 2 }, { scrapped: 1 }])
      expect((await ask(code, { ...query, ...other })).body).toEqual({ data: [] });
    const longAgo = new Date(Date.now() - 16 * 60_000).toISOString();
    expect((await ask(code, { ...query, occurredAt: longAgo })).body).toEqual({ data: [] });
    const report = scanOf(code, { good: 3, operator: 'olga' });
    expect((await byForeman(report)).body).toMatchObject({ lookAlikes: [{ scanId: first.scanId }] });
    expect((await byForeman(scanOf(code, { good: 1, operator: 'olga' }))).body).toMatchObject({
      lookAlikes: [],
    });
    const token = await world.post('/api/scans', scanOf(code, { good: 3, operator: 'olga' }));
    expect([token.status, token.body]).toEqual([201, expect.not.objectContaining({ lookAlikes: [] })]);
  });

  test('are none any more when they are undone', async () => {
    const code = await world.part(5);
    const first = scanOf(code, { good: 3 });
    await byIvan(first);
    await world.post(`/api/scans/${first.scanId}/undo`, { undoId: scanOf(code).scanId }, { token: ivan });
    expect((await ask(code, { operation: 1, good: 3, operator: 'olga' })).body).toEqual({ data: [] });
  });

  test('need the right to correct others and a query that fits', async () => {
    const code = await world.part(5);
    const own = await world.app
      .http()
      .get(`/api/parts/${code}/look-alikes?operation=1&operator=olga`)
      .set('Authorization', `Bearer ${ivan}`);
    expect(refusedBy(own)).toMatchObject({ status: 403, code: 'not-permitted' });
    expect(refusedBy(await ask(code, { operation: 'x', good: -1 }))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['operation', 'good', 'operator'],
    });
    expect(refusedBy(await ask('ABC', { operation: 1, operator: 'olga' }))).toMatchObject({ status: 400 });
  });
});
