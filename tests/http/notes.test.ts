import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { adminJwt, createOperator, greyPng, operatorJwt } from '../support';
import { refusedBy, startScanWorld, type ScanWorld } from './scan-world';

/** Notes of people on a batch: whose they are, what a deletion leaves, which photo may hang there. */

const PASSWORD = 'Secret-1234';
let world: ScanWorld;
let code: string;
let anna: string;
let boris: string;
let idle: string;
let foreman: string;

beforeAll(async () => {
  world = await startScanWorld();
  const { app } = world;
  await createOperator(app, { username: 'Анна', password: PASSWORD });
  await createOperator(app, { username: 'Борис', password: PASSWORD });
  await createOperator(app, { username: 'idle', password: PASSWORD, roleType: 'authenticated' });
  anna = await operatorJwt(app, 'Анна', PASSWORD);
  boris = await operatorJwt(app, 'Борис', PASSWORD);
  idle = await operatorJwt(app, 'idle', PASSWORD);
  foreman = await adminJwt(app, 'foreman');
});
beforeEach(async () => {
  code = await world.part(3);
});
afterAll(() => world.app.stop());

interface Note {
  id: string;
  text: string;
  photo: { id: string; url: string } | null;
  author: { type: string; name: string };
  own: boolean;
  editedAt: string | null;
  deleted: { at: string; by: string } | null;
}
interface Sent {
  token?: string;
  method?: 'get' | 'post' | 'put' | 'delete';
  body?: object;
}

function send(path: string, { token = anna, method = 'get', body = {} }: Sent = {}): Promise<Response> {
  const asked = world.app.http()[method](path).set('Authorization', `Bearer ${token}`);
  return method === 'get' ? asked : asked.send(body);
}

const write = (body: object, token = anna) =>
  send(`/api/parts/${code}/notes`, { token, method: 'post', body: { noteId: randomUUID(), ...body } });
const edit = (id: string, body: object, token = anna) =>
  send(`/api/parts/${code}/notes/${id}`, { token, method: 'put', body });
const erase = (id: string, token = anna) =>
  send(`/api/parts/${code}/notes/${id}`, { token, method: 'delete' });
const noteIn = (answer: Response): Note => (answer.body as { note: Note }).note;

async function written(body: object, token = anna): Promise<Note> {
  const answer = await write(body, token);
  expect(answer.status).toBe(201);
  return noteIn(answer);
}

async function notes(token = anna): Promise<Note[]> {
  const answer = await send(`/api/parts/${code}/notes`, { token });
  expect([answer.status, (answer.body as { meta: object }).meta]).toEqual([200, { code, nextAfter: null }]);
  return (answer.body as { data: Note[] }).data;
}

async function told(): Promise<[string, string, object][]> {
  const answer = await send(`/api/parts/${code}/history`);
  const { data } = answer.body as {
    data: { type: string; kind: string; actor: string; details: object }[];
  };
  return data
    .filter(({ type }) => type === 'event')
    .map(({ kind, actor, details }) => [kind, actor, details]);
}

async function audited(): Promise<unknown[]> {
  const { rows } = await world.app.sql.query<{ action: string; difference: unknown }>(
    `select action, difference::json as difference from audit_entries where subject_id = $1 and action like '%note' order by id`,
    [code],
  );
  return rows.map(({ action, difference }) => [action, difference]);
}

