import { randomUUID } from 'node:crypto';
import { tracking, type LaunchPart } from '../../src/tracking';
import { adminJwt, createOperator, makePart, makeProduct, operatorJwt } from '../support';
import { OPERATOR } from '../sql/scenario';
import { act, lastAudit, pageOf, startActs, told, world } from './act-world';
import { refusedBy, scanOf } from './scan-world';

/** Acts that go beyond one batch: what a parent proposes for its children, and the end of an order. */

beforeAll(startActs);
afterAll(() => world.app.stop());

/** An assembly of two brackets and five bolts, in pieces enough for four of it. */
async function assembly(): Promise<Record<'frame' | 'bracket' | 'bolt', string>> {
  const product = await makeProduct(world.app, { designation: `PT.${randomUUID().slice(0, 8)}` });
  const part = (key: string, launched: number): LaunchPart => ({
    key,
    designation: `${key}-${product.id}`,
    name: key,
    kind: key === 'frame' ? 'assembly' : 'part',
    material: null,
    size: null,
    attributes: null,
    required: launched,
    launched,
    routeId: world.route.id,
  });
  const launched = await tracking(world.app.strapi).launchParts(
    {
      productId: product.id,
      importId: null,
      parts: [part('frame', 4), part('bracket', 8), part('bolt', 20)],
      lines: [
        { parentKey: 'frame', childKey: 'bracket', quantity: 2 },
        { parentKey: 'frame', childKey: 'bolt', quantity: 5 },
      ],
      materials: [],
    },
    OPERATOR,
  );
  if (!launched.ok) throw new Error(launched.code);
  const codes = launched.parts.map(({ key, code }) => [key, code] as const);
  return Object.fromEntries(codes) as Record<'frame' | 'bracket' | 'bolt', string>;
}

describe('what a parent proposes', () => {
  const proposed = (answer: Parameters<typeof told>[0]) =>
    (told(answer).proposals as { code: string; act: string; quantity: number }[]).map((one) => [
      one.code,
      one.act,
      one.quantity,
    ]);

  test('more of it needs more of its children, by the bill of materials', async () => {
    const { frame, bracket, bolt } = await assembly();
    const added = await act(frame, 'add', { quantity: 3 });
    expect(proposed(added)).toEqual([
      [bracket, 'add', 6],
      [bolt, 'add', 15],
    ]);
    expect(told(added).proposals[0]).toMatchObject({
      why: { parent: frame, change: 3, quantityPerParent: 2 },
    });
    expect((await pageOf(bracket)).part).toMatchObject({ quantity: 8, required: 8 });
    expect((await pageOf(frame)).part).toMatchObject({ quantity: 7, required: 4 });
  });

  test('less of it frees no more than still waits, and a cancellation frees all', async () => {
    const { frame, bracket, bolt } = await assembly();
    for (const operation of [1, 2, 3])
      expect((await world.post('/api/scans', scanOf(bracket, { operation, good: 6 }))).status).toBe(201);
    expect(proposed(await act(frame, 'withdraw', { quantity: 2 }))).toEqual([
      [bracket, 'withdraw', 2],
      [bolt, 'withdraw', 10],
    ]);
    expect(proposed(await act(frame, 'cancel'))).toEqual([
      [bracket, 'withdraw', 2],
      [bolt, 'withdraw', 10],
    ]);
    expect(proposed(await act(bracket, 'withdraw', { quantity: 2 }))).toEqual([]);
  });

  test('nothing where a hold or a split changes nothing', async () => {
    const { frame } = await assembly();
    expect(proposed(await act(frame, 'hold'))).toEqual([]);
    expect(proposed(await act(frame, 'split', { quantity: 1 }))).toEqual([]);
  });
});

