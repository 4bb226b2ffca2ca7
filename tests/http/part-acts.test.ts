import { randomUUID } from 'node:crypto';
import { refusedBy, scanOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

describe('POST /api/parts/:code/route', () => {
  test('gives a batch its route once, and says so again', async () => {
    const { product, route } = world;
    const made = await world.post('/api/parts', {
      data: {
        designation: 'PT.30',
        quantity: 5,
        product: product.documentId,
        route: null,
      },
    });
    const { code } = (made.body as { data: { code: string } }).data;
    const act = { factId: randomUUID(), route: route.documentId, reason: 'planned' };
    const first = await world.post(`/api/parts/${code}/route`, act);
    expect(first.status).toBe(201);
    expect((first.body as { operations: object[] }).operations).toHaveLength(3);
    const again = await world.post(`/api/parts/${code}/route`, act);
    expect(again.status).toBe(200);
    expect(again.body).toEqual({ ...(first.body as object), replayed: true });
    const other = await world.post(`/api/parts/${code}/route`, { ...act, reason: 'another' });
    expect(refusedBy(other)).toMatchObject({ status: 409, code: 'fact-id-reused' });
    const unchanged = await world.post(`/api/parts/${code}/route`, { ...act, factId: randomUUID() });
    expect(refusedBy(unchanged)).toMatchObject({ status: 409, code: 'route-unchanged' });
  });

  test('refuses what does not fit', async () => {
    const code = await world.part(1);
    const act = { factId: randomUUID(), route: 'absent1absent2absent3abs' };
    expect(refusedBy(await world.post(`/api/parts/${code}/route`, act))).toMatchObject({
      status: 404,
      code: 'route-not-found',
    });
    expect(refusedBy(await world.post(`/api/parts/${code}/route`, { route: 5 }))).toEqual({
      status: 400,
      code: 'malformed-request',
      paths: ['factId', 'route'],
    });
    expect(refusedBy(await world.post('/api/parts/ABC/route', act))).toMatchObject({
      status: 400,
      code: 'part-code-malformed',
    });
  });
});

describe('GET /api/parts/:code/history', () => {
  const history = (code: string, query = '') =>
    world.app
      .http()
      .get(`/api/parts/${code}/history${query}`)
      .set('Authorization', `Bearer ${world.apiToken}`);

  test('tells facts and scans in order of the revisions', async () => {
    const code = await world.part(2);
    const scanId = randomUUID();
    expect((await world.post('/api/scans', scanOf(code, { scanId, good: 2 }))).status).toBe(201);
    const answer = await history(code);
    expect(answer.status).toBe(200);
    const { data, meta } = answer.body as { data: { kind: string; revision: number }[]; meta: object };
    expect(data.map(({ kind }) => kind)).toEqual(['launched', 'label-issued', 'route-assigned', 'report']);
    expect(data.map(({ revision }) => revision)).toEqual([1, 2, 3, 4]);
    expect(data[3]).toMatchObject({
      type: 'scan',
      details: { scanId, operation: 1, good: 2, stage: 'Cutting' },
    });
    expect(meta).toEqual({ code, lot: 0, root: null, nextAfter: null });
    const rest = await history(code, '?after=3');
    expect((rest.body as { data: object[] }).data).toEqual([data[3]]);
  });

  test('refuses an unknown code, a malformed one and a malformed revision', async () => {
    const code = await world.part(1);
    expect(refusedBy(await history(code, '?after=x'))).toMatchObject({ status: 400, paths: ['after'] });
    expect(refusedBy(await history('ABC'))).toMatchObject({ status: 400, code: 'part-code-malformed' });
    expect(refusedBy(await history('0000000000001'))).toMatchObject({ status: 400 });
  });
});

describe('GET /api/parts', () => {
  const get = (path: string) => world.app.http().get(path).set('Authorization', `Bearer ${world.apiToken}`);

  test('tells the code of each part, in a list and alone', async () => {
    const codes = [await world.part(1), await world.part(2)];
    const { rows } = await world.app.sql.query<{ id: number; document_id: string; code: string }>(
      'select p.id, p.document_id, s.code from part_states s join parts p on p.id = s.part_id where s.code = any($1)',
      [codes],
    );
    const list = await get('/api/parts?sort=id:desc&pagination[pageSize]=2&fields[0]=designation');
    const { data, meta } = list.body as { data: { id: number; code: string }[]; meta: object };
    expect(meta).toHaveProperty('pagination');
    expect(data.map(({ code }) => code)).toEqual([...codes].reverse());
    for (const { id, document_id: documentId, code } of rows) {
      const one = await get(`/api/parts/${documentId}`);
      expect(one.body).toMatchObject({ data: { id, code } });
    }
    expect((await get('/api/parts/absent1absent2absent3abs')).status).toBe(404);
  });
});
