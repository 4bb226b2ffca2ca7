import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { onTrackingEvent, verifyLedgerAt, type TrackingEvent } from '../../src/tracking';
import { createOperator, operatorJwt } from '../support';
import { REASON, refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

interface Told {
  part: Record<string, unknown> & { code: string; revision: number };
  operations: { number: number; waiting: number; done: number }[];
  proposals: unknown[];
  lot?: { code: string };
  returnedTo?: { code: string };
  replayed?: boolean;
}

const told = (answer: Response): Told => answer.body as Told;
const waitingOf = (answer: Response): number[] => told(answer).operations.map(({ waiting }) => waiting);

function act(code: string, name: string, body: object = {}): Promise<Response> {
  return world.post(`/api/parts/${code}/${name}`, { factId: randomUUID(), reason: 'why', ...body });
}

async function scanned(code: string, change: Record<string, unknown>): Promise<void> {
  const answer = await world.post('/api/scans', scanOf(code, change));
  expect(answer.status).toBe(201);
}

async function pageOf(code: string): Promise<Told & { label?: object }> {
  const answer = await world.app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${world.apiToken}`);
  expect(answer.status).toBe(200);
  return answer.body as Told & { label?: object };
}

/** The last audit entry about this batch. */
async function lastAudit(code: string): Promise<Record<string, unknown> | undefined> {
  const { rows } = await world.app.sql.query<Record<string, unknown>>(
    `select action, actor_type, difference::json as difference from audit_entries
      where subject_id = $1 order by id desc limit 1`,
    [code],
  );
  return rows[0];
}

afterEach(async () => {
  expect(await verifyLedgerAt(world.app.databaseUrl)).toMatchObject({ difference: null });
});

describe('add and withdraw', () => {
  test('pieces come in at the first operation and leave where they wait', async () => {
    const code = await world.part(5);
    await scanned(code, { good: 2 });
    const added = await act(code, 'add', { quantity: 4, reason: 'spares' });
    expect(added.status).toBe(201);
    expect(told(added).part).toMatchObject({ quantity: 9, required: 5, withdrawn: 0, status: 'in-work' });
    expect(waitingOf(added)).toEqual([7, 2, 0]);
    expect(told(added).proposals).toEqual([]);
    expect(await lastAudit(code)).toMatchObject({
      action: 'add-pieces',
      actor_type: 'api-token',
      difference: {
        reason: 'spares',
        before: { quantity: 5, launched: 5, waiting: 5 },
        after: { quantity: 9, launched: 9, waiting: 9 },
      },
    });
    const taken = await act(code, 'withdraw', { quantity: 2, operation: 2 });
    expect(taken.status).toBe(201);
    expect(told(taken).part).toMatchObject({ quantity: 7, withdrawn: 2 });
    expect(waitingOf(taken)).toEqual([7, 0, 0]);
    expect(waitingOf(await act(code, 'withdraw', { quantity: 7 }))).toEqual([0, 0, 0]);
  });

  test('a batch without a route keeps them unrouted', async () => {
    const { product } = world;
    const made = await world.post('/api/parts', {
      data: { designation: 'PT.NR', quantity: 3, product: product.documentId, route: null },
    });
    const { code } = (made.body as { data: { code: string } }).data;
    expect(told(await act(code, 'add', { quantity: 2 })).part).toMatchObject({ unrouted: 5, quantity: 5 });
    expect(told(await act(code, 'withdraw', { quantity: 4 })).part).toMatchObject({
      unrouted: 1,
      withdrawn: 4,
    });
    expect(refusedBy(await act(code, 'withdraw', { quantity: 2 }))).toEqual({
      status: 409,
      code: 'quantity-exceeds-waiting',
      waiting: 1,
      asked: 2,
      where: [],
    });
  });

  test('is done once however often it is sent', async () => {
    const code = await world.part(5);
    const body = { factId: randomUUID(), quantity: 1, reason: 'lost' };
    const path = `/api/parts/${code}/withdraw`;
    const answers = await Promise.all(Array.from({ length: 6 }, () => world.post(path, body)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 201]);
    const again = await world.post(path, { ...body, factId: body.factId.toUpperCase() });
    expect(again.status).toBe(200);
    expect(told(again)).toMatchObject({ replayed: true, part: { quantity: 4, withdrawn: 1 } });
    for (const other of [{ quantity: 2 }, { reason: 'other' }, { operation: 1 }]) {
      expect(refusedBy(await world.post(path, { ...body, ...other }))).toMatchObject({
        status: 409,
        code: 'fact-id-reused',
      });
    }
    expect(refusedBy(await world.post(`/api/parts/${code}/add`, body))).toMatchObject({
      code: 'fact-id-reused',
    });
  });

  test('refuses with the numbers', async () => {
    const code = await world.part(5);
    await scanned(code, { good: 3, operator: 'Иванов' });
    const refused = async (name: string, body: object) => refusedBy(await act(code, name, body));
    expect(await refused('withdraw', { quantity: 4, operation: 2 })).toEqual({
      status: 409,
      code: 'quantity-exceeds-waiting',
      waiting: 3,
      asked: 4,
      where: [
        { operation: 1, stage: 'Cutting', waiting: 2, operator: 'Иванов' },
        { operation: 2, stage: 'Welding', waiting: 3, operator: null },
      ],
    });
    expect(await refused('withdraw', { quantity: 1, reason: ' ' })).toEqual({
      status: 422,
      code: 'reason-required',
      act: 'withdraw',
    });
    expect(await refused('add', { quantity: 1, reason: null })).toMatchObject({ code: 'reason-required' });
    expect(await refused('add', { quantity: 0 })).toMatchObject({
      status: 422,
      code: 'quantity-not-positive',
    });
    expect(await refused('add', { quantity: 1, operation: 2 })).toEqual({
      status: 422,
      code: 'operation-not-first',
      first: 1,
    });
    expect(await refused('add', { quantity: 999_996 })).toEqual({
      status: 422,
      code: 'quantity-exceeds-limit',
      limit: 1_000_000,
      launched: 5,
    });
    expect(await refused('withdraw', { quantity: 1, operation: 9 })).toMatchObject({
      status: 422,
      code: 'operation-not-on-route',
      operation: 9,
    });
    for (const [body, paths] of [
      [{ quantity: 1.5 }, ['quantity']],
      [{ quantity: -1 }, ['quantity']],
      [{}, ['quantity']],
      [{ quantity: 1_000_001 }, ['quantity']],
      [{ quantity: 1, factId: 'x' }, ['factId']],
      [{ quantity: 1, reason: 'x'.repeat(2001) }, ['reason']],
    ] as const)
      expect(await refused('add', body)).toEqual({ status: 400, code: 'malformed-request', paths });
    expect(refusedBy(await act('4K7N2M9Q0XRW4', 'add', { quantity: 1 }))).toMatchObject({ status: 400 });
    expect((await pageOf(code)).part).toMatchObject({ quantity: 5, revision: 4 });
  });
});

describe('hold and release', () => {
  test('a hold refuses reports until the release and is told to everybody', async () => {
    const code = await world.part(2);
    const events: TrackingEvent[] = [];
    const stop = onTrackingEvent((event) => events.push(event));
    const held = await act(code, 'hold', { kind: 'material', reason: 'no steel' });
    expect(held.status).toBe(201);
    const hold = {
      kind: 'material',
      reason: 'no steel',
      since: expect.any(String) as string,
      by: expect.any(String) as string,
    };
    expect(told(held).part).toMatchObject({ status: 'held', hold });
    expect((await pageOf(code)).part.hold).toEqual(told(held).part.hold);
    expect(refusedBy(await world.post('/api/scans', scanOf(code)))).toMatchObject({
      status: 409,
      code: 'part-on-hold',
      ...hold,
    });
    expect(refusedBy(await act(code, 'hold'))).toMatchObject({
      status: 409,
      code: 'part-already-held',
      ...hold,
    });
    const released = await world.post(`/api/parts/${code}/release-hold`, { factId: randomUUID() });
    expect(released.status).toBe(201);
    expect(told(released).part).toMatchObject({ status: 'new', hold: null });
    expect(refusedBy(await act(code, 'release-hold'))).toMatchObject({ status: 409, code: 'part-not-held' });
    await scanned(code, {});
    stop();
    expect(events.map((event) => ('part' in event ? [event.name, event.part.hold?.kind] : []))).toEqual([
      ['part.changed', 'material'],
      ['part.changed', undefined],
      ['scan.recorded', undefined],
    ]);
  });

  test('is for who has the right, and its kind is one of the list', async () => {
    const code = await world.part(2);
    const { app } = world;
    await createOperator(app, { username: 'welder', password: 'pass-word-1' });
    await createOperator(app, { username: 'checker', password: 'pass-word-1', roleType: 'inspector' });
    const post = async (name: string, token: string) =>
      world.post(`/api/parts/${code}/${name}`, { factId: randomUUID(), reason: 'x', quantity: 1 }, { token });
    const welder = await operatorJwt(app, 'welder', 'pass-word-1');
    const checker = await operatorJwt(app, 'checker', 'pass-word-1');
    expect((await post('hold', welder)).status).toBe(403);
    expect((await post('withdraw', checker)).status).toBe(403);
    const held = await post('hold', checker);
    expect(told(held).part.hold).toMatchObject({ kind: 'other', by: 'checker' });
    expect(refusedBy(await act(code, 'hold', { kind: 'weather' }))).toMatchObject({ paths: ['kind'] });
    expect((await world.app.http().post(`/api/parts/${code}/hold`).send({})).status).toBe(401);
  });
});

describe('cancel', () => {
  test('withdraws what waits, keeps what is done and frees the designation', async () => {
    const { product, route } = world;
    const data = {
      designation: 'PT.CANCEL',
      quantity: 6,
      product: product.documentId,
      route: route.documentId,
    };
    const made = await world.post('/api/parts', { data });
    const { code } = (made.body as { data: { code: string } }).data;
    await scanned(code, { good: 4, scrapped: 1, reason: REASON });
    await scanned(code, { operation: 2, good: 3 });
    await scanned(code, { operation: 3, good: 2 });
    await act(code, 'hold');
    const cancelled = await act(code, 'cancel', { reason: 'the customer left' });
    expect(cancelled.status).toBe(201);
    expect(waitingOf(cancelled)).toEqual([0, 0, 0]);
    expect(told(cancelled).part).toMatchObject({
      status: 'cancelled',
      hold: null,
      finished: 2,
      scrapped: 1,
      withdrawn: 3,
      quantity: 3,
    });
    for (const name of ['add', 'withdraw', 'split', 'hold', 'release-hold', 'cancel', 'void-label'])
      expect(refusedBy(await act(code, name, { quantity: 1 }))).toMatchObject({
        status: 409,
        code: 'part-cancelled',
      });
    expect(refusedBy(await world.post('/api/scans', scanOf(code)))).toMatchObject({ code: 'part-cancelled' });
    expect((await world.post('/api/parts', { data })).status).toBe(201);
    expect(refusedBy(await act(await world.part(1), 'cancel', { reason: '' }))).toMatchObject({
      status: 422,
      code: 'reason-required',
    });
  });
});

describe('split', () => {
  test('makes a lot of its own that goes on from where the pieces waited', async () => {
    const code = await world.part(10);
    await scanned(code, { good: 6 });
    const body = { factId: randomUUID(), quantity: 4, operation: 2 };
    const split = await world.post(`/api/parts/${code}/split`, body);
    expect(split.status).toBe(201);
    expect(waitingOf(split)).toEqual([4, 2, 0]);
    expect(told(split)).toMatchObject({ part: { quantity: 6, lot: 0 }, proposals: [] });
    const lot = told(split).lot?.code ?? '';
    const page = await pageOf(lot);
    expect(page.part).toMatchObject({ code: lot, lot: 1, quantity: 4, required: 0, status: 'in-work' });
    expect(page.operations.map(({ number, waiting, done }) => [number, waiting, done])).toEqual([
      [1, 0, 4],
      [2, 4, 0],
      [3, 0, 0],
    ]);
    const again = await world.post(`/api/parts/${code}/split`, body);
    expect(again.status).toBe(200);
    expect(told(again)).toMatchObject({ replayed: true, lot: { code: lot } });
    await scanned(lot, { operation: 2, good: 4 });
    const second = await act(lot, 'split', { quantity: 1, operation: 3 });
    expect((await pageOf(told(second).lot?.code ?? '')).part).toMatchObject({ lot: 2, quantity: 1 });
    const { rows } = await world.app.sql.query<{ root: string; lots: number }>(
      `select r.code as root, count(*)::int as lots from part_states s join part_states r on r.part_id = s.root_part_id
        where r.code = $1 group by r.code`,
      [code],
    );
    expect(rows).toEqual([{ root: code, lots: 3 }]);
    expect(refusedBy(await act(code, 'split', { quantity: 5 }))).toMatchObject({ waiting: 4, asked: 5 });
  });

  test('is reversed while nobody has worked on the lot', async () => {
    const code = await world.part(5);
    const lot = told(await act(code, 'split', { quantity: 2 })).lot?.code ?? '';
    const factId = randomUUID();
    const reversed = await world.post(`/api/parts/${lot}/reverse-split`, { factId });
    expect(reversed.status).toBe(201);
    expect(told(reversed)).toMatchObject({
      part: { code: lot, status: 'cancelled', quantity: 0 },
      returnedTo: { code },
    });
    expect(await pageOf(code)).toMatchObject({ part: { quantity: 5 }, operations: [{ waiting: 5 }, {}, {}] });
    const again = await world.post(`/api/parts/${lot}/reverse-split`, { factId });
    expect(told(again)).toMatchObject({ replayed: true, returnedTo: { code } });
    expect(refusedBy(await act(code, 'reverse-split'))).toMatchObject({
      status: 409,
      code: 'part-not-split',
    });
    const next = told(await act(code, 'split', { quantity: 2 })).lot?.code ?? '';
    expect((await pageOf(next)).part.lot).toBe(2);
    await scanned(next, {});
    expect(refusedBy(await act(next, 'reverse-split'))).toEqual({
      status: 409,
      code: 'lot-has-work',
      facts: 1,
    });
  });

  test('takes what describes the batch along, the own fields of the factory included', async () => {
    const { product, app } = world;
    const data = {
      designation: 'PT.LOT',
      name: 'Кронштейн',
      material: 'Ст3',
      quantity: 3,
      product: product.documentId,
      attributes: { colour: 'red' },
    };
    const made = await world.post('/api/parts', { data });
    const { code } = (made.body as { data: { code: string } }).data;
    const lot = told(await act(code, 'split', { quantity: 1 })).lot?.code ?? '';
    const { rows } = await app.sql.query(
      `select p.designation, p.name, p.material, p.attributes::json as attributes, l.product_id
         from parts p join part_states s on s.part_id = p.id join parts_product_lnk l on l.part_id = p.id where s.code = $1`,
      [lot],
    );
    const { quantity: _quantity, product: _product, ...fields } = data;
    expect(rows).toEqual([{ ...fields, product_id: product.id }]);
  });

  test('two splits at once number their lots one after the other', async () => {
    const code = await world.part(8);
    const answers = await Promise.all(Array.from({ length: 4 }, () => act(code, 'split', { quantity: 2 })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    const lots = await Promise.all(
      answers.map(async (answer) => (await pageOf(told(answer).lot?.code ?? '')).part.lot),
    );
    expect(lots.sort()).toEqual([1, 2, 3, 4]);
  });
});

describe('void-label', () => {
  test('gives the batch another code, and the old one still finds it', async () => {
    const old = await world.part(3);
    const beforeVoiding = new Date().toISOString();
    const body = { factId: randomUUID(), reason: 'torn' };
    const voided = await world.post(`/api/parts/${old}/void-label`, body);
    expect(voided.status).toBe(201);
    const { code } = told(voided).part;
    expect(code).not.toBe(old);
    expect(await pageOf(old)).toMatchObject({ part: { code }, label: { voided: true, validCode: code } });
    expect(await pageOf(code)).not.toHaveProperty('label');
    expect(refusedBy(await world.post('/api/scans', scanOf(old)))).toMatchObject({
      status: 409,
      code: 'label-voided',
      validCode: code,
    });
    await scanned(old, { occurredAt: beforeVoiding });
    await scanned(code, {});
    expect((await world.post(`/api/parts/${old}/void-label`, body)).status).toBe(200);
    expect(refusedBy(await act(old, 'void-label'))).toMatchObject({ code: 'label-voided', validCode: code });
    const third = told(await act(code, 'void-label')).part.code;
    expect(await pageOf(old)).toMatchObject({ label: { validCode: third } });
    expect(told(await act(old, 'add', { quantity: 1 })).part).toMatchObject({ code: third, quantity: 4 });
  });
});
