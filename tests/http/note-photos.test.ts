import type { Response } from 'supertest';
import { newLabelCode } from '../../src/codes';
import { greyPng } from '../support';
import {
  anna,
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
} from './note-world';
import { refusedBy } from './scan-world';

/** Photos of notes: who uploads them, who sees them, and which may hang on a note. */

beforeAll(startNotes);
beforeEach(() => takePart());
afterAll(() => world.app.stop());

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
    await takePart();
    expect(refusedBy(await write({ text: 'a', photo: id }))).toMatchObject(refused);
    expect(await notes()).toEqual([]);
    await takePart(here);
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
    await takePart(newLabelCode());
    expect(refusedBy(await upload(greyPng()))).toEqual({ status: 404, code: 'part-not-found' });
    await takePart(there);
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
