import { randomUUID } from 'node:crypto';
import { adminJwt, createOperator, makePart, makeRoute, makeStages, operatorJwt, type Row } from '../support';
import { act, lastAudit, pageOf, startActs, world } from './act-world';
import { refusedBy, scanOf } from './scan-world';

/** An edited route: what it would do to the batches that follow it, and doing so. */

let route: Row;
const codes: Record<string, string> = {};

beforeAll(async () => {
  await startActs();
  await makeStages(world.app, ['Drilling', 'Deburring']);
  route = await makeRoute(world.app, 'Drilled', ['Cutting', 'Drilling']);
  for (const name of ['fresh', 'begun', 'done', 'cancelled', 'stuck'])
    codes[name] = await makePart(world.app, {
      product: world.product,
      route,
      designation: `PT.DRILLED.${name}`,
      quantity: 3,
    });
  const scan = async (name: string, operation: number, good: number) =>
    expect((await world.post('/api/scans', scanOf(codes[name] ?? '', { operation, good }))).status).toBe(201);
  await scan('begun', 1, 2);
  await scan('done', 1, 3);
  await scan('done', 2, 3);
  expect((await act(codes.cancelled ?? '', 'cancel')).status).toBe(201);
  await scan('stuck', 1, 3);
  await scan('stuck', 2, 1);
});
afterAll(() => world.app.stop());

const preview = (sender?: { token: string; language?: string }, body: object = {}) =>
  world.post(`/api/routes/${route.documentId}/preview`, body, sender);

async function edit(stages: string[]): Promise<void> {
  const { rows } = await world.app.sql.query<{ name: string; id: string }>(
    'select name, document_id as id from stages',
  );
  const steps = stages.map((name) => ({ stage: rows.find((row) => row.name === name)?.id, optional: false }));
  const answer = await world.app
    .http()
    .put(`/api/routes/${route.documentId}`)
    .set('Authorization', `Bearer ${world.apiToken}`)
    .send({ data: { steps } });
  expect(answer.status).toBe(200);
}

test('an unedited route would change nothing', async () => {
  const answer = await preview();
  expect([answer.status, answer.body]).toEqual([
    200,
    {
      route: { id: route.documentId, name: 'Drilled', stages: ['Cutting', 'Drilling'] },
      total: 3,
      applicable: [],
      unchanged: 3,
      refused: [],
      nextAfter: null,
    },
  ]);
});

test('an edited one tells what it would do, does it once for the chosen ones, and refuses the rest in words', async () => {
  await edit(['Cutting', 'Deburring', 'Drilling']);
  const told = (await preview()).body as { total: number; applicable: { code: string; change: object }[] };
  expect(told).toMatchObject({ total: 3, unchanged: 0, refused: [], nextAfter: null });
  expect(told.applicable.map(({ code, change }) => [code, change])).toEqual([
    [
      codes.fresh,
      {
        retired: [1, 2],
        added: [
          { number: 3, stage: 'Cutting', optional: false },
          { number: 4, stage: 'Deburring', optional: false },
          { number: 5, stage: 'Drilling', optional: false },
        ],
        pieces: 3,
      },
    ],
    [
      codes.begun,
      {
        retired: [2],
        added: [
          { number: 3, stage: 'Deburring', optional: false },
          { number: 4, stage: 'Drilling', optional: false },
        ],
        pieces: 2,
      },
    ],
    [codes.stuck, expect.objectContaining({ retired: [], pieces: 0 })],
  ]);
  expect((await pageOf(codes.fresh ?? '')).operations.map(({ number }) => number)).toEqual([1, 2]);

  const body = {
    actId: randomUUID(),
    codes: [codes.fresh, codes.begun, codes.cancelled],
    reason: 'deburr first',
  };
  const apply = () =>
    world.post(`/api/routes/${route.documentId}/apply`, body, { token: world.apiToken, language: 'ru' });
  const first = (await apply()).body as { results: { error?: { message: string } }[] };
  expect(first.results).toMatchObject([
    { code: codes.fresh, status: 201 },
    { code: codes.begun, status: 201 },
    { code: codes.cancelled, status: 409, error: { details: { code: 'part-cancelled' } } },
  ]);
  expect(first.results[2]?.error?.message).toMatch(/[а-яё]/i);
  expect((await apply()).body).toMatchObject({
    results: [{ status: 200 }, { status: 200 }, { status: 409 }],
  });
  expect(
    (await pageOf(codes.begun ?? '')).operations.map(({ number, waiting }) => [number, waiting]),
  ).toEqual([
    [1, 1],
    [3, 2],
    [4, 0],
  ]);
  expect(await lastAudit(codes.begun ?? '')).toMatchObject({
    action: 'assign-route',
    difference: { reason: 'deburr first' },
  });
  expect((await preview()).body).toMatchObject({ total: 3, unchanged: 2 });
});