describe('cancelling an order', () => {
  const cancel = (id: string, body: object, sender?: { token: string }) =>
    world.post(`/api/products/${id}/cancel`, body, sender);

  test('cancels every batch with it, once, and lets nothing new in', async () => {
    const product = await makeProduct(world.app, { designation: 'PT.ORDER', quantity: 1 });
    const { app, route } = world;
    const codes = await Promise.all(
      ['a', 'b', 'c'].map((name) =>
        makePart(app, { product, route, designation: `PT.ORDER.${name}`, quantity: 5 }),
      ),
    );
    const [first = '', second = '', third = ''] = codes;
    expect((await world.post('/api/scans', scanOf(first, { good: 2 }))).status).toBe(201);
    expect((await act(second, 'hold')).status).toBe(201);
    expect((await act(third, 'cancel')).status).toBe(201);
    const body = { factId: randomUUID(), reason: 'the customer left' };
    const answer = await cancel(product.documentId, body);
    expect([answer.status, answer.body]).toMatchObject([
      201,
      { cancelled: 2, product: { id: product.documentId, designation: 'PT.ORDER' } },
    ]);
    const again = await cancel(product.documentId, body);
    expect([again.status, again.body]).toEqual([200, { ...(answer.body as object), replayed: true }]);
    for (const code of codes)
      expect((await pageOf(code)).part).toMatchObject({ status: 'cancelled', withdrawn: 5 });
    expect(await lastAudit(product.documentId)).toMatchObject({
      action: 'cancel-product',
      difference: { parts: 2, reason: 'the customer left', factId: body.factId },
    });
    const late = await world.post('/api/parts', {
      data: { designation: 'PT.LATE', product: product.documentId },
    });
    expect(refusedBy(late)).toMatchObject({ status: 409, code: 'product-cancelled' });
    const row = await app.sql.query('select cancelled_at is not null as ended from products where id = $1', [
      product.id,
    ]);
    expect(row.rows).toEqual([{ ended: true }]);
  });

  test('refuses without a reason, a second time, for an unknown order, a used id and without the right', async () => {
    const { documentId } = await makeProduct(world.app, { designation: 'PT.ORDER-2' });
    const factId = randomUUID();
    const refused = async (id: string, body: object, sender?: { token: string }) =>
      refusedBy(await cancel(id, body, sender));
    expect(await refused(documentId, { factId, reason: '' })).toMatchObject({
      status: 422,
      code: 'reason-required',
    });
    expect(await refused('abcdefghijklmnopqrstuvwx', { factId, reason: 'why' })).toMatchObject({
      status: 404,
      code: 'product-not-found',
    });
    expect(await refused(documentId, { reason: 'why' })).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['factId'],
    });
    await createOperator(world.app, { username: 'petr', password: 'Secret-1234' });
    const token = await operatorJwt(world.app, 'petr', 'Secret-1234');
    expect(await refused(documentId, { factId, reason: 'why' }, { token })).toEqual({
      status: 403,
      code: 'not-permitted',
      capability: 'cancel-parts',
    });
    expect((await cancel(documentId, { factId, reason: 'why' })).status).toBe(201);
    expect(await refused(documentId, { factId, reason: 'other' })).toMatchObject({
      status: 409,
      code: 'fact-id-reused',
    });
    expect(await refused(documentId, { factId: randomUUID(), reason: 'why' })).toMatchObject({
      status: 409,
      code: 'product-cancelled',
    });
  });

  test('in the admin panel too, for who has the right there', async () => {
    const { documentId } = await makeProduct(world.app, { designation: 'PT.ORDER-3' });
    const path = `/tracker/products/${documentId}/cancel`;
    const body = { factId: randomUUID(), reason: 'why' };
    const auditor = { token: await adminJwt(world.app, 'auditor') };
    expect((await world.post(path, body, auditor)).status).toBe(403);
    expect((await world.post(path, body)).status).toBe(401);
    const foreman = { token: await adminJwt(world.app, 'foreman') };
    expect((await world.post(path, body, foreman)).status).toBe(201);
    expect(await lastAudit(documentId)).toMatchObject({ actor_type: 'admin' });
  });
});
