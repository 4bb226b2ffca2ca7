import { randomUUID } from 'node:crypto';
import { adminJwt, makeProduct } from '../support';
import { pageOf, startActs, world } from './act-world';

/** The acts over GraphQL and at the panel's doors: the same rules, codes and numbers as over REST. */

beforeAll(startActs);
afterAll(() => world.app.stop());

interface Answer {
  data: Record<string, Record<string, unknown>> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

const FIELDS = `replayed part { code status quantity withdrawn hold { kind reason by } }
  operations { number waiting } proposals { code } lot { code } returnedTo { code }`;

async function mutate(name: string, type: string, input: object, fields = FIELDS): Promise<Answer> {
  const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
  return (await world.post('/graphql', { query, variables: { input } })).body as Answer;
}

async function done(name: string, type: string, input: object): Promise<Record<string, unknown>> {
  const answer = await mutate(name, type, { factId: randomUUID(), reason: 'why', ...input });
  expect(answer.errors).toBeUndefined();
  return answer.data?.[name] ?? {};
}

test('pieces come, leave and are split off, and the split goes back', async () => {
  const partCode = await world.part(5);
  expect(await done('addPieces', 'PiecesInput', { partCode, quantity: 2 })).toMatchObject({
    replayed: false,
    part: { quantity: 7 },
    operations: [{ number: 1, waiting: 7 }, { waiting: 0 }, { waiting: 0 }],
  });
  expect(await done('withdrawPieces', 'PiecesInput', { partCode, quantity: 1 })).toMatchObject({
    part: { quantity: 6, withdrawn: 1 },
  });
  const split = await done('splitPart', 'PiecesInput', { partCode, quantity: 4, operation: 1 });
  const { code } = split.lot as { code: string };
  expect((await pageOf(code)).part).toMatchObject({ quantity: 4, lot: 1 });
  expect(await done('reverseSplit', 'PartActInput', { partCode: code })).toMatchObject({
    part: { status: 'cancelled' },
    returnedTo: { code: partCode },
  });
  expect((await pageOf(partCode)).part).toMatchObject({ quantity: 6 });
});

test('a hold, its release, a new label and the end', async () => {
  const partCode = await world.part(2);
  expect(await done('holdPart', 'HoldInput', { partCode, kind: 'tool' })).toMatchObject({
    part: { status: 'held', hold: { kind: 'tool', reason: 'why' } },
  });
  expect(await done('releaseHold', 'PartActInput', { partCode })).toMatchObject({
    part: { status: 'new', hold: null },
  });
  const { part } = await done('voidLabel', 'PartActInput', { partCode });
  const { code } = part as { code: string };
  expect(code).not.toBe(partCode);
  expect(await done('cancelPart', 'PartActInput', { partCode: code })).toMatchObject({
    part: { code, status: 'cancelled', withdrawn: 2 },
  });
});

test('an order ends', async () => {
  const product = await makeProduct(world.app, { designation: 'PT.GRAPHQL' });
  const input = { factId: randomUUID(), product: product.documentId, reason: 'why' };
  const answer = await mutate(
    'cancelProduct',
    'CancelProductInput',
    input,
    'replayed cancelled product { id }',
  );
  expect(answer.data).toEqual({
    cancelProduct: { replayed: false, cancelled: 0, product: { id: product.documentId } },
  });
});

test('a repetition is told, a refusal has its code and numbers in the extensions', async () => {
  const partCode = await world.part(3);
  const input = { factId: randomUUID(), partCode, quantity: 1, reason: 'why' };
  expect((await mutate('addPieces', 'PiecesInput', input)).data?.addPieces).toMatchObject({
    replayed: false,
  });
  expect((await mutate('addPieces', 'PiecesInput', input)).data?.addPieces).toMatchObject({
    replayed: true,
    part: { quantity: 4 },
  });
  const refused = await mutate('withdrawPieces', 'PiecesInput', {
    ...input,
    factId: randomUUID(),
    quantity: 9,
  });
  expect(refused.data).toBeNull();
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'quantity-exceeds-waiting',
    status: 409,
    waiting: 4,
    asked: 9,
  });
  const malformed = await mutate('holdPart', 'HoldInput', {
    factId: 'x',
    partCode,
    kind: 'weather',
    reason: 'r',
  });
  expect(malformed.errors?.[0]?.extensions).toMatchObject({
    code: 'malformed-request',
    paths: ['factId', 'kind'],
  });
});

test('nobody acts without a token', async () => {
  const partCode = await world.part(1);
  const query = `mutation ($input: PartActInput!) { cancelPart(input: $input) { replayed } }`;
  const answer = await world.app
    .http()
    .post('/graphql')
    .send({ query, variables: { input: { factId: randomUUID(), partCode, reason: 'why' } } });
  const { errors } = answer.body as Answer;
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'not-signed-in' });
  expect((await pageOf(partCode)).part).toMatchObject({ status: 'new' });
});

test("the panel's doors perform every act for a foreman and none for an auditor", async () => {
  const partCode = await world.part(6);
  const foreman = { token: await adminJwt(world.app, 'foreman') };
  const auditor = { token: await adminJwt(world.app, 'auditor') };
  const acts: [string, object][] = [
    ['add', { quantity: 1 }],
    ['withdraw', { quantity: 1 }],
    ['split', { quantity: 1 }],
    ['hold', { kind: 'machine' }],
    ['release-hold', {}],
    ['void-label', {}],
    ['cancel', {}],
  ];
  let code = partCode;
  for (const [name, body] of acts) {
    const path = `/tracker/parts/${code}/${name}`;
    const sent = { factId: randomUUID(), reason: 'why', ...body };
    expect([name, (await world.post(path, sent, auditor)).status]).toEqual([name, 403]);
    const answer = await world.post(path, sent, foreman);
    expect([name, answer.status]).toEqual([name, 201]);
    ({ code } = (answer.body as { part: { code: string } }).part);
  }
  expect((await pageOf(code)).part).toMatchObject({ status: 'cancelled', quantity: 0 });
});