describe('a note', () => {
  test('is written on a batch or an operation, once, and told in the history and the audit log', async () => {
    const noteId = randomUUID();
    const body = { noteId: noteId.toUpperCase(), text: '  Проверить размер 12h7 ', operation: 2 };
    const answer = await write(body);
    expect([answer.status, Object.keys(answer.body as object)]).toEqual([201, ['note']]);
    expect(noteIn(answer)).toEqual({
      id: noteId,
      text: 'Проверить размер 12h7',
      operation: { number: 2, stage: 'Welding' },
      photo: null,
      author: { type: 'operator', id: expect.any(String) as string, name: 'Анна' },
      own: true,
      createdAt: expect.stringMatching(/^\d{4}-.*Z$/) as string,
      editedAt: null,
      deleted: null,
    });
    const again = await write(body);
    expect([again.status, again.body]).toEqual([200, { note: noteIn(answer), replayed: true }]);
    const whole = await written({ text: 'Для всей партии' });
    expect(whole).toMatchObject({ operation: null });
    expect((await notes(boris)).map(({ text, own }) => [text, own])).toEqual([
      ['Проверить размер 12h7', false],
      ['Для всей партии', false],
    ]);
    expect(await told()).toEqual([
      ['note-added', 'Анна', { noteId, text: 'Проверить размер 12h7', operation: 2, stage: 'Welding' }],
      ['note-added', 'Анна', { noteId: whole.id, text: 'Для всей партии' }],
    ]);
    expect((await audited())[0]).toEqual([
      'add-note',
      {
        noteId,
        text: 'Проверить размер 12h7',
        operation: { number: 2, stage: 'Welding' },
        photo: null,
      },
    ]);
  });

  test('is edited by its author alone; what it says already is no edit', async () => {
    const { id } = await written({ text: 'первый' });
    expect(refusedBy(await edit(id, { text: 'чужой' }, boris))).toMatchObject({
      status: 403,
      code: 'note-of-another',
    });
    expect(refusedBy(await edit(id, { text: 'чужой' }, world.apiToken))).toMatchObject({
      code: 'note-of-another',
    });
    const same = await edit(id, { text: 'первый' });
    expect([same.status, (same.body as { replayed: boolean }).replayed]).toEqual([200, true]);
    const edited = await edit(id, { text: 'второй' });
    expect(edited.status).toBe(200);
    expect(noteIn(edited)).toMatchObject({ text: 'второй', editedAt: expect.any(String) as string });
    expect(await told()).toEqual([
      ['note-added', 'Анна', { noteId: id, text: 'второй' }],
      ['note-edited', 'Анна', { noteId: id }],
    ]);
    expect((await audited())[1]).toEqual([
      'edit-note',
      { noteId: id, before: { text: 'первый', photo: null }, after: { text: 'второй', photo: null } },
    ]);
  });

  test('is deleted by its author; who and when stay, what it said does not', async () => {
    const noteId = randomUUID();
    await written({ noteId, text: 'лишнее' });
    expect(refusedBy(await erase(noteId, boris))).toMatchObject({ status: 403, code: 'note-of-another' });
    const gone = await erase(noteId);
    expect([gone.status, noteIn(gone)]).toMatchObject([
      200,
      { id: noteId, text: '', author: { name: 'Анна' }, deleted: { by: 'Анна' } },
    ]);
    expect((await erase(noteId)).body).toEqual({ note: noteIn(gone), replayed: true });
    expect(refusedBy(await edit(noteId, { text: 'снова' }))).toMatchObject({
      status: 409,
      code: 'note-deleted',
    });
    const repeated = await write({ noteId, text: 'лишнее' });
    expect([repeated.status, noteIn(repeated).deleted?.by]).toEqual([200, 'Анна']);
    expect(await notes()).toEqual([noteIn(gone)]);
    expect(await told()).toEqual([
      ['note-added', 'Анна', { noteId, deleted: true }],
      ['note-deleted', 'Анна', { noteId }],
    ]);
  });

  test("is deleted by who may correct others, at the panel's door too, and never edited there", async () => {
    const { id } = await written({ text: 'чужое' });
    const path = `/tracker/parts/${code}/notes/${id}`;
    expect(refusedBy(await send(path, { token: foreman, method: 'put', body: { text: 'x' } }))).toMatchObject(
      { code: 'note-of-another' },
    );
    const gone = await send(path, { token: foreman, method: 'delete' });
    expect([gone.status, noteIn(gone)]).toMatchObject([200, { own: false, deleted: { by: 'Test foreman' } }]);
    const own = await send(`/tracker/parts/${code}/notes`, {
      token: foreman,
      method: 'post',
      body: { noteId: randomUUID(), text: 'от мастера' },
    });
    expect([own.status, noteIn(own)]).toMatchObject([201, { author: { type: 'admin' }, own: true }]);
    const read = await send(`/tracker/parts/${code}/notes`, { token: foreman });
    expect((read.body as { data: Note[] }).data.map((note) => note.own)).toEqual([false, true]);
    const auditor = await adminJwt(world.app, 'auditor');
    expect((await send(`/tracker/parts/${code}/notes`, { token: auditor })).status).toBe(200);
    const refused = { token: auditor, method: 'post', body: { noteId: randomUUID(), text: 'x' } } as const;
    expect((await send(`/tracker/parts/${code}/notes`, refused)).status).toBe(403);
  });

  test('is refused where it does not fit, and nothing is written', async () => {
    const noteId = randomUUID();
    for (const [body, paths] of [
      [{ noteId: 'x', text: 'a' }, ['noteId']],
      [{ text: '   ' }, ['text']],
      [{ text: 'x'.repeat(2001) }, ['text']],
      [{ text: 'a\u0000'.slice(0, 1), operation: 0, photo: '../x' }, ['operation', 'photo']],
    ] as const)
      expect(refusedBy(await write(body))).toEqual({ status: 400, code: 'malformed-request', paths });
    expect(refusedBy(await write({ text: 'a', operation: 9 }))).toMatchObject({
      status: 422,
      code: 'operation-not-on-route',
      operation: 9,
    });
    expect((await write({ text: 'a' }, idle)).status).toBe(403);
    expect((await send(`/api/parts/${code}/notes`, { token: idle })).status).toBe(403);
    expect(refusedBy(await edit(noteId, { text: 'a' }))).toMatchObject({
      status: 404,
      code: 'note-not-found',
    });
    expect(refusedBy(await erase(noteId))).toMatchObject({ code: 'note-not-found' });
    expect(refusedBy(await send('/api/parts/XXXX/notes'))).toMatchObject({ code: 'part-code-malformed' });
    expect(await notes()).toEqual([]);
  });

  test('keeps its id: another text, another person and another batch are told apart', async () => {
    const noteId = randomUUID();
    await written({ noteId, text: 'a' });
    const other = await world.part(1);
    const reused = { status: 409, code: 'note-id-reused', noteId };
    expect(refusedBy(await write({ noteId, text: 'b' }))).toEqual(reused);
    expect(refusedBy(await write({ noteId, text: 'a' }, boris))).toEqual(reused);
    const elsewhere = { method: 'post', body: { noteId, text: 'a' } } as const;
    expect(refusedBy(await send(`/api/parts/${other}/notes`, elsewhere))).toEqual(reused);
    expect(refusedBy(await send(`/api/parts/${other}/notes/${noteId}`, { method: 'delete' }))).toMatchObject({
      code: 'note-not-found',
    });
  });

  test('sent many times at once is written once', async () => {
    const noteId = randomUUID();
    const answers = await Promise.all(Array.from({ length: 5 }, () => write({ noteId, text: 'a' })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 200, 200, 201]);
    expect(await told()).toHaveLength(1);
  });

  test('finds no room beside 500 others; deleted ones take none', async () => {
    await world.app.sql.query(
      `insert into notes (note_id, part_id, text, author_type, author_id, author_name, content_hash, created_at,
                          deleted_at, deleted_by)
       select $2 || n, part_id, case when n = 0 then '' else 'x' end, 'operator', '1', 'Анна', '', now(),
              case when n = 0 then now() end, case when n = 0 then 'Анна' end
         from part_states, generate_series(0, 500) n where code = $1`,
      [code, code],
    );
    expect(refusedBy(await write({ text: 'a' }))).toMatchObject({
      status: 409,
      code: 'too-many-notes',
      limit: 500,
    });
    const first = await send(`/api/parts/${code}/notes`);
    const { data, meta } = first.body as { data: Note[]; meta: { nextAfter: number } };
    expect([data.length, data[0]?.deleted?.by, data[1]?.text]).toEqual([100, 'Анна', 'x']);
    const next = await send(`/api/parts/${code}/notes?after=${meta.nextAfter}`);
    expect((next.body as { data: Note[] }).data[0]?.id).toBe(`${code}100`);
    expect(refusedBy(await send(`/api/parts/${code}/notes?after=-1`))).toMatchObject({ paths: ['after'] });
  });

  test('is kept by the database: nobody else signs it, revives it or removes it', async () => {
    const { id } = await written({ text: 'a' });
    await erase(id);
    const { id: alive } = await written({ text: 'b' });
    for (const [sql, constraint] of [
      [`update notes set text = 'again' where note_id = '${id}'`, 'keeps its author'],
      [`update notes set author_name = 'x' where note_id = '${alive}'`, 'keeps its author'],
      [
        `update notes set deleted_at = now(), deleted_by = 'x' where note_id = '${alive}'`,
        'notes_deleted_empty',
      ],
      [`delete from notes where note_id = '${id}'`, 'append-only'],
      ['truncate notes', 'append-only'],
    ] as const)
      await expect(world.app.sql.query(sql)).rejects.toThrow(constraint);
  });

  test('has its mutations over GraphQL', async () => {
    const run = async (name: string, input: object, token = anna) => {
      const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
      const query = `mutation ($input: ${type}!) { ${name}(input: $input) { replayed note { id text own
        operation { number stage } author { name } deleted { by } } } }`;
      const answer = await world.post('/graphql', { query, variables: { input } }, { token });
      return answer.body as {
        data: Record<string, { replayed: boolean; note: Note }> | null;
        errors?: { extensions: object }[];
      };
    };
    const noteId = randomUUID();
    const input = { noteId, partCode: code };
    expect((await run('addNote', { ...input, text: 'a', operation: 1 })).data?.addNote).toEqual({
      replayed: false,
      note: {
        id: noteId,
        text: 'a',
        own: true,
        operation: { number: 1, stage: 'Cutting' },
        author: { name: 'Анна' },
        deleted: null,
      },
    });
    expect((await run('editNote', { ...input, text: 'b' }, boris)).errors?.[0]?.extensions).toMatchObject({
      code: 'note-of-another',
      status: 403,
    });
    expect((await run('editNote', { ...input, text: 'b' })).data?.editNote?.note.text).toBe('b');
    expect((await run('deleteNote', input)).data?.deleteNote?.note.deleted).toEqual({ by: 'Анна' });
    expect(
      (await run('addNote', { ...input, noteId: 'x', text: 'a' })).errors?.[0]?.extensions,
    ).toMatchObject({
      code: 'malformed-request',
      paths: ['noteId'],
    });
    const unseen = await run('addNote', { ...input, noteId: randomUUID(), text: 'a' }, idle);
    expect(unseen.errors?.[0]?.extensions).toMatchObject({ code: 'not-permitted' });
  });
});

