import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { verifyLedgerAt } from '../../src/tracking';
import { newLabelCode } from '../../src/codes';
import { adminJwt, makePart, makeProduct } from '../support';
import { act, lastAudit, startActs, told, world } from './act-world';
import { refusedBy } from './scan-world';

/** Bills of materials by hand: lines come, change and go; no batch contains itself. */

beforeAll(startActs);
afterAll(async () => {
  const verified = await verifyLedgerAt(world.app.databaseUrl);
  expect(verified.difference).toBeNull();
  await world.app.stop();
});

const line = (parent: string, childCode: string, quantityPerParent: number | null, more: object = {}) =>
  act(parent, 'children', { childCode, quantityPerParent, ...more });

async function compositionOf(code: string): Promise<[string, number][]> {
  const answer = await world.app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${world.apiToken}`);
  const { composition } = answer.body as { composition: { code: string; quantityPerParent: number }[] };
  return composition.map((one) => [one.code, one.quantityPerParent]);
}

const proposed = (answer: Response) =>
  (told(answer).proposals as { code: string; act: string; quantity: number }[]).map((one) => [
    one.code,
    one.act,
    one.quantity,
  ]);

test('a part is added by hand to what a batch is made of, changed and removed again', async () => {
  const parent = await world.part(10);
  const made = await world.post('/api/parts', {
    data: { designation: 'PT.HAND.1', product: world.product.documentId, quantity: 15 },
  });
  const { code: child } = (made.body as { data: { code: string } }).data;
  const factId = randomUUID();
  const added = await line(parent, child, 2, { factId });
  expect([added.status, told(added).part]).toMatchObject([201, { code: parent }]);
  expect(told(added).proposals).toEqual([
    {
      code: child,
      designation: 'PT.HAND.1',
      name: null,
      act: 'add',
      quantity: 5,
      why: { parent, change: 0, quantityPerParent: 2 },
    },
  ]);
  expect(await compositionOf(parent)).toEqual([[child, 2]]);
  expect(await lastAudit(parent)).toMatchObject({
    action: 'set-line',
    difference: {
      factId,
      reason: 'why',
      before: { child, quantityPerParent: null },
      after: { child, quantityPerParent: 2 },
    },
  });
  const again = await line(parent, child, 2, { factId });
  expect([again.status, told(again).replayed, proposed(again)]).toEqual([200, true, [[child, 'add', 5]]]);
  const changed = await line(parent, child, 1, { expects: 'line' });
  expect([changed.status, proposed(changed)]).toEqual([201, [[child, 'withdraw', 5]]]);
  expect(await compositionOf(parent)).toEqual([[child, 1]]);
  const removed = await line(parent, child, null);
  expect([removed.status, proposed(removed)]).toEqual([201, [[child, 'withdraw', 15]]]);
  expect(await compositionOf(parent)).toEqual([]);
  const { body } = await world.app
    .http()
    .get(`/api/parts/${parent}/history`)
    .set('Authorization', `Bearer ${world.apiToken}`);
  const lines = (body as { data: { kind: string; details: { data?: { lines: object[] } } }[] }).data
    .filter(({ kind }) => kind === 'composition-set')
    .map(({ details }) => details.data?.lines);
  expect(lines).toEqual([[{ code: child, quantity: 2 }], [{ code: child, quantity: 1 }], []]);
});

test('what several parents need of a child counts together, and lots of the child too', async () => {
  const [one, two, child] = [await world.part(3), await world.part(4), await world.part(10)];
  expect(proposed(await line(one, child, 2))).toEqual([[child, 'withdraw', 4]]);
  expect((await act(child, 'split', { quantity: 6 })).status).toBe(201);
  expect(proposed(await line(two, child, 1))).toEqual([]);
  expect(proposed(await line(two, child, 5))).toEqual([[child, 'add', 16]]);
});

test('a batch never contains itself, at any depth', async () => {
  const [top, middle, bottom] = [await world.part(1), await world.part(1), await world.part(1)];
  await line(top, middle, 1);
  await line(middle, bottom, 1);
  const circle = await line(bottom, top, 1);
  const { path, ...refused } = refusedBy(circle);
  expect(refused).toEqual({ status: 409, code: 'composition-cycle' });
  expect(path).toHaveLength(4);
  expect((path as string[])[0]).toBe((path as string[])[3]);
  expect(refusedBy(await line(top, top, 1))).toMatchObject({ code: 'composition-cycle' });
  expect((await line(top, bottom, 1)).status).toBe(201);
  expect(await compositionOf(bottom)).toEqual([]);
});

test('of two lines that close a circle together, sent at once, one is refused', async () => {
  for (let round = 0; round < 3; round += 1) {
    const [one, two] = [await world.part(1), await world.part(1)];
    const answers = await Promise.all([line(one, two, 1), line(two, one, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
  }
});

test('a line that is there, is missing or does not fit is refused, and nothing changes', async () => {
  const [parent, child] = [await world.part(1), await world.part(1)];
  expect(refusedBy(await line(parent, child, null))).toEqual({ status: 404, code: 'line-not-found' });
  expect(refusedBy(await line(parent, child, 0))).toMatchObject({ code: 'line-not-found' });
  expect(refusedBy(await line(parent, child, 1, { expects: 'line' }))).toMatchObject({
    code: 'line-not-found',
  });
  await line(parent, child, 3);
  const exists = { status: 409, code: 'line-exists', quantityPerParent: 3 };
  expect(refusedBy(await line(parent, child, 3))).toEqual(exists);
  expect(refusedBy(await line(parent, child, 4, { expects: 'no-line' }))).toEqual(exists);
  const other = await makeProduct(world.app, { designation: 'PT.OTHER' });
  const stranger = await makePart(world.app, {
    product: other,
    designation: 'X.1',
    quantity: 1,
    route: null,
  });
  expect(refusedBy(await line(parent, stranger, 1))).toEqual({ status: 422, code: 'child-of-other-product' });
  const unknown = newLabelCode();
  expect(refusedBy(await line(parent, unknown, 1))).toEqual({
    status: 404,
    code: 'part-not-found',
    partCode: unknown,
  });
  expect(refusedBy(await line(parent, 'nonsense', 1))).toMatchObject({
    status: 400,
    code: 'part-code-malformed',
  });
  for (const [body, paths] of [
    [{ childCode: child }, ['quantityPerParent']],
    [{ childCode: child, quantityPerParent: 1.5 }, ['quantityPerParent']],
    [
      { childCode: 7, quantityPerParent: 1_000_001, expects: 'x' },
      ['childCode', 'quantityPerParent', 'expects'],
    ],
  ] as const)
    expect(refusedBy(await act(parent, 'children', body))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths,
    });
  const gone = await world.part(1);
  await act(gone, 'cancel');
  expect(refusedBy(await line(parent, gone, 1))).toMatchObject({ code: 'part-cancelled', partCode: gone });
  expect(refusedBy(await line(gone, child, 1))).toMatchObject({ code: 'part-cancelled' });
  expect(await compositionOf(parent)).toEqual([[child, 3]]);
});

test("the panel's door and the mutation do the same, for who may", async () => {
  const [parent, child] = [await world.part(1), await world.part(2)];
  const body = { factId: randomUUID(), childCode: child, quantityPerParent: 2 };
  const path = `/tracker/parts/${parent}/children`;
  const auditor = { token: await adminJwt(world.app, 'auditor') };
  expect((await world.post(path, body, auditor)).status).toBe(403);
  const technologist = { token: await adminJwt(world.app, 'technologist') };
  expect((await world.post(path, body, technologist)).status).toBe(201);
  const query = `mutation ($input: ChildInput!) { setChild(input: $input) { replayed proposals { code act quantity } } }`;
  const input = { factId: randomUUID(), partCode: parent, childCode: child, quantityPerParent: 5 };
  const answer = await world.post('/graphql', { query, variables: { input } });
  expect(answer.body).toEqual({
    data: { setChild: { replayed: false, proposals: [{ code: child, act: 'add', quantity: 3 }] } },
  });
  expect(await compositionOf(parent)).toEqual([[child, 5]]);
});
