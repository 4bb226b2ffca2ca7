import { randomUUID } from 'node:crypto';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { REASON, refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let ivan: string;
let olga: string;
let foreman: string;

beforeAll(async () => {
  world = await startScanWorld();
  for (const username of ['ivan', 'olga'])
    await createOperator(world.app, { username, password: 'Secret-1234' });
  ivan = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  olga = await operatorJwt(world.app, 'olga', 'Secret-1234');
  foreman = await adminJwt(world.app, 'foreman');
});
afterAll(() => world.app.stop());

function undoOf(change: Record<string, unknown> = {}) {
  return { undoId: randomUUID(), occurredAt: new Date().toISOString(), ...change };
}

async function scanned(code: string, change: Record<string, unknown> = {}, token = ivan): Promise<string> {
  const scan = scanOf(code, change);
  const answer = await world.post('/api/scans', scan, { token });
  expect(answer.status).toBe(201);
  return scan.scanId;
}

const undo = (scanId: string, body: object, token = ivan) =>
  world.post(`/api/scans/${scanId}/undo`, body, { token });

describe('POST /api/scans/:scanId/undo', () => {
  test('takes everything back, and is told again as it was', async () => {
    const code = await world.part(5);
    const scanId = await scanned(code, { good: 2, scrapped: 1, reason: REASON });
    const body = undoOf();
    const first = await undo(scanId, body);
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      scan: { scanId: body.undoId, kind: 'undo', undoes: scanId, good: 2, scrapped: 1, operator: 'ivan' },
      part: { code, scrapped: 0 },
      operations: [{ waiting: 5, good: 0 }, { waiting: 0 }, { waiting: 0 }],
    });
    expect(first.body).not.toHaveProperty('replayed');
    const again = await undo(scanId, body);
    expect([again.status, again.body]).toEqual([200, { ...(first.body as object), replayed: true }]);
    expect(refusedBy(await undo(scanId, undoOf()))).toEqual({ status: 409, code: 'already-undone' });
  });

  test('takes amounts back, rework as a number or as it was reported', async () => {
    const code = await world.part(9);
    await scanned(code, { good: 9 });
    await scanned(code, { operation: 2, good: 9 });
    const rework = { quantity: 4, toOperation: 1 };
    const scanId = await scanned(code, { operation: 3, good: 5, rework, reason: REASON });
    expect((await undo(scanId, undoOf({ rework: 1, good: 2 }))).status).toBe(201);
    expect((await undo(scanId, undoOf({ rework: { quantity: 1, toOperation: 1 } }))).status).toBe(201);
    const refused = await undo(scanId, undoOf({ rework: 3 }));
    expect(refusedBy(refused)).toMatchObject({
      status: 409,
      code: 'pieces-already-moved',
      movable: { good: 3, scrapped: 0, rework: 2 },
    });
    expect((refused.body as { error: { message: string } }).error.message).toBe(
      'Not so many pieces can be taken back any more. You can still take back: 3 good, 2 sent back for rework.',
    );
  });

  test('lets an operator take back own scans only, the foreman any with a reason', async () => {
    const code = await world.part(5);
    const scanId = await scanned(code, { good: 2 });
    expect(refusedBy(await undo(scanId, undoOf({ reason: 'mine now' }), olga))).toEqual({
      status: 403,
      code: 'not-permitted',
      capability: 'correct-others',
    });
    const correct = (body: object, token = foreman) =>
      world.post(`/tracker/scans/${scanId}/undo`, body, { token });
    expect(refusedBy(await correct(undoOf()))).toMatchObject({ status: 422, code: 'reason-required' });
    const corrected = await correct(undoOf({ reason: 'counted twice', good: 1 }));
    expect(corrected.status).toBe(201);
    expect(corrected.body).toMatchObject({ scan: { reason: 'counted twice', operator: 'Test foreman' } });
    const auditor = await adminJwt(world.app, 'auditor');
    expect((await correct(undoOf({ reason: 'r' }), auditor)).status).toBe(403);
  });

  test('measures the window by the device’s clock', async () => {
    const code = await world.part(5);
    const before = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString();
    const scanId = await scanned(code, { occurredAt: before(20) });
    expect(refusedBy(await undo(scanId, undoOf()))).toEqual({
      status: 409,
      code: 'undo-window-passed',
      minutes: 10,
    });
    expect((await undo(scanId, undoOf({ occurredAt: before(11) }))).status).toBe(201);
  });

  test.each([
    [{}, ['undoId']],
    [{ undoId: 'x' }, ['undoId']],
    [{ undoId: randomUUID(), good: -1 }, ['good']],
    [{ undoId: randomUUID(), rework: { quantity: 1.5 } }, ['rework']],
    [{ undoId: randomUUID(), occurredAt: 'yesterday' }, ['occurredAt']],
    [{ undoId: randomUUID(), reason: 'x'.repeat(2001) }, ['reason']],
  ])('refuses the body %j', async (body, paths) => {
    expect(refusedBy(await undo(randomUUID(), body))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths,
    });
  });

  test('knows no scan of an unknown id, and nobody without a token', async () => {
    expect(refusedBy(await undo('nothing', undoOf()))).toEqual({ status: 404, code: 'scan-not-found' });
    expect(refusedBy(await undo(randomUUID(), undoOf()))).toMatchObject({ status: 404 });
    expect(refusedBy(await undo(randomUUID(), undoOf(), 'nobody'))).toEqual({
      status: 401,
      code: 'not-signed-in',
    });
  });
});

