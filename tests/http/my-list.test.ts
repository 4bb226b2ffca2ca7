import type { Response } from 'supertest';
import type { OperationView, PartView } from '../../src/tracking/contracts';
import { createOperator, greyPng, makePart, makeProduct, operatorJwt, type Row } from '../support';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;
beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

interface Listed {
  part: PartView;
  operations: OperationView[];
}

const list = (token: string, version?: string) => {
  const asked = world.app.http().get('/api/scan-station/my-list').set('Authorization', `Bearer ${token}`);
  return version === undefined ? asked : asked.set('If-None-Match', version);
};
const partsOf = (answer: Response) => (answer.body as { parts: Listed[] }).parts;
const codesOf = (answer: Response) => partsOf(answer).map(({ part }) => part.code);

/** An operator who may work at these stages alone, by their place on the route; none: at all. */
async function workerAt(username: string, ...places: number[]): Promise<string> {
  const stages = world.stages.filter((_, place) => places.includes(place));
  const { id } = await createOperator(world.app, { username, password: 'pass-word-1' });
  const users = world.app.strapi.db.query('plugin::users-permissions.user');
  await users.update({ where: { id }, data: { stages: stages.map((stage) => stage.id) } });
  return operatorJwt(world.app, username, 'pass-word-1');
}

test('shows what waits at the stages of the one who asks, as the part on a label', async () => {
  const [welder, cutter] = [await workerAt('Welder', 1), await workerAt('Cutter', 0)];
  const code = await world.part(5);
  expect(codesOf(await list(welder))).toEqual([]);
  const answer = await list(cutter);
  expect(answer.status).toBe(200);
  expect(answer.body).toMatchObject({ more: false });
  const page = await world.app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${cutter}`);
  const { part, operations } = page.body as Listed;
  expect(partsOf(answer)).toEqual([{ part, operations }]);
  await world.post('/api/scans', scanOf(code, { good: 2 }));
  expect(codesOf(await list(welder))).toEqual([code]);
  expect(codesOf(await list(cutter))).toEqual([code]);
  await world.post('/api/scans', scanOf(code, { good: 3 }));
  expect(codesOf(await list(cutter))).toEqual([]);
  expect(codesOf(await list(world.apiToken))).toEqual([code]);
});

test('names the drawing of a batch, which opens to the one who asks', async () => {
  const token = await workerAt('Reader', 0);
  const [code, bare] = [await world.part(1), await world.part(1)];
  const upload = world.app.http().post('/api/upload').set('Authorization', `Bearer ${world.apiToken}`);
  const about = { filename: 'sheet.png', contentType: 'image/png' };
  const file = await upload.attach('files', greyPng(), about);
  const [{ id, documentId, hash }] = file.body as [{ id: number; documentId: string; hash: string }];
  const { rows } = await world.app.sql.query<{ id: number }>(
    'select part_id as id from part_states where code = $1',
    [code],
  );
  const before = (await list(token)).headers.etag ?? '';
  await world.app.strapi.db
    .query('api::part.part')
    .update({ where: { id: rows[0]?.id }, data: { drawing: id } });
  const answer = await list(token, before);
  expect(answer.status).toBe(200);
  const drawings = new Map(
    (answer.body as { parts: (Listed & { drawing?: { bytes: number } })[] }).parts.map((one) => [
      one.part.code,
      one.drawing,
    ]),
  );
  expect(drawings.get(bare)).toBeUndefined();
  expect(drawings.get(code)).toMatchObject({ id: documentId, name: `${hash}.png` });
  const shown = await world.app
    .http()
    .get(`/api/files/${documentId}`)
    .set('Authorization', `Bearer ${token}`);
  expect([shown.status, shown.headers['content-type']]).toEqual([200, 'image/png']);
  const bytes = Number(shown.headers['content-length']);
  expect(Math.abs((drawings.get(code)?.bytes ?? 0) - bytes)).toBeLessThanOrEqual(10);
});

test('puts the most urgent order first, and leaves out what is held, finished or has no route', async () => {
  const token = await workerAt('Everywhere');
  const [later, sooner] = [
    await makeProduct(world.app, { designation: 'L.1', quantity: 1, dueDate: '2027-03-01' }),
    await makeProduct(world.app, { designation: 'S.1', quantity: 1, dueDate: '2027-02-01' }),
  ];
  const { route } = world;
  const make = (product: Row, designation: string, on: Row | null = route) =>
    makePart(world.app, { product, route: on, quantity: 1, designation, kind: 'part' });
  const [one, two, three] = [
    await make(later, 'L.1.1'),
    await make(sooner, 'S.1.1'),
    await make(sooner, 'S.1.2'),
  ];
  const held = await make(sooner, 'S.1.3');
  await make(sooner, 'S.1.4', null);
  const factId = '7d1f3a52-0000-4000-8000-000000000001';
  const hold = { factId, kind: 'material', reason: 'Look at it' };
  expect((await world.post(`/api/parts/${held}/hold`, hold)).status).toBe(201);
  expect(codesOf(await list(token)).slice(0, 3)).toEqual([two, three, one]);
  expect(codesOf(await list(token))).not.toContain(held);
});

test('is told once: 304 for the version that the page has, until something of it changes', async () => {
  const token = await workerAt('Patient', 0);
  const code = await world.part(3);
  const first = await list(token);
  const version = first.headers.etag ?? '';
  expect(first.headers['cache-control']).toBe('private, no-cache');
  const again = await list(token, version);
  expect([again.status, again.text]).toEqual([304, '']);
  expect((await list(token, `W/${version}`)).status).toBe(304);
  await world.post('/api/scans', scanOf(code));
  const changed = await list(token, version);
  expect(changed.status).toBe(200);
  expect(changed.headers.etag).not.toBe(version);
  const renamed = changed.headers.etag ?? '';
  await world.app.strapi.db
    .query('api::product.product')
    .update({ where: { documentId: world.product.documentId }, data: { name: 'Another name' } });
  expect((await list(token, renamed)).status).toBe(200);
});

test('holds 200 batches and says that there are more', async () => {
  const token = await workerAt('Busy', 0);
  const { app, product, route } = world;
  const before = codesOf(await list(token)).length;
  for (let count = before; count <= 200; count += 1)
    await makePart(app, { product, route, quantity: 1, designation: `M.${count}`, kind: 'part' });
  const answer = await list(token);
  expect(answer.body).toMatchObject({ more: true });
  expect(codesOf(answer)).toHaveLength(200);
  expect(new Set(codesOf(answer)).size).toBe(200);
  expect(answer.headers['content-encoding']).toBe('gzip');
});

test('is nobody’s without a session, and told whole to who names a version that is none', async () => {
  expect(refusedBy(await list('rubbish'))).toEqual({ status: 401, code: 'not-signed-in' });
  for (const header of ['', 'rubbish', '"', `"${'a'.repeat(10_000)}"`]) {
    expect((await list(world.apiToken, header)).status).toBe(200);
  }
});
