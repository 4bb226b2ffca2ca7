import { randomUUID } from 'node:crypto';
import { onTrackingEvent, verifyLedgerAt, type TrackingEvent } from '../../src/tracking';
import { createOperator, operatorJwt } from '../support';
import { act, lastAudit, pageOf, scanned, startActs, told, waitingOf, world } from './act-world';
import { REASON, refusedBy, scanOf } from './scan-world';

beforeAll(startActs);
afterAll(() => world.app.stop());

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
        { operation: 1, stage: 'Cutting', waiting: 2, operator: 'Иванов', sentBy: null },
        { operation: 2, stage: 'Welding', waiting: 3, operator: null, sentBy: 'Иванов' },
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