describe('a photo', () => {
  const upload = (content: Buffer, { token = anna, name = 'фото.png', path = '/api' } = {}) =>
    world.app
      .http()
      .post(`${path}/parts/${code}/photos`)
      .set('Authorization', `Bearer ${token}`)
      .attach('photo', content, { filename: name, contentType: 'image/png' });
  const photoIn = (answer: Response) => (answer.body as { photo: { id: string; url: string } }).photo;
  const files = async () =>
    (await world.app.sql.query<{ count: string }>('select count(*) from files')).rows[0]?.count;

  test('is uploaded, hung on a note, seen by who sees batches, and goes with the note', async () => {
    const answer = await upload(greyPng());
    expect(answer.status).toBe(201);
    const photo = photoIn(answer);
    expect((await send(`/api/files/${photo.id}`, { token: boris })).status).toBe(404);
    const note = await written({ text: 'см. фото', photo: photo.id });
    expect(note.photo?.id).toBe(photo.id);
    expect((await world.app.http().get(note.photo?.url ?? '')).headers['content-type']).toBe('image/png');
    expect((await send(`/api/files/${photo.id}`, { token: boris })).status).toBe(200);
    expect(await told()).toMatchObject([['note-added', 'Анна', { photo: photo.id }]]);
    const kept = await edit(note.id, { text: 'фото остаётся' });
    expect(noteIn(kept).photo?.id).toBe(photo.id);
    const without = await edit(note.id, { text: 'без фото', photo: null });
    expect(noteIn(without).photo).toBeNull();
    const back = await edit(note.id, { text: 'с фото', photo: photo.id });
    expect(noteIn(back).photo?.id).toBe(photo.id);
    expect((await erase(note.id)).status).toBe(200);
    expect((await notes())[0]).toMatchObject({ photo: null, text: '' });
    expect((await send(`/api/files/${photo.id}`, { token: boris })).status).toBe(404);
  });

  test('of somebody else, of another batch or out of the library is not accepted', async () => {
    const refused = { status: 422, code: 'photo-not-accepted' };
    const { id } = photoIn(await upload(greyPng()));
    expect(refusedBy(await write({ text: 'a', photo: id }, boris))).toMatchObject({ ...refused, photo: id });
    expect(refusedBy(await write({ text: 'a', photo: 'nosuchfile' }))).toMatchObject(refused);
    const library = await world.app
      .http()
      .post('/api/upload')
      .set('Authorization', `Bearer ${world.apiToken}`)
      .attach('files', greyPng(), { filename: 'a.png', contentType: 'image/png' });
    const [file] = library.body as [{ id: number }];
    expect(refusedBy(await write({ text: 'a', photo: file.id }))).toMatchObject(refused);
    expect((await write({ text: 'a', photo: file.id }, world.apiToken)).status).toBe(201);
    const here = code;
    code = await world.part(1);
    expect(refusedBy(await write({ text: 'a', photo: id }))).toMatchObject(refused);
    expect(await notes()).toEqual([]);
    code = here;
    expect((await write({ text: 'a', photo: id })).status).toBe(201);
  });

  test('is a picture of at most 10 MB for who may write notes; nothing else is kept', async () => {
    const before = await files();
    const refused = { status: 422, code: 'photo-not-accepted' };
    const half = greyPng().subarray(0, 40);
    for (const content of [Buffer.from('<svg/>'), Buffer.from('%PDF-1.4\n'), half, Buffer.alloc(0)])
      expect(refusedBy(await upload(content))).toEqual(refused);
    const large = Buffer.concat([greyPng(), Buffer.alloc(10 * 1024 * 1024)]);
    expect(refusedBy(await upload(large))).toEqual(refused);
    expect((await upload(greyPng(), { token: idle })).status).toBe(403);
    expect(refusedBy(await send(`/api/parts/${code}/photos`, { method: 'post' }))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['photo'],
    });
    const there = code;
    code = '4K7N2M9Q0XRW3';
    expect((await upload(greyPng())).status).toBeGreaterThanOrEqual(400);
    code = there;
    expect(await files()).toBe(before);
    expect((await upload(greyPng(), { token: foreman, path: '/tracker' })).status).toBe(201);
  });

  test('that hangs nowhere makes room for later ones of the same person', async () => {
    const first = photoIn(await upload(greyPng(), { token: boris }));
    for (let count = 0; count < 20; count += 1)
      expect((await upload(greyPng(), { token: boris })).status).toBe(201);
    expect((await world.app.http().get(first.url)).status).toBe(404);
    expect(refusedBy(await write({ text: 'a', photo: first.id }, boris))).toMatchObject({
      code: 'photo-not-accepted',
    });
  });
});
