import { io, type Socket } from 'socket.io-client';
import type { Client } from 'pg';
import { Client as PgClient } from 'pg';
import type { CommitState, OpenPreview } from '../../plugins/importer/server/src/contracts';
import { createApiToken, type TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';
import { startSecondProcess, type SecondProcess } from './second-process';

/** A commit that is under way: seen, heard, stopped, from this process and from another one. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;
let second: SecondProcess;
let socket: Socket;
const heard: { name: string; event: Record<string, unknown> }[] = [];

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
  second = await startSecondProcess(app);
  socket = io(second.baseUrl, {
    path: '/realtime/socket.io',
    transports: ['websocket'],
    auth: { jwt: token },
    forceNew: true,
  });
  for (const name of ['import.progress', 'import.committed'])
    socket.on(name, (event: Record<string, unknown>) => heard.push({ name, event }));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
});
afterAll(async () => {
  socket.disconnect();
  await second.stop();
  await app.stop();
});

const authorization = () => ({ authorization: `Bearer ${token}` });

/** Wait for a condition, asked again and again. */
async function until<T>(
  ask: () => Promise<T | null | undefined | false> | T | null | undefined | false,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

async function progressOf(previewId: string, who = token): Promise<{ status: number; body: CommitState }> {
  const answer = await app
    .http()
    .get(`/api/importer/previews/${previewId}/progress`)
    .set('Authorization', `Bearer ${who}`);
  return { status: answer.status, body: answer.body as CommitState };
}

async function open(): Promise<OpenPreview[]> {
  const answer = await fetch(`${second.baseUrl}/api/importer/previews`, { headers: authorization() });
  return ((await answer.json()) as { previews: OpenPreview[] }).previews;
}

const file = (name: string, rows: number) =>
  ['№;Обозначение;Наименование;Кол-во', `1;${name};Изделие;1`]
    .concat(Array.from({ length: rows }, (_, index) => `1.${index + 1};${name}.${index + 1};Деталь;2`))
    .join('\n');

/** Somebody holds the table of labels, so that every import waits in its midst. */
async function holdLabels(): Promise<Client> {
  const holder = new PgClient({ connectionString: app.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table labels in exclusive mode');
  return holder;
}

/** Begin a commit and wait until it stands in its midst. */
async function commitHeld(previewId: string) {
  const holder = await holdLabels();
  const answer = doors.commit(previewId).then((found) => found);
  await until(
    async () =>
      (await progressOf(previewId)).body.state === 'committing' &&
      (await progressOf(previewId)).body.done > 0,
  );
  return { answer, release: () => holder.query('rollback').then(() => holder.end()) };
}

it('tells how far it is while it runs, to other processes and by asking, and the import after it', async () => {
  const { previewId } = await doors.previewOf(file('ХОД', 300));
  expect((await progressOf(previewId)).body).toMatchObject({ state: 'open', done: 0, result: null });
  const { answer, release } = await commitHeld(previewId);
  const midst = (await progressOf(previewId)).body;
  expect(midst).toMatchObject({ previewId, state: 'committing', total: 301, result: null });
  expect(midst.done).toBeGreaterThan(0);
  expect(midst.done).toBeLessThan(301);
  expect((await open())[0]).toMatchObject({ previewId, committing: { total: 301 } });
  const mine = () => heard.filter(({ event }) => event.previewId === previewId);
  await until(() => mine().length > 0);
  expect(heard.some(({ name }) => name === 'import.committed')).toBe(false);
  await release();
  expect((await answer).status).toBe(201);
  const last = await until(() => mine().find(({ event }) => event.done === event.total));
  expect(last.event).toEqual({ name: 'import.progress', previewId, done: 301, total: 301 });
  const counts = mine().map(({ event }) => Number(event.done));
  expect(counts).toEqual([...counts].sort((a, b) => a - b));
  await until(() => heard.find(({ name }) => name === 'import.committed'));
  const { importId } = (await answer).body as { importId: string };
  expect((await progressOf(previewId)).body).toMatchObject({ state: 'committed', result: { importId } });
  const { rows } = await app.sql.query('select id from importer_commits');
  expect(rows).toEqual([]);
});

it('is cancelled from another process: nothing is written, it is told, and it can be committed again', async () => {
  const { previewId } = await doors.previewOf(file('СТОП', 40));
  const before = await doors.counts();
  const { answer, release } = await commitHeld(previewId);
  const cancel = () =>
    fetch(`${second.baseUrl}/api/importer/previews/${previewId}/cancel`, {
      method: 'POST',
      headers: authorization(),
    });
  const cancelled = await cancel();
  expect([cancelled.status, await cancelled.json()]).toEqual([200, { previewId, cancelled: true }]);
  await release();
  const refused = await answer;
  expect([refused.status, (refused.body as { error: { details: object } }).error.details]).toEqual([
    409,
    { code: 'import-cancelled' },
  ]);
  expect(await doors.counts()).toEqual({ ...before, audit_entries: (before.audit_entries ?? 0) + 1 });
  const { rows } = await app.sql.query(
    `select actor_type, category, subject_type, subject_id, subject_name from audit_entries where action = 'cancel-import'`,
  );
  expect(rows).toEqual([
    {
      ...{ actor_type: 'api-token', category: 'import', subject_type: 'preview' },
      ...{ subject_id: previewId, subject_name: 'bom.csv' },
    },
  ]);
  const again = await cancel();
  expect([again.status, ((await again.json()) as { error: { details: object } }).error.details]).toEqual([
    409,
    { code: 'import-not-running' },
  ]);
  const committed = await doors.commit(previewId);
  expect(committed.status).toBe(201);
  const late = await cancel();
  expect(((await late.json()) as { error: { details: object } }).error.details).toEqual({
    code: 'import-not-running',
    importId: (committed.body as { importId: string }).importId,
  });
});

it('is nobody else’s to see or to stop', async () => {
  const { previewId } = await doors.previewOf(file('ЧУЖОЙ', 3));
  const other = await createApiToken(app);
  expect((await progressOf(previewId, other)).status).toBe(404);
  for (const [method, path] of [
    ['POST', 'cancel'],
    ['POST', 'again'],
    ['PUT', 'choices'],
    ['DELETE', ''],
  ] as const) {
    const answer = await fetch(
      `${app.baseUrl}/api/importer/previews/${previewId}/${path}`.replace(/\/$/, ''),
      {
        method,
        headers: { authorization: `Bearer ${other}`, 'content-type': 'application/json' },
        ...(method === 'DELETE' ? {} : { body: '{}' }),
      },
    );
    expect([path, answer.status]).toEqual([path, 404]);
  }
  expect((await progressOf(previewId)).body.state).toBe('open');
});
