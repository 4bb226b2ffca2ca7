import { request as httpRequest } from 'node:http';
import { readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { Client } from 'pg';
import type { CommitState } from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';

/** What fails in the midst of an import: nothing is written by half, and whoever asked is told in their language. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

const file = (name: string): string => `Обозначение;Наименование;Кол-во\n${name}-1;Вал;2\n${name}-2;Ось;1\n`;

interface Refused {
  error: { message: string; details: { code: string } };
}

/** Every insert into a table fails as it does on a full disk. */
async function fillDiskAt(table: string): Promise<() => Promise<unknown>> {
  await app.sql.query(
    `create function test_disk_full() returns trigger language plpgsql as
       $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`,
  );
  await app.sql.query(
    `create trigger test_disk_full before insert on ${table} for each statement execute function test_disk_full()`,
  );
  return () => app.sql.query('drop function test_disk_full cascade');
}

it.each([
  [
    'ru',
    'На сервере нет места на диске, поэтому ничего не записано. Скажите администратору; потом повторите.',
  ],
  [
    'en',
    'There is no room on the disk of the server, so nothing was written. Tell the administrator, then try again.',
  ],
])(
  'a disk that is full in the midst of a commit: told (%s), nothing is written, and later it is',
  async (language, words) => {
    const { previewId } = await doors.previewOf(file(`ДИСК-${language}`));
    const before = await doors.counts();
    const emptied = await fillDiskAt('importer_imports');
    const refused = await doors.commit(previewId).set('Accept-Language', language);
    expect([refused.status, (refused.body as Refused).error]).toMatchObject([
      507,
      { message: words, details: { code: 'disk-full' } },
    ]);
    expect(await doors.counts()).toEqual(before);
    await emptied();
    expect((await doors.commit(previewId)).status).toBe(201);
  },
);

it('a disk that is full when a file comes: told, and no preview is kept', async () => {
  const emptied = await fillDiskAt('importer_files');
  const refused = await doors.upload(file('ПОЛОН')).set('Accept-Language', 'ru');
  expect([refused.status, (refused.body as Refused).error.details.code]).toEqual([507, 'disk-full']);
  const { rows } = await app.sql.query(
    "select id from importer_previews where file_name = 'bom.csv' and bom is null",
  );
  expect(rows).toEqual([]);
  await emptied();
  expect((await doors.upload(file('ПОЛОН'))).status).toBe(201);
});

/** Somebody holds the table of labels, so that a commit waits in its midst. */
async function commitHeld(previewId: string) {
  const holder = new Client({ connectionString: app.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table labels in exclusive mode');
  const answer = doors
    .commit(previewId)
    .set('Accept-Language', 'ru')
    .then((found) => found);
  for (;;) {
    const { rows } = await app.sql.query<{ pid: number }>(
      `select pid from pg_locks where relation = 'labels'::regclass and not granted`,
    );
    const [waiting] = rows;
    if (waiting)
      return { answer, pid: waiting.pid, release: () => holder.query('rollback').then(() => holder.end()) };
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

it('a database that goes away in the midst: nothing is written, it may be tried again', async () => {
  const { previewId } = await doors.previewOf(file('УШЛА'));
  const before = await doors.counts();
  const { answer, pid, release } = await commitHeld(previewId);
  await app.sql.query('select pg_terminate_backend($1)', [pid]);
  const refused = await answer;
  expect([refused.status, (refused.body as Refused).error.details.code]).toEqual([503, 'busy']);
  await release();
  expect(await doors.counts()).toEqual(before);
  const state = await app
    .http()
    .get(`/api/importer/previews/${previewId}/progress`)
    .set('Authorization', `Bearer ${token}`);
  expect((state.body as CommitState).state).toBe('open');
  expect((await doors.commit(previewId)).status).toBe(201);
});

it('an upload that is cut: no preview, nothing left on the disk, and the next one is read', async () => {
  const uploads = async () => (await readdir(tmpdir())).filter((name) => /^[a-z0-9]{25}$/.test(name)).length;
  const previews = async () =>
    (await app.sql.query<{ count: number }>('select count(*)::int as count from importer_previews')).rows[0]
      ?.count;
  const [leftBefore, keptBefore] = [await uploads(), await previews()];
  await new Promise<void>((resolve) => {
    const sending = httpRequest(`${app.baseUrl}/api/importer/previews`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'multipart/form-data; boundary=edge',
        'content-length': 10_000_000,
      },
    });
    sending.on('error', () => undefined);
    sending.on('close', resolve);
    const head =
      '--edge\r\nContent-Disposition: form-data; name="file"; filename="cut.csv"\r\nContent-Type: text/csv\r\n\r\n';
    sending.write(head + file('ОБРЫВ').repeat(10_000), () => sending.destroy());
  });
  expect((await doors.upload(file('ПОСЛЕ'))).status).toBe(201);
  expect([await uploads(), await previews()]).toEqual([leftBefore, (keptBefore ?? 0) + 1]);
});