test('a route that would leave pieces without an operation is refused where it would', async () => {
  await edit(['Cutting']);
  const { body } = await preview({ token: world.apiToken, language: 'en' });
  expect((body as { refused: object[] }).refused).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        code: codes.begun,
        error: expect.objectContaining({
          details: { code: 'route-leaves-pieces', pieces: 2 },
          message: expect.stringMatching(/no operation/) as unknown,
        }) as unknown,
      }),
    ]),
  );
});

test('refuses an unknown route, malformed wishes and who may not', async () => {
  expect(refusedBy(await world.post('/api/routes/abcdefghijklmnopqrstuvwx/preview', {}))).toMatchObject({
    status: 404,
    code: 'route-not-found',
  });
  expect(refusedBy(await preview(undefined, { after: -1 }))).toMatchObject({ status: 400, paths: ['after'] });
  const apply = (body: object, sender?: { token: string }) =>
    world.post(`/api/routes/${route.documentId}/apply`, body, sender);
  expect(refusedBy(await apply({ actId: 'x', codes: [] }))).toMatchObject({ paths: ['actId', 'codes'] });
  const many = Array.from({ length: 501 }, () => codes.fresh);
  expect(refusedBy(await apply({ actId: randomUUID(), codes: many }))).toMatchObject({ paths: ['codes'] });
  expect(refusedBy(await apply({ actId: randomUUID(), codes: ['4K7N2M9Q0XRW4'] }))).toMatchObject({
    status: 400,
    code: 'part-code-malformed',
  });
  await createOperator(world.app, { username: 'ivan', password: 'Secret-1234' });
  const token = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  expect((await preview({ token })).status).toBe(403);
  expect((await apply({ actId: randomUUID(), codes: [codes.fresh] }, { token })).status).toBe(403);
});

test('over GraphQL and in the panel too', async () => {
  await edit(['Cutting', 'Drilling', 'Deburring']);
  const query = `mutation ($input: ApplyRouteInput!) { applyRoute(input: $input) { code status error { code } } }`;
  const input = { actId: randomUUID(), route: route.documentId, codes: [codes.fresh, codes.cancelled] };
  expect((await world.post('/graphql', { query, variables: { input } })).body).toEqual({
    data: {
      applyRoute: [
        { code: codes.fresh, status: 201, error: null },
        { code: codes.cancelled, status: 409, error: { code: 'part-cancelled' } },
      ],
    },
  });
  const one = `mutation ($input: AssignRouteInput!) { assignRoute(input: $input) { replayed operations { stage } } }`;
  const assigned = { factId: randomUUID(), partCode: codes.begun, route: route.documentId };
  expect((await world.post('/graphql', { query: one, variables: { input: assigned } })).body).toMatchObject({
    data: {
      assignRoute: {
        replayed: false,
        operations: [{ stage: 'Cutting' }, { stage: 'Drilling' }, { stage: 'Deburring' }],
      },
    },
  });
  const who = `mutation ($input: SetResponsibleInput!) { setResponsible(input: $input) { responsible { name } changed } }`;
  const variables = { input: { codes: [codes.fresh], user: 'ivan' } };
  expect((await world.post('/graphql', { query: who, variables })).body).toEqual({
    data: { setResponsible: { responsible: { name: 'ivan' }, changed: [codes.fresh] } },
  });
  const technologist = { token: await adminJwt(world.app, 'technologist') };
  const auditor = { token: await adminJwt(world.app, 'auditor') };
  const path = `/tracker/routes/${route.documentId}/preview`;
  expect((await world.post(path, {}, technologist)).body).toMatchObject({ total: 3 });
  expect((await world.post(path, {}, auditor)).status).toBe(403);
});
