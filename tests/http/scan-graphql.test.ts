import { createOperator, operatorJwt } from '../support';
import { scanOf, scansOf, startScanWorld, type ScanWorld, type Sender } from './scan-world';

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

const RECORD = `mutation ($input: RecordScanInput!) {
  recordScan(input: $input) {
    replayed
    scan { scanId good rework { quantity toOperation } operator occurredAt }
    part { code finished status }
    operations { number stage waiting done }
    undoneBy { scanId }
  }
}`;
const RECORD_MANY = `mutation ($items: [RecordScanInput!]!) {
  recordScans(items: $items) { id status replayed scan { good } error { status code message details } }
}`;

interface GraphqlAnswer {
  data: Record<string, unknown> | null;
  errors?: { message: string; extensions: Record<string, unknown> }[];
}

async function ask(query: string, variables: object, sender?: Sender): Promise<GraphqlAnswer> {
  return (await world.post('/graphql', { query, variables }, sender)).body as GraphqlAnswer;
}

test('recordScan records, and tells a replay', async () => {
  const code = await world.part(5);
  const input = scanOf(code, { good: 2, operator: 'ivan' });
  const first = await ask(RECORD, { input });
  expect(first.errors).toBeUndefined();
  expect(first.data?.recordScan).toMatchObject({
    replayed: false,
    scan: { scanId: input.scanId, good: 2, rework: null, operator: 'ivan', occurredAt: input.occurredAt },
    part: { code, finished: 0, status: 'in-work' },
    operations: [
      { number: 1, stage: 'Cutting', waiting: 3, done: 2 },
      { number: 2, stage: 'Welding', waiting: 2, done: 0 },
      { number: 3, stage: 'Inspection', waiting: 0, done: 0 },
    ],
    undoneBy: [],
  });
  const again = await ask(RECORD, { input });
  expect(again.data?.recordScan).toMatchObject({ replayed: true, scan: { scanId: input.scanId } });
  expect(await scansOf(world, code)).toBe(1);
});

test('recordScan refuses with code, status and numbers in the extensions', async () => {
  const code = await world.part(1);
  const input = scanOf(code, { good: 2 });
  const refused = await ask(RECORD, { input }, { token: world.apiToken, language: 'ru' });
  expect(refused.data).toBeNull();
  expect(refused.errors).toHaveLength(1);
  expect(refused.errors?.[0]?.message).toMatch(/ожидает только 1/);
  expect(refused.errors?.[0]?.extensions).toMatchObject({
    code: 'quantity-exceeds-waiting',
    status: 409,
    waiting: 1,
    asked: 2,
    details: { waiting: 1, asked: 2 },
  });
  const malformed = await ask(RECORD, { input: { ...input, occurredAt: 'today' } });
  expect(malformed.errors?.[0]?.extensions).toMatchObject({
    code: 'malformed-request',
    status: 400,
    paths: ['occurredAt'],
  });
});

test('recordScans answers each item on its own', async () => {
  const [one, two] = [await world.part(5), await world.part(5)];
  const items = [scanOf(one, { good: 9 }), scanOf(one), scanOf(two)];
  const answer = await ask(RECORD_MANY, { items });
  expect(answer.errors).toBeUndefined();
  expect(answer.data?.recordScans).toMatchObject([
    {
      id: items[0]?.scanId,
      status: 409,
      scan: null,
      error: { code: 'quantity-exceeds-waiting', status: 409 },
    },
    { id: items[1]?.scanId, status: 409, error: { code: 'earlier-item-refused', details: {} } },
    { id: items[2]?.scanId, status: 201, replayed: false, scan: { good: 1 }, error: null },
  ]);
  const many = await ask(RECORD_MANY, { items: Array.from({ length: 501 }, () => scanOf(two)) });
  expect(many.errors?.[0]?.extensions).toMatchObject({ code: 'malformed-request', paths: ['items'] });
  expect([await scansOf(world, one), await scansOf(world, two)]).toEqual([0, 1]);
});

test('an operator records, a stranger does not', async () => {
  await createOperator(world.app, { username: 'ivan', password: 'Secret-1234' });
  const token = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  const code = await world.part(2);
  const own = await ask(RECORD, { input: scanOf(code) }, { token });
  expect(own.data?.recordScan).toMatchObject({ scan: { operator: 'ivan' } });
  const stranger = await world.post(
    '/graphql',
    { query: RECORD, variables: { input: scanOf(code) } },
    { token: 'x' },
  );
  expect([stranger.status, stranger.body]).toEqual([
    401,
    {
      errors: [
        {
          message: 'Sign in to go on.',
          extensions: { code: 'not-signed-in', status: 401, details: {} },
        },
      ],
    },
  ]);
  expect(await scansOf(world, code)).toBe(1);
});

test("the engine's tables have no mutations of their own, and parts none that would go past it", async () => {
  const { data } = await ask(
    '{ __schema { mutationType { fields { name args { name type { ofType { name } } } } } } }',
    {},
  );
  const { fields } = (data?.__schema as { mutationType: { fields: { name: string; args: unknown }[] } })
    .mutationType;
  const names = fields.map(({ name }) => name);
  for (const table of [
    'Scan',
    'PartFact',
    'PartState',
    'Operation',
    'BomLine',
    'Label',
    'AuditEntry',
    'MaterialNeed',
  ]) {
    for (const write of ['create', 'update', 'delete']) expect(names).not.toContain(`${write}${table}`);
  }
  expect(fields.find(({ name }) => name === 'createPart')?.args).toEqual([
    { name: 'data', type: { ofType: { name: 'CreatePartInput' } } },
  ]);
});
