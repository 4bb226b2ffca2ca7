import { randomUUID } from 'node:crypto';
import { adminJwt } from '../support';
import {
  anna,
  audited,
  boris,
  code,
  edit,
  erase,
  foreman,
  idle,
  noteIn,
  notes,
  send,
  startNotes,
  takePart,
  told,
  world,
  write,
  written,
  type Note,
} from './note-world';
import { refusedBy } from './scan-world';

/** Notes of people on a batch: whose they are, and what a deletion leaves. */

beforeAll(startNotes);
beforeEach(() => takePart());
afterAll(() => world.app.stop());

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
