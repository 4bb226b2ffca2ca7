import { randomUUID } from 'node:crypto';
import type { Response } from 'supertest';
import { newLabelCode } from '../../src/codes';
import { createOperator, greyPng, operatorJwt } from '../support';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
let worker: string;
beforeAll(async () => {
  world = await startScanWorld();
  await createOperator(world.app, { username: 'Worker', password: 'pass-word-1' });
  worker = await operatorJwt(world.app, 'Worker', 'pass-word-1');
});
afterAll(() => world.app.stop());

const photoOf = (partCode: string) => ({
  ...{ photoId: String(randomUUID()), scanId: String(randomUUID()), partCode },
});
type Photo = ReturnType<typeof photoOf>;

function upload(photo: Partial<Photo>, content: Buffer | null = greyPng(), token = worker) {
  let door = world.app.http().post('/api/scan-station/photos').set('Authorization', `Bearer ${token}`);
  for (const [name, value] of Object.entries(photo)) door = door.field(name, value);
  return content === null
    ? door
    : door.attach('photo', content, { filename: 'a.jpg', contentType: 'image/jpeg' });
}

const asWorker = (address: string) => world.app.http().get(address).set('Authorization', `Bearer ${worker}`);

async function historyOf(
  code: string,
): Promise<{ photos?: { id: string; url: string }[]; attachments?: number }[]> {
  const { body } = await asWorker(`/api/parts/${code}/history`);
  return (body as { data: { type: string; details: object }[] }).data
    .filter(({ type }) => type === 'scan')
    .map(({ details }) => details);
}

const files = async (): Promise<number> =>
  (await world.app.sql.query<{ count: number }>('select count(*)::int as count from files')).rows[0]?.count ??
  -1;

test('a photo comes before its report, once however often it is sent, and stands in the history', async () => {
  const code = await world.part(5);
  const photo = photoOf(code);
  const before = await files();
  const answer = await upload(photo);
  expect([answer.status, answer.body]).toEqual([201, { photo: { id: photo.photoId } }]);
  const again = await Promise.all([
    upload(photo),
    upload({ ...photo, photoId: photo.photoId.toUpperCase() }),
  ]);
  expect(again.map(({ status }) => status)).toEqual([200, 200]);
  expect(await files()).toBe(before + 1);
  expect(refusedBy(await upload(photo, Buffer.concat([greyPng(), Buffer.from('x')])))).toEqual({
    ...{ status: 409, code: 'photo-id-reused', photoId: photo.photoId },
  });
  expect(refusedBy(await upload({ ...photo, scanId: randomUUID() }))).toMatchObject({
    code: 'photo-id-reused',
  });
  const scan = scanOf(code, { scanId: photo.scanId, attachments: [photo.photoId] });
  expect((await world.post('/api/scans', scan, { token: worker })).status).toBe(201);
  const [told] = await historyOf(code);
  expect(told).toMatchObject({ attachments: 1, photos: [{ id: photo.photoId }] });
  const shown: Response = await world.app.http().get(told?.photos?.[0]?.url ?? '');
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
});

test('two requests at the same moment keep one picture', async () => {
  const photo = photoOf(await world.part(1));
  const before = await files();
  const answers = await Promise.all([upload(photo), upload(photo), upload(photo)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
  expect(await files()).toBe(before + 1);
});

test('a report names photos that have not come, and none of another report or batch', async () => {
  const [code, other] = [await world.part(5), await world.part(5)];
  const [mine, foreign] = [photoOf(code), photoOf(other)];
  expect((await upload(foreign)).status).toBe(201);
  const attachments = [mine.photoId, foreign.photoId];
  await world.post('/api/scans', scanOf(code, { scanId: mine.scanId, attachments }), { token: worker });
  expect((await historyOf(code))[0]).toMatchObject({ attachments: 2 });
  expect((await historyOf(code))[0]?.photos).toBeUndefined();
  expect((await upload(mine)).status).toBe(201);
  expect((await historyOf(code))[0]?.photos).toHaveLength(1);
});

test('a photo that its counted report does not name makes room as one without a report does', async () => {
  await createOperator(world.app, { username: 'Many', password: 'pass-word-1' });
  const token = await operatorJwt(world.app, 'Many', 'pass-word-1');
  const code = await world.part(5);
  const named = photoOf(code);
  const unnamed = { ...named, photoId: randomUUID() };
  expect((await upload(named, greyPng(), token)).status).toBe(201);
  expect((await upload(unnamed, greyPng(), token)).status).toBe(201);
  const scan = scanOf(code, { scanId: named.scanId, attachments: [named.photoId] });
  expect((await world.post('/api/scans', scan, { token })).status).toBe(201);
  // As many more under the same report as may wait, but for one.
  await world.app.sql.query(
    `with file as (insert into files (name) select 'filler' from generate_series(1, 199) returning id)
     insert into scan_photos (photo_id, file_id, scan_id, part_id, content_hash, actor_type, actor_id, at)
     select gen_random_uuid(), file.id, x.scan_id, x.part_id, 'none', x.actor_type, x.actor_id, x.at + interval '1 ms'
       from file, scan_photos x where x.photo_id = $1`,
    [unnamed.photoId],
  );
  const before = await files();
  expect((await upload({ ...named, photoId: randomUUID() }, greyPng(), token)).status).toBe(201);
  expect(await files()).toBe(before);
  const { rows } = await world.app.sql.query<{ id: string }>(
    'select photo_id as id from scan_photos where photo_id in ($1, $2)',
    [named.photoId, unnamed.photoId],
  );
  expect(rows).toEqual([{ id: named.photoId }]);
});

test('a picture that cannot be noted leaves no file behind', async () => {
  const photo = photoOf(await world.part(1));
  const before = await files();
  await world.app.sql.query(
    `alter table scan_photos add constraint refused_now check (scan_id <> '${photo.scanId}')`,
  );
  try {
    expect((await upload(photo)).status).toBe(500);
    expect(await files()).toBe(before);
  } finally {
    await world.app.sql.query('alter table scan_photos drop constraint refused_now');
  }
  expect((await upload(photo)).status).toBe(201);
});

test('nothing but a picture of a batch that exists is kept, of who may report', async () => {
  const photo = photoOf(await world.part(1));
  const before = await files();
  const refused = { status: 422, code: 'photo-not-accepted' };
  for (const content of [
    Buffer.from('<svg/>'),
    Buffer.from('%PDF-1.4\n'),
    greyPng().subarray(0, 40),
    Buffer.alloc(0),
  ])
    expect(refusedBy(await upload(photo, content))).toEqual(refused);
  expect(refusedBy(await upload(photo, Buffer.concat([greyPng(), Buffer.alloc(10 * 1024 * 1024)])))).toEqual(
    refused,
  );
  expect(refusedBy(await upload({ ...photo, partCode: newLabelCode() }))).toEqual({
    status: 404,
    code: 'part-not-found',
  });
  expect(refusedBy(await upload({ ...photo, partCode: 'A\u0000B' }))).toMatchObject({ status: 400 });
  expect(refusedBy(await upload({ ...photo, photoId: 'none' }, null))).toEqual({
    ...{ status: 400, code: 'malformed-request', paths: ['photoId', 'photo'] },
  });
  expect(refusedBy(await upload(photo, greyPng(), 'rubbish'))).toEqual({
    status: 401,
    code: 'not-signed-in',
  });
  expect(await files()).toBe(before);
});
