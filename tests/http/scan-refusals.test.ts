import { randomUUID } from 'node:crypto';
import { createOperator, makePart, operatorJwt } from '../support';
import { newLabelCode } from '../../src/codes';
import {
  REASON,
  refusedBy,
  scanOf,
  scansOf,
  startScanWorld,
  type ScanWorld,
  type Sender,
} from './scan-world';

let world: ScanWorld;
let operator: Sender;

beforeAll(async () => {
  world = await startScanWorld();
  operator = await signedIn('ivan');
});
afterAll(() => world.app.stop());

async function signedIn(username: string, roleType?: string): Promise<Sender> {
  await createOperator(world.app, { username, password: 'Secret-1234', ...(roleType ? { roleType } : {}) });
  return { token: await operatorJwt(world.app, username, 'Secret-1234') };
}

/** The refusal of a scan in both languages; neither may leave a scan behind. */
async function refusalOf(scan: { partCode: string } & Record<string, unknown>, sender?: Sender) {
  const before = await scansOf(world, scan.partCode);
  const { token } = sender ?? { token: world.apiToken };
  const english = await world.post('/api/scans', scan, { token, language: 'en' });
  const russian = await world.post('/api/scans', scan, { token, language: 'ru-RU,ru;q=0.9' });
  expect(refusedBy(russian)).toEqual(refusedBy(english));
  const message = (answer: typeof english) => (answer.body as { error: { message: string } }).error.message;
  expect(message(english)).toMatch(/^[^а-яё]+$/i);
  expect(message(russian)).toMatch(/[а-яё]/i);
  expect(await scansOf(world, scan.partCode)).toBe(before);
  return refusedBy(english);
}

describe('codes', () => {
  test('a wrong check character, and a code that nobody has', async () => {
    const code = newLabelCode();
    const wrong = code.slice(0, -1) + (code.endsWith('0') ? '1' : '0');
    expect(await refusalOf(scanOf(wrong))).toEqual({
      status: 400,
      code: 'part-code-malformed',
      partCode: wrong,
    });
    expect(await refusalOf(scanOf(code))).toEqual({ status: 404, code: 'part-not-found' });
  });

  test('a voided label, for work after the voiding only', async () => {
    const code = await world.part(3);
    await world.app.sql.query("update labels set status = 'voided', voided_at = now() where code = $1", [
      code,
    ]);
    // The database's clock counts microseconds, the report's milliseconds: not in the same one.
    const after = scanOf(code, { occurredAt: new Date(Date.now() + 1_000).toISOString() });
    expect(await refusalOf(after)).toEqual({
      status: 409,
      code: 'label-voided',
      validCode: null,
    });
    const before = scanOf(code, { occurredAt: new Date(Date.now() - 60_000).toISOString() });
    expect((await world.post('/api/scans', before)).status).toBe(201);
  });
});

describe('quantities', () => {
  test('more than waits here: how many wait, where, and with whom', async () => {
    const code = await world.part(10);
    await world.post('/api/scans', scanOf(code, { good: 4 }), operator);
    expect(await refusalOf(scanOf(code, { operation: 2, good: 5 }))).toEqual({
      status: 409,
      code: 'quantity-exceeds-waiting',
      waiting: 4,
      asked: 5,
      where: [
        { operation: 1, stage: 'Cutting', waiting: 6, operator: 'ivan', sentBy: null },
        { operation: 2, stage: 'Welding', waiting: 4, operator: null, sentBy: 'ivan' },
      ],
    });
  });

  test('who sent the pieces on is told though nothing waits there any more', async () => {
    const code = await world.part(5);
    for (const [operation, by] of ['Anna', 'Boris'].entries())
      await world.post('/api/scans', scanOf(code, { operation: operation + 1, good: 5, operator: by }));
    const where = [{ operation: 3, stage: 'Inspection', waiting: 5, operator: null, sentBy: 'Boris' }];
    expect(await refusalOf(scanOf(code))).toMatchObject({ waiting: 0, asked: 1, where });
  });

  test('nothing at all', async () => {
    const code = await world.part(1);
    expect(await refusalOf(scanOf(code, { good: 0 }))).toEqual({
      status: 422,
      code: 'quantity-not-positive',
    });
    const rework = { quantity: 0, toOperation: 1 };
    expect(await refusalOf(scanOf(code, { good: 0, rework, reason: REASON }))).toEqual({
      status: 422,
      code: 'quantity-not-positive',
    });
    const answer = await world.post('/api/scans', scanOf(code, { good: 1, rework }));
    expect([answer.status, (answer.body as { scan: { rework: unknown } }).scan.rework]).toEqual([201, null]);
  });

  test('what does not fit: paths', async () => {
    const code = await world.part(1);
    const scan = scanOf(code, { good: -1, occurredAt: 'today', comment: 5 });
    expect(await refusalOf(scan)).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['good', 'comment', 'occurredAt'],
    });
    expect(await refusalOf(scanOf(code, { kind: 'start', good: 1 }))).toMatchObject({
      status: 400,
      code: 'malformed-request',
    });
  });
});

