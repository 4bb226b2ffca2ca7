import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { adminJwt, createOperator, operatorJwt } from '../support';
import { startScanWorld, type ScanWorld } from './scan-world';

const PASSWORD = 'Secret-1234';

/** The application and the people of the suite that runs; `startNotes` makes them. */
export let world: ScanWorld;
export let anna: string;
export let boris: string;
/** Somebody who is signed in and may nothing. */
export let idle: string;
export let foreman: string;
/** The batch of the test that runs. */
export let code: string;

export async function startNotes(): Promise<void> {
  world = await startScanWorld();
  const { app } = world;
  await createOperator(app, { username: 'Анна', password: PASSWORD });
  await createOperator(app, { username: 'Борис', password: PASSWORD });
  await createOperator(app, { username: 'idle', password: PASSWORD, roleType: 'authenticated' });
  anna = await operatorJwt(app, 'Анна', PASSWORD);
  boris = await operatorJwt(app, 'Борис', PASSWORD);
  idle = await operatorJwt(app, 'idle', PASSWORD);
  foreman = await adminJwt(app, 'foreman');
}

/** Go on with another batch, or back to one. */
export async function takePart(back?: string): Promise<void> {
  code = back ?? (await world.part(3));
}

export interface Note {
  id: string;
  text: string;
  photo: { id: string; url: string } | null;
  author: { type: string; name: string };
  own: boolean;
  editedAt: string | null;
  deleted: { at: string; by: string } | null;
}
export interface Sent {
  token?: string;
  method?: 'get' | 'post' | 'put' | 'delete';
  body?: object;
}

export function send(
  path: string,
  { token = anna, method = 'get', body = {} }: Sent = {},
): Promise<Response> {
  const asked = world.app.http()[method](path).set('Authorization', `Bearer ${token}`);
  return method === 'get' ? asked : asked.send(body);
}

export const write = (body: object, token = anna) =>
  send(`/api/parts/${code}/notes`, { token, method: 'post', body: { noteId: randomUUID(), ...body } });
export const edit = (id: string, body: object, token = anna) =>
  send(`/api/parts/${code}/notes/${id}`, { token, method: 'put', body });
export const erase = (id: string, token = anna) =>
  send(`/api/parts/${code}/notes/${id}`, { token, method: 'delete' });
export const noteIn = (answer: Response): Note => (answer.body as { note: Note }).note;

export async function written(body: object, token = anna): Promise<Note> {
  const answer = await write(body, token);
  expect(answer.status).toBe(201);
  return noteIn(answer);
}

export async function notes(token = anna): Promise<Note[]> {
  const answer = await send(`/api/parts/${code}/notes`, { token });
  expect([answer.status, (answer.body as { meta: object }).meta]).toEqual([200, { code, nextAfter: null }]);
  return (answer.body as { data: Note[] }).data;
}

export async function told(): Promise<[string, string, object][]> {
  const answer = await send(`/api/parts/${code}/history`);
  const { data } = answer.body as {
    data: { type: string; kind: string; actor: string; details: object }[];
  };
  return data
    .filter(({ type }) => type === 'event')
    .map(({ kind, actor, details }) => [kind, actor, details]);
}

export async function audited(): Promise<unknown[]> {
  const { rows } = await world.app.sql.query<{ action: string; difference: unknown }>(
    `select action, difference::json as difference from audit_entries where subject_id = $1 and action like '%note' order by id`,
    [code],
  );
  return rows.map(({ action, difference }) => [action, difference]);
}
