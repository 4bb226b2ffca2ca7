import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import type { CallView } from '../../src/tracking';
import { adminJwt, createOperator } from '../support';
import { startScanWorld, type ScanWorld } from './scan-world';

const PASSWORD = 'Secret-1234';
/** The application and the people of the suite that runs; `startCalls` makes them. */
export let world: ScanWorld;
/** The batch of the test that runs. */
export let code: string;
export let anna: Session;
export let foreman: string;

export interface Session {
  token: string;
  id: string;
  cookie: string;
}

/** Sign in on a device; null: a new one. */
export async function signIn(identifier: string, cookie: string | null = null): Promise<Session> {
  const request = world.app.http().post('/api/scan-station/sign-in');
  if (cookie) request.set('Cookie', cookie);
  const answer = await request.send({ identifier, password: PASSWORD });
  expect(answer.status).toBe(200);
  const { jwt, sessionId } = answer.body as { jwt: string; sessionId: string };
  const [set = ''] = answer.headers['set-cookie'] as unknown as string[];
  return { token: jwt, id: sessionId, cookie: set.split(';')[0] ?? '' };
}

export const call = (body: object = {}, sender: { token: string } = anna) =>
  world.post(`/api/parts/${code}/call`, { factId: randomUUID(), ...body }, sender);
export const answer = (body: object, token = foreman) =>
  world.post(`/tracker/parts/${code}/answer-call`, { factId: randomUUID(), ...body }, { token });
export const callIn = (response: Response): CallView => (response.body as { call: CallView }).call;

export async function called(body: object = {}, sender: { token: string } = anna): Promise<CallView> {
  const response = await call(body, sender);
  expect([response.status, response.body]).toEqual([201, { call: expect.anything() as unknown }]);
  return callIn(response);
}

export function read(path: string, token = anna.token): Promise<Response> {
  return world.app.http().get(path).set('Authorization', `Bearer ${token}`);
}

export async function listed(): Promise<CallView[]> {
  const { body } = await read(`/api/scan-station/parts/${code}`);
  return (body as { calls: CallView[] }).calls;
}

export async function told(): Promise<unknown[]> {
  const { body } = await read(`/api/parts/${code}/history`);
  const { data } = body as { data: { type: string; kind: string; actor: string; details: object }[] };
  return data.filter(({ type }) => type === 'event').map((event) => [event.kind, event.actor, event.details]);
}

export async function audited(): Promise<unknown[]> {
  const { rows } = await world.app.sql.query<{ action: string; actor: string; difference: object }>(
    `select action, actor_name as actor, difference::json as difference
       from audit_entries where subject_id = $1 and action like '%call%' order by id`,
    [code],
  );
  return rows.map(({ action, actor, difference }) => [action, actor, difference]);
}

export async function startCalls(): Promise<void> {
  world = await startScanWorld();
  for (const username of ['Анна', 'Борис']) await createOperator(world.app, { username, password: PASSWORD });
  await createOperator(world.app, { username: 'idle', password: PASSWORD, roleType: 'authenticated' });
  anna = await signIn('Анна');
  foreman = await adminJwt(world.app, 'foreman');
}
/** Go on with another batch, or back to one. */
export async function takePart(back?: string): Promise<void> {
  code = back ?? (await world.part(5));
}
