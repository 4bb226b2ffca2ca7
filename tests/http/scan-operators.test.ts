import { adminJwt, createOperator, operatorJwt } from '../support';
import { refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

describe('who is the operator', () => {
  let jwt: string;
  let ivan: { id: string };

  beforeAll(async () => {
    ivan = await createOperator(world.app, { username: 'ivan', password: 'Secret-1234' });
    await createOperator(world.app, { username: 'olga', password: 'Secret-1234' });
    jwt = await operatorJwt(world.app, 'ivan', 'Secret-1234');
  });

  async function recorded(scanId: string) {
    const { rows } = await world.app.sql.query<Record<string, unknown>>(
      `select operator_id as id, operator_name as name, submitted_by_type as by, submitted_by_id as "byId"
         from scans where scan_id = $1`,
      [scanId],
    );
    return rows[0];
  }

  test('who signs, or whom an API token names, known here or not', async () => {
    const code = await world.part(9);
    const own = scanOf(code);
    const self = scanOf(code, { operator: 'ivan' });
    for (const scan of [own, self]) {
      expect((await world.post('/api/scans', scan, { token: jwt })).status).toBe(201);
      expect(await recorded(scan.scanId)).toEqual({
        id: Number(ivan.id),
        name: 'ivan',
        by: 'operator',
        byId: ivan.id,
      });
    }
    const { rows } = await world.app.sql.query<{ document_id: string }>(
      "select document_id from up_users where username = 'ivan'",
    );
    for (const operator of ['ivan', rows[0]?.document_id, ivan.id, Number(ivan.id)]) {
      const scan = scanOf(code, { operator });
      expect((await world.post('/api/scans', scan)).status).toBe(201);
      expect(await recorded(scan.scanId)).toMatchObject({
        id: Number(ivan.id),
        name: 'ivan',
        by: 'api-token',
      });
    }
    const stranger = scanOf(code, { operator: 'Robot 4' });
    expect((await world.post('/api/scans', stranger)).status).toBe(201);
    expect(await recorded(stranger.scanId)).toMatchObject({ id: null, name: 'Robot 4', by: 'api-token' });
    const nobody = scanOf(code);
    expect((await world.post('/api/scans', nobody)).status).toBe(201);
    expect(await recorded(nobody.scanId)).toMatchObject({
      id: null,
      name: expect.stringMatching(/^test /) as string,
    });
  });

  test('an operator names nobody else without the right to correct others', async () => {
    const code = await world.part(3);
    const scan = scanOf(code, { operator: 'olga' });
    const refused = await world.post('/api/scans', scan, { token: jwt });
    expect(refusedBy(refused)).toEqual({ status: 403, code: 'not-permitted', capability: 'correct-others' });
    const [item] = (
      (await world.post('/api/scans/batch', { items: [scan] }, { token: jwt })).body as {
        results: { status: number; error: { details: object } }[];
      }
    ).results;
    expect(item).toMatchObject({ status: 403, error: { details: { capability: 'correct-others' } } });
    expect(await scansOf(world, code)).toBe(0);
  });

  test('what was accepted with the right is told again without it', async () => {
    const code = await world.part(3);
    const scan = scanOf(code, { operator: 'olga' });
    expect((await world.post('/api/scans', scan)).status).toBe(201);
    const again = await world.post('/api/scans', scan, { token: jwt });
    expect(again.status).toBe(200);
    const inBatch = await world.post('/api/scans/batch', { items: [scan, scanOf(code)] }, { token: jwt });
    expect((inBatch.body as { results: { status: number }[] }).results.map(({ status }) => status)).toEqual([
      200, 201,
    ]);
  });

  test('a replay is one whatever the operator is called by now', async () => {
    const token = await adminJwt(world.app, 'foreman');
    const code = await world.part(9);
    const called = (operator: string | number) => scanOf(code, { operator });
    const byName = called('olga');
    const byPanel = scanOf(code, { operator: 'olga' });
    const byStranger = called('Robot 5');
    const bySelf = scanOf(code);
    for (const scan of [byName, byStranger]) expect((await world.post('/api/scans', scan)).status).toBe(201);
    for (const scan of [byPanel, bySelf])
      expect((await world.post('/tracker/scans', scan, { token })).status).toBe(201);
    const { rows } = await world.app.sql.query<{ id: number }>(
      "update up_users set username = 'olga-petrova' where username = 'olga' returning id",
    );
    await world.app.sql.query("update admin_users set firstname = 'Tested' where lastname = 'foreman'");
    for (const operator of ['olga', 'olga-petrova', rows[0]?.id]) {
      const again = await world.post('/api/scans', { ...byName, operator });
      expect([operator, again.status]).toEqual([operator, 200]);
    }
    for (const scan of [byPanel, bySelf])
      expect((await world.post('/tracker/scans', scan, { token })).status).toBe(200);
    expect((await world.post('/api/scans', byStranger)).status).toBe(200);
    const other = await world.post('/api/scans', { ...byName, operator: 'ivan' });
    expect(refusedBy(other)).toEqual({ status: 409, code: 'scan-id-reused', scanId: byName.scanId });
    await world.app.sql.query("update up_users set username = 'olga' where username = 'olga-petrova'");
  });

  test('a foreman at the panel names an operator of ours, and no stranger', async () => {
    const token = await adminJwt(world.app, 'foreman');
    const code = await world.part(3);
    const scan = scanOf(code, { operator: 'olga' });
    expect((await world.post('/tracker/scans', scan, { token })).status).toBe(201);
    expect(await recorded(scan.scanId)).toMatchObject({ name: 'olga', by: 'admin' });
    const unknown = await world.post('/tracker/scans', scanOf(code, { operator: 'nobody' }), { token });
    expect(refusedBy(unknown)).toEqual({ status: 422, code: 'operator-not-found', operator: 'nobody' });
  });
});
