import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { adminJwt } from '../support';
import {
  anna,
  answer,
  call,
  called,
  code,
  foreman,
  read,
  signIn,
  startCalls,
  takePart,
  world,
} from './call-world';
import { refusedBy } from './scan-world';

/** Calls for the foreman: refusals, the list, GraphQL, what the database keeps. */

beforeAll(startCalls);
beforeEach(() => takePart());
afterAll(() => world.app.stop());

describe('refusals', () => {
  const NOBODY = 'not-permitted';

  test('without the right', async () => {
    const idle = await signIn('idle');
    expect(refusedBy(await call({}, idle))).toMatchObject({ status: 403, code: NOBODY });
    const { id } = await called();
    const own = await world.post(
      `/api/parts/${code}/answer-call`,
      { factId: randomUUID(), callId: id, answer: 'done' },
      anna,
    );
    expect(refusedBy(own)).toMatchObject({ status: 403, code: NOBODY });
    const technologist = await adminJwt(world.app, 'technologist');
    expect((await answer({ callId: id, answer: 'done' }, technologist)).status).toBe(403);
    expect((await read('/api/calls', idle.token)).status).toBe(403);
    const unsigned = await world.app.http().post(`/api/parts/${code}/call`).send({ factId: randomUUID() });
    expect(unsigned.status).toBe(401);
  });

  test('of what does not fit', async () => {
    const paths = async (response: Promise<Response>): Promise<unknown> => refusedBy(await response).paths;
    expect(await paths(call({ factId: 'x' }))).toEqual(['factId']);
    expect(await paths(call({ reason: 'coffee' }))).toEqual(['reason']);
    expect(await paths(call({ comment: 'x'.repeat(501) }))).toEqual(['comment']);
    expect(await paths(call({ comment: '\ud800' }))).toEqual(['comment']);
    expect(await paths(call({ operation: 0 }))).toEqual(['operation']);
    expect(await paths(call({ occurredAt: 'today' }))).toEqual(['occurredAt']);
    const callId = randomUUID();
    expect(await paths(answer({ callId, answer: 'maybe' }))).toEqual(['answer']);
    expect(await paths(answer({ callId, answer: 'taken', note: 'x' }))).toEqual(['note']);
    expect(await paths(answer({ callId, answer: 'done', note: 'x'.repeat(501) }))).toEqual(['note']);
    const stray = await world.post(`/api/parts/WRONG/call`, { factId: randomUUID() }, anna);
    expect(refusedBy(stray)).toMatchObject({ status: 400, code: 'part-code-malformed' });
    expect(await called({ operation: 99 })).toMatchObject({ operation: null });
  });

  test('of a call that is not there, taken or ended, and of an id that says something else', async () => {
    const { id } = await called({ reason: 'machine' });
    expect(refusedBy(await call({ factId: id, reason: 'quality' }))).toEqual({
      ...{ status: 409, code: 'fact-id-reused', factId: id },
    });
    expect(refusedBy(await answer({ factId: id, callId: id, answer: 'done' }))).toMatchObject({
      code: 'fact-id-reused',
    });
    const stray = randomUUID();
    expect(refusedBy(await answer({ callId: stray, answer: 'taken' }))).toEqual({
      ...{ status: 404, code: 'call-not-found', callId: stray },
    });
    const here = code;
    await takePart();
    expect(refusedBy(await answer({ callId: id, answer: 'taken' }))).toMatchObject({
      code: 'call-not-found',
    });
    expect(refusedBy(await call({ factId: id, reason: 'machine' }))).toMatchObject({
      code: 'fact-id-reused',
    });
    await takePart(here);
    await answer({ callId: id, answer: 'taken' });
    const other = await adminJwt(world.app, 'foreman');
    expect(refusedBy(await answer({ callId: id, answer: 'taken' }, other))).toEqual({
      ...{ status: 409, code: 'call-taken', by: 'Test foreman', at: expect.any(String) as string },
    });
    await answer({ callId: id, answer: 'done' }, other);
    expect(refusedBy(await answer({ callId: id, answer: 'done' }))).toEqual({
      ...{ status: 409, code: 'call-closed', by: 'Test foreman', at: expect.any(String) as string },
    });
  });
});

