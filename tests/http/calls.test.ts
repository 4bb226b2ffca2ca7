import { randomUUID } from 'node:crypto';
import { onTrackingEvent, type CallView, type TrackingEvent } from '../../src/tracking';
import {
  anna,
  answer,
  audited,
  call,
  called,
  callIn,
  code,
  listed,
  read,
  signIn,
  startCalls,
  takePart,
  told,
  world,
} from './call-world';
import { refusedBy } from './scan-world';

/** The andon from a part's page: somebody calls the foreman, a foreman takes the call and ends it. */

beforeAll(startCalls);
beforeEach(() => takePart());
afterAll(() => world.app.stop());

describe('a call', () => {
  test('is told, taken and ended, each once, in the history and the audit log', async () => {
    const events: TrackingEvent[] = [];
    const stop = onTrackingEvent((event) => events.push(event));
    const factId = randomUUID();
    const body = { factId: factId.toUpperCase(), reason: 'material', comment: ' нет прутка ', operation: 2 };
    const first = await call(body);
    const open: CallView = {
      id: factId,
      reason: 'material',
      comment: 'нет прутка',
      operation: { number: 2, stage: 'Welding' },
      operator: 'Анна',
      calledAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      taken: null,
      closed: null,
    };
    expect([first.status, first.body]).toEqual([201, { call: open }]);
    const again = await call(body);
    expect([again.status, again.body]).toEqual([200, { call: callIn(first), replayed: true }]);
    expect(await listed()).toEqual([open]);

    const take = { factId: randomUUID(), callId: factId, answer: 'taken' };
    const taken = await answer(take);
    const by = 'Test foreman';
    expect([taken.status, callIn(taken)]).toEqual([
      201,
      { ...open, taken: { by, at: expect.any(String) as string } },
    ]);
    expect((await answer(take)).status).toBe(200);
    expect(await listed()).toEqual([callIn(taken)]);

    const done = { factId: randomUUID(), callId: factId, answer: 'done', note: 'привезли' };
    const closed = await answer(done);
    expect(closed.status).toBe(201);
    expect(callIn(closed)).toEqual({
      ...callIn(taken),
      closed: { by, at: expect.any(String) as string, note: 'привезли' },
    });
    const repeated = await answer(done);
    expect([repeated.status, repeated.body]).toEqual([200, { call: callIn(closed), replayed: true }]);
    expect(await listed()).toEqual([]);
    stop();

    const { calledAt } = callIn(first);
    const said = { factId, operator: 'Анна', occurredAt: calledAt, call: 'material', comment: 'нет прутка' };
    const raised = { ...said, operation: 2, stage: 'Welding' };
    const answers = [
      { factId: take.factId, callId: factId },
      { factId: done.factId, callId: factId, note: 'привезли' },
    ];
    expect(await told()).toEqual([
      ['call-raised', 'Анна', raised],
      ['call-taken', by, answers[0]],
      ['call-closed', by, answers[1]],
    ]);
    expect(await audited()).toEqual([
      ['call-foreman', 'Анна', raised],
      ['take-call', by, answers[0]],
      ['close-call', by, answers[1]],
    ]);
    expect(events.map((event) => [event.name, 'call' in event && event.call])).toEqual([
      ['call.raised', callIn(first)],
      ['call.answered', callIn(taken)],
      ['call.answered', callIn(closed)],
    ]);
    expect(events[0]).toMatchObject({ productId: expect.any(Number) as number, part: { code } });
  });

  test('needs nothing but an id, and moves nothing', async () => {
    const before = await read(`/api/scan-station/parts/${code}`);
    expect(await called()).toMatchObject({ reason: null, comment: '', operation: null });
    const after = await read(`/api/scan-station/parts/${code}`);
    const calls = await listed();
    expect(after.body).toEqual({ ...(before.body as object), calls });
  });

  test('twice by the same person is one; somebody else calls beside it', async () => {
    const own = await called({ reason: 'machine' });
    const second = await call({ reason: 'quality' });
    expect([second.status, second.body]).toEqual([200, { call: own, replayed: true }]);
    const boris = await called({ reason: 'drawing' }, await signIn('Борис'));
    expect((await listed()).map(({ id }) => id)).toEqual([own.id, boris.id]);
    // Who waits for nobody yet stands before who is being helped.
    await answer({ callId: own.id, answer: 'taken' });
    expect((await listed()).map(({ id }) => id)).toEqual([boris.id, own.id]);
    await answer({ callId: own.id, answer: 'done' });
    expect((await called({ reason: 'quality' })).id).not.toBe(own.id);
  });

  test('at the same moment from many tabs is one', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => call({ reason: 'machine' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 200, 200, 200, 201]);
    expect(await listed()).toHaveLength(1);
  });

  test('comes late with a wrong clock, and is taken for the one that was open then', async () => {
    const device = (msAgo: number) => new Date(Date.UTC(2020, 0, 1) - msAgo).toISOString();
    const part = await world.app.sql.query<{ at: string }>(
      `update part_states set first_fact_at = first_fact_at - interval '1 day' where code = $1 returning code`,
      [code],
    );
    expect(part.rows).toHaveLength(1);
    const late = await called({ occurredAt: device(600_000), sentAt: device(0) });
    const agoMs = Date.now() - Date.parse(late.calledAt);
    expect(agoMs).toBeGreaterThanOrEqual(600_000);
    expect(agoMs).toBeLessThan(900_000);
    const [{ occurredAt = '' } = {}] = (
      (await read(`/api/parts/${code}/history`)).body as { data: { kind: string; occurredAt: string }[] }
    ).data.filter(({ kind }) => kind === 'call-raised');
    expect(occurredAt).toBe(late.calledAt);
    await answer({ callId: late.id, answer: 'done' });
    const before = await call({ occurredAt: device(300_000), sentAt: device(0) });
    expect([before.status, callIn(before).id]).toEqual([200, late.id]);
    const ahead = await called({ occurredAt: '2040-01-01T00:00:00.000Z' });
    expect(Date.parse(ahead.calledAt)).toBeLessThanOrEqual(Date.now());
  });

  test('is possible from a held, a finished and a cancelled batch, and under a void label', async () => {
    const act = (name: string) =>
      world.post(`/api/parts/${code}/${name}`, { factId: randomUUID(), reason: 'why' });
    expect((await act('hold')).status).toBe(201);
    const held = await called();
    await answer({ callId: held.id, answer: 'done' });
    expect((await act('release-hold')).status).toBe(201);
    expect((await act('void-label')).status).toBe(201);
    const voided = await called();
    expect((await act('cancel')).status).toBe(201);
    const done = await answer({ callId: voided.id, answer: 'done' });
    expect(done.status).toBe(201);
    await called();
  });

  test('is its maker’s when a colleague’s session on the same device sends it', async () => {
    const boris = await signIn('Борис', anna.cookie);
    const made = { operator: 'Анна', madeIn: anna.id };
    expect(await called(made, boris)).toMatchObject({ operator: 'Анна' });
    const [event] = await told();
    expect(event).toMatchObject(['call-raised', 'Анна', { submittedBy: 'Борис' }]);
    expect((await audited())[0]).toMatchObject(['call-foreman', 'Борис', { operator: 'Анна' }]);
    const elsewhere = await signIn('Борис');
    expect(refusedBy(await call(made, elsewhere))).toEqual({
      status: 403,
      code: 'not-permitted',
      capability: 'correct-others',
    });
  });

  test('of an API token names anybody', async () => {
    const token = { token: world.apiToken };
    expect(await called({ operator: 'Робот 7' }, token)).toMatchObject({ operator: 'Робот 7' });
    expect(await called({ operator: 'Борис' }, token)).toMatchObject({ operator: 'Борис' });
  });
});