describe('the state of the batch', () => {
  test('without a route', async () => {
    const { app, product } = world;
    const code = await makePart(app, { product, designation: 'PT.200', quantity: 1, route: null });
    expect(await refusalOf(scanOf(code))).toEqual({ status: 409, code: 'part-without-route' });
  });

  test('on hold', async () => {
    const code = await world.part(1);
    const hold = { reason: 'gauge is missing', since: new Date().toISOString(), by: 'Olga' };
    await world.app.sql.query("update part_states set status = 'held', hold = $2 where code = $1", [
      code,
      hold,
    ]);
    expect(await refusalOf(scanOf(code))).toEqual({ ...hold, status: 409, code: 'part-on-hold' });
  });

  test('cancelled', async () => {
    const code = await world.part(1);
    const act = { factId: randomUUID(), reason: 'the customer left' };
    expect((await world.post(`/api/parts/${code}/cancel`, act)).status).toBe(201);
    expect(await refusalOf(scanOf(code))).toEqual({ status: 409, code: 'part-cancelled' });
  });

  test('an operation that was replaced by a change of the route, or never was', async () => {
    const code = await world.part(2);
    const other = await world.post('/api/routes', {
      data: { name: 'Other', isDefault: false, retired: false, steps: await stepsOf('Welding', 'Cutting') },
    });
    const { documentId } = (other.body as { data: { documentId: string } }).data;
    const act = { factId: randomUUID(), route: documentId, reason: 'other order' };
    expect((await world.post(`/api/parts/${code}/route`, act)).status).toBe(201);
    expect(await refusalOf(scanOf(code))).toEqual({ status: 409, code: 'operation-replaced', now: 5 });
    expect(await refusalOf(scanOf(code, { operation: 9 }))).toEqual({
      status: 422,
      code: 'operation-not-on-route',
      operation: 9,
    });
  });

  async function stepsOf(...names: string[]) {
    const { rows } = await world.app.sql.query<{ name: string; document_id: string }>(
      'select name, document_id from stages where name = any($1)',
      [names],
    );
    return names.map((name) => ({ stage: rows.find((row) => row.name === name)?.document_id }));
  }
});

