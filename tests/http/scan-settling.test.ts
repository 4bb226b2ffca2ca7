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