test('open calls are listed with their batches, who waits longest first', async () => {
  const first = await called({ reason: 'machine' });
  const here = code;
  await takePart();
  const second = await called({ reason: 'other' }, await signIn('Борис'));
  const { body } = await read('/tracker/calls', foreman);
  const { data } = body as { data: { id: string; part: { code: string }; product: object }[] };
  expect(data.slice(-2).map((one) => [one.id, one.part.code])).toEqual([
    [first.id, here],
    [second.id, code],
  ]);
  expect(data.at(-1)?.product).toEqual({
    id: world.product.documentId,
    designation: 'PT.100',
    orderNumber: null,
  });
  const same = await read('/api/calls', world.apiToken);
  expect(same.body).toEqual(body);
});

test('GraphQL says the same', async () => {
  const mutate = async (query: string, input: object): Promise<unknown> =>
    (await world.post('/graphql', { query, variables: { input } })).body as unknown;
  const factId = randomUUID();
  const raise = `mutation ($input: CallForemanInput!) { callForeman(input: $input) {
    replayed call { id reason operator operation { stage } taken { by } } } }`;
  const input = { factId, partCode: code, reason: 'quality', operation: 1, operator: 'Робот' };
  const call = {
    id: factId,
    reason: 'quality',
    operator: 'Робот',
    operation: { stage: 'Cutting' },
    taken: null,
  };
  expect(await mutate(raise, input)).toEqual({ data: { callForeman: { replayed: false, call } } });
  expect(await mutate(raise, input)).toEqual({ data: { callForeman: { replayed: true, call } } });
  const least = { factId: randomUUID(), partCode: await world.part(1) };
  expect(await mutate(raise, least)).toMatchObject({ data: { callForeman: { replayed: false } } });
  const reply = `mutation ($input: AnswerCallInput!) { answerCall(input: $input) {
    replayed call { id closed { note } } } }`;
  const done = { factId: randomUUID(), partCode: code, callId: factId, answer: 'done', note: 'ok' };
  expect(await mutate(reply, done)).toEqual({
    data: { answerCall: { replayed: false, call: { id: factId, closed: { note: 'ok' } } } },
  });
  expect(await mutate(reply, { ...done, factId: randomUUID() })).toMatchObject({
    errors: [{ extensions: { code: 'call-closed', status: 409 } }],
  });
});

describe('the database', () => {
  const refused = (statement: string, values: unknown[] = []) =>
    expect(world.app.sql.query(statement, values)).rejects;

  test('keeps who called and how it ended, and one open call of a person at a batch', async () => {
    const { id } = await called({ reason: 'machine' });
    const fixed = { constraint: 'tracker_calls_fixed' };
    await refused('delete from tracker_calls where call_id = $1', [id]).toMatchObject({ code: '23001' });
    await refused(`update tracker_calls set operator_name = 'x' where call_id = $1`, [id]).toMatchObject(
      fixed,
    );
    await refused(
      `insert into tracker_calls (call_id, part_id, comment, operator_id, operator_name, occurred_at, recorded_at)
       select 'another', part_id, '', operator_id, 'x', now(), now() from tracker_calls where call_id = $1`,
      [id],
    ).toMatchObject({ constraint: 'tracker_calls_one_open_key' });
    await answer({ callId: id, answer: 'taken' });
    await refused(`update tracker_calls set taken_by = 'x' where call_id = $1`, [id]).toMatchObject(fixed);
    await answer({ callId: id, answer: 'done' });
    await refused(
      'update tracker_calls set closed_at = null, closed_by = null, note = null where call_id = $1',
      [id],
    ).toMatchObject(fixed);
    await refused(
      `insert into part_events (part_id, revision, kind, data, actor_type, at)
       select part_id, revision, kind, data, actor_type, at from part_events where data ->> 'factId' = $1`,
      [id],
    ).toMatchObject({ constraint: 'part_events_call_fact_key' });
  });
});