describe('scrap, rework and skipping', () => {
  /** Three pieces that wait at the second operation, where neither scrap nor rework is allowed. */
  async function atWelding(): Promise<string> {
    const code = await world.part(3);
    expect((await world.post('/api/scans', scanOf(code, { good: 3 }))).status).toBe(201);
    return code;
  }

  test('a reason is needed, and must be one of ours that fits', async () => {
    const code = await world.part(3);
    const scrap = scanOf(code, { good: 0, scrapped: 1 });
    expect(await refusalOf(scrap)).toEqual({ status: 422, code: 'reason-required' });
    expect(await refusalOf({ ...scrap, reason: 'mood' })).toEqual({
      status: 422,
      code: 'reason-unknown',
      reason: 'mood',
    });
    expect(await refusalOf({ ...scrap, reason: 'incomplete' })).toMatchObject({ code: 'reason-unknown' });
  });

  test('not at every stage, unless one may correct others', async () => {
    const code = await atWelding();
    const scrap = scanOf(code, { operation: 2, good: 0, scrapped: 1, reason: REASON });
    const rework = { quantity: 1, toOperation: 1 };
    const back = scanOf(code, { operation: 2, good: 0, rework, reason: REASON });
    expect(await refusalOf(scrap, operator)).toEqual({
      status: 422,
      code: 'scrap-not-allowed-here',
      stage: 'Welding',
    });
    expect(await refusalOf(back, operator)).toEqual({
      status: 422,
      code: 'rework-not-allowed-here',
      stage: 'Welding',
    });
    expect((await world.post('/api/scans', scrap)).status).toBe(201);
    expect((await world.post('/api/scans', back)).status).toBe(201);
  });

  test('rework goes to an earlier operation only', async () => {
    const code = await world.part(3);
    const rework = { quantity: 1, toOperation: 2 };
    expect(await refusalOf(scanOf(code, { good: 0, rework, reason: REASON }))).toEqual({
      status: 422,
      code: 'rework-target-not-earlier',
      toOperation: 2,
    });
  });

  test('only an optional operation is skipped', async () => {
    const code = await world.part(3);
    expect(await refusalOf(scanOf(code, { kind: 'skip' }))).toEqual({
      status: 422,
      code: 'operation-not-optional',
      stage: 'Cutting',
    });
  });
});

describe('who and when', () => {
  test('an API token in the future; a device is clamped', async () => {
    const code = await world.part(3);
    const occurredAt = new Date(Date.now() + 3_600_000).toISOString();
    expect(await refusalOf(scanOf(code, { occurredAt }))).toEqual({
      status: 422,
      code: 'occurred-in-the-future',
    });
    const answer = await world.post('/api/scans', scanOf(code, { occurredAt }), operator);
    expect(answer.status).toBe(201);
    const { scan } = answer.body as { scan: { occurredAt: string; recordedAt: string } };
    expect(scan.occurredAt).toBe(scan.recordedAt);
  });

  test('nobody, a stranger, and a role without the right', async () => {
    const code = await world.part(3);
    expect(await refusalOf(scanOf(code), { token: 'nobody' })).toEqual({
      status: 401,
      code: 'not-signed-in',
    });
    await world.app.strapi.db.query('plugin::users-permissions.role').create({
      data: { type: 'visitor', name: 'Visitor', description: '' },
    });
    const visitor = await signedIn('guest', 'visitor');
    expect(await refusalOf(scanOf(code), visitor)).toEqual({
      status: 403,
      code: 'not-permitted',
      capability: 'report',
    });
  });

  test('an operator who is limited to another stage', async () => {
    const code = await world.part(3);
    await createOperator(world.app, { username: 'welder', password: 'Secret-1234' });
    await world.app.strapi.db.query('plugin::users-permissions.user').update({
      where: { username: 'welder' },
      data: { stages: [world.stages[1]?.id] },
    });
    const limited = { token: await operatorJwt(world.app, 'welder', 'Secret-1234') };
    expect(await refusalOf(scanOf(code), limited)).toEqual({
      status: 403,
      code: 'stage-not-permitted',
      stage: 'Cutting',
    });
  });
});

describe('what is no JSON', () => {
  const send = (type: string, body: string) =>
    world.app
      .http()
      .post('/api/scans')
      .set({ Authorization: `Bearer ${world.apiToken}`, 'Content-Type': type })
      .send(body);

  test('another type of content, broken JSON, a NUL', async () => {
    const code = await world.part(1);
    expect(refusedBy(await send('text/plain', 'x'))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['content-type'],
    });
    expect(refusedBy(await send('application/json', '{"scanId":'))).toMatchObject({ paths: ['body'] });
    const nul = JSON.stringify(scanOf(code, { comment: 'a\u0000b' }));
    expect(refusedBy(await send('application/json', nul))).toMatchObject({ status: 400, paths: ['comment'] });
    expect(await scansOf(world, code)).toBe(0);
  });
});