describe('undos among the items of a batch', () => {
  async function batch(
    items: object[],
  ): Promise<{ id: string; status: number; error?: { details: object } }[]> {
    const answer = await world.post('/api/scans/batch', { items }, { token: ivan });
    return (answer.body as { results: { id: string; status: number }[] }).results;
  }

  test('stand in their order, also behind the scan that they take back', async () => {
    const code = await world.part(5);
    const scan = scanOf(code, { good: 5 });
    const items = [scan, undoOf({ scanId: scan.scanId, good: 4 }), scanOf(code, { good: 4 })];
    const results = await batch(items);
    expect(results.map(({ status }) => status)).toEqual([201, 201, 201]);
    expect(results[1]).toMatchObject({
      id: items[1] && 'undoId' in items[1] ? items[1].undoId : null,
      scan: { kind: 'undo', good: 4, undoes: scan.scanId },
    });
    expect((await batch(items)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  test('are held back by what was refused for their part, and hold back in turn', async () => {
    const [one, two] = [await world.part(5), await world.part(5)];
    const refused = scanOf(one, { good: 9 });
    const counted = await scanned(two, { good: 2 });
    const results = await batch([
      refused,
      undoOf({ scanId: refused.scanId }),
      undoOf({ scanId: counted, good: 3 }),
      scanOf(two),
      undoOf({ scanId: counted }),
      undoOf({ scanId: randomUUID() }),
    ]);
    expect(results.map(({ status, error }) => [status, (error?.details as { code: string }).code])).toEqual([
      [409, 'quantity-exceeds-waiting'],
      [409, 'earlier-item-refused'],
      [409, 'pieces-already-moved'],
      [409, 'earlier-item-refused'],
      [409, 'earlier-item-refused'],
      [404, 'scan-not-found'],
    ]);
    expect([await scansOf(world, one), await scansOf(world, two)]).toEqual([0, 1]);
  });
});

describe('start and skip', () => {
  test('a start moves nothing, is never needed, and can be undone once', async () => {
    const code = await world.part(3);
    const scanId = await scanned(code, { kind: 'start', good: 0 });
    const page = await world.app
      .http()
      .get(`/api/scan-station/parts/${code}`)
      .set('Authorization', `Bearer ${ivan}`);
    expect(page.body).toMatchObject({
      part: { status: 'in-work' },
      operations: [{ waiting: 3, good: 0 }, { waiting: 0 }, { waiting: 0 }],
      lastScans: [{ scanId, kind: 'start', good: 0, undone: null }],
    });
    expect((await undo(scanId, undoOf())).status).toBe(201);
    expect(refusedBy(await undo(scanId, undoOf()))).toEqual({ status: 409, code: 'already-undone' });
    await scanned(code, { good: 3 });
  });

  test('a skip passes good pieces over an optional operation only, and can be undone', async () => {
    const code = await world.part(3);
    await scanned(code, { good: 3 });
    await scanned(code, { operation: 2, good: 3 });
    const skip = { kind: 'skip', operation: 3 };
    expect(
      refusedBy(await world.post('/api/scans', scanOf(code, { kind: 'skip' }), { token: ivan })),
    ).toEqual({ status: 422, code: 'operation-not-optional', stage: 'Cutting' });
    const scrap = scanOf(code, { ...skip, scrapped: 1, reason: REASON });
    expect(refusedBy(await world.post('/api/scans', scrap, { token: ivan }))).toMatchObject({ status: 400 });
    const scanId = await scanned(code, { ...skip, good: 2 });
    const undone = await undo(scanId, undoOf({ good: 1 }));
    expect(undone.body).toMatchObject({
      scan: { good: 1 },
      part: { finished: 1 },
      operations: [{}, {}, { waiting: 2, good: 0 }],
    });
  });
});

describe('GraphQL undoScan', () => {
  const UNDO = `mutation ($input: UndoScanInput!) {
    undoScan(input: $input) { replayed scan { scanId kind undoes good } part { code } operations { waiting } }
  }`;
  const ask = async (input: object, token = ivan) =>
    (await world.post('/graphql', { query: UNDO, variables: { input } }, { token })).body as {
      data: { undoScan: object } | null;
      errors?: { extensions: object }[];
    };

  test('undoes, tells a replay, and refuses with code and numbers', async () => {
    const code = await world.part(4);
    const scanId = await scanned(code, { good: 4 });
    const input = { ...undoOf({ good: 3 }), scanId };
    expect((await ask(input)).data?.undoScan).toMatchObject({
      replayed: false,
      scan: { scanId: input.undoId, kind: 'undo', undoes: scanId, good: 3 },
      part: { code },
      operations: [{ waiting: 3 }, { waiting: 1 }, { waiting: 0 }],
    });
    expect((await ask(input)).data?.undoScan).toMatchObject({ replayed: true });
    const refused = await ask({ ...undoOf({ good: 2 }), scanId });
    expect(refused.errors?.[0]?.extensions).toMatchObject({
      code: 'pieces-already-moved',
      status: 409,
      movable: { good: 1, scrapped: 0, rework: 0 },
    });
  });
});
