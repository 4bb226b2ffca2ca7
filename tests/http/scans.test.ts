import { adminJwt } from '../support';
import { REASON, refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

interface ScanAnswer {
  scan: Record<string, unknown>;
  part: Record<string, unknown>;
  operations: Record<string, unknown>[];
}

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

const at = (operations: Record<string, unknown>[], number: number) =>
  operations.find((operation) => operation.number === number);

describe('POST /api/scans', () => {
  test('counts good, scrapped and reworked pieces of one report', async () => {
    const code = await world.part(10);
    expect((await world.post('/api/scans', scanOf(code, { good: 8 }))).status).toBe(201);
    expect((await world.post('/api/scans', scanOf(code, { operation: 2, good: 8 }))).status).toBe(201);
    const report = scanOf(code, {
      operation: 3,
      good: 4,
      scrapped: 2,
      rework: { quantity: 1, toOperation: 1 },
      causeOperation: 2,
      reason: REASON,
      comment: 'кромка',
      station: 'phone-7',
      sentAt: new Date().toISOString(),
    });
    const answer = await world.post('/api/scans', report);
    expect(answer.status).toBe(201);
    const { scan, part, operations } = answer.body as ScanAnswer;
    expect(Object.keys(answer.body as object).sort()).toEqual(['operations', 'part', 'scan']);
    expect(scan).toMatchObject({
      scanId: report.scanId,
      kind: 'report',
      operation: 3,
      stage: 'Inspection',
      good: 4,
      scrapped: 2,
      rework: { quantity: 1, toOperation: 1 },
      causeOperation: 2,
      reason: REASON,
      comment: 'кромка',
      undoes: null,
    });
    expect(part).toMatchObject({ code, quantity: 10, finished: 4, scrapped: 2, status: 'in-work' });
    expect(at(operations, 1)).toMatchObject({ waiting: 3, good: 8, done: 7 });
    expect(at(operations, 2)).toMatchObject({ waiting: 0, good: 8, done: 7 });
    expect(at(operations, 3)).toMatchObject({ waiting: 1, good: 4, scrapped: 2, reworked: 1, done: 4 });
  });

  test('a start moves nothing, a skip passes pieces over an optional operation', async () => {
    const code = await world.part(2);
    const start = await world.post('/api/scans', scanOf(code, { kind: 'start', good: 0 }));
    expect(start.status).toBe(201);
    expect((start.body as ScanAnswer).scan).toMatchObject({ kind: 'start', good: 0 });
    await world.post('/api/scans', scanOf(code, { good: 2 }));
    await world.post('/api/scans', scanOf(code, { operation: 2, good: 2 }));
    const skip = await world.post('/api/scans', scanOf(code, { operation: 3, kind: 'skip', good: 2 }));
    expect(skip.status).toBe(201);
    expect((skip.body as ScanAnswer).part).toMatchObject({ finished: 2, status: 'finished' });
  });

  test('the same scan again is told once more and counted once', async () => {
    const code = await world.part(5);
    const scan = scanOf(code, { good: 2 });
    const first = await world.post('/api/scans', scan);
    await world.post('/api/scans', scanOf(code, { good: 1 }));
    const again = await world.post('/api/scans', { ...scan, sentAt: new Date().toISOString() });
    expect(again.status).toBe(200);
    const body = again.body as ScanAnswer & { replayed: boolean };
    expect(body.replayed).toBe(true);
    expect(body.scan).toEqual((first.body as ScanAnswer).scan);
    expect(at(body.operations, 1)).toMatchObject({ waiting: 2, good: 3 });
    expect(await scansOf(world, code)).toBe(2);
    const other = await world.post('/api/scans', { ...scan, good: 1 });
    expect(refusedBy(other)).toEqual({ status: 409, code: 'scan-id-reused', scanId: scan.scanId });
  });

  test('a refused scan does not use up its id', async () => {
    const code = await world.part(1);
    const scan = scanOf(code, { good: 5 });
    expect((await world.post('/api/scans', scan)).status).toBe(409);
    expect((await world.post('/api/scans', { ...scan, good: 1 })).status).toBe(201);
  });

  test('another site, a trailing slash and the panel of admins reach the same handler', async () => {
    const code = await world.part(3);
    const foreign = await world.app
      .http()
      .post('/api/scans')
      .set({ Authorization: `Bearer ${world.apiToken}`, Origin: 'https://erp.example' })
      .send(scanOf(code));
    expect(foreign.status).toBe(201);
    expect(foreign.headers['access-control-allow-origin']).toBe('https://erp.example');
    const preflight = await world.app
      .http()
      .options('/api/scans')
      .set({ Origin: 'https://erp.example', 'Access-Control-Request-Method': 'POST' });
    expect(preflight.status).toBe(204);
    expect((await world.post('/api/scans/', scanOf(code))).status).toBe(201);
    const token = await adminJwt(world.app, 'foreman');
    const admin = await world.post('/tracker/scans', scanOf(code), { token });
    expect(admin.status).toBe(201);
    expect((admin.body as ScanAnswer).scan.operator).toBe('Test foreman');
    expect((await world.post('/tracker/scans', scanOf(code))).status).toBe(401);
    expect((await world.post('/api/scans', scanOf(code), { token })).status).toBe(401);
  });

  test('a custom API token records with the permission of this door, and not with another', async () => {
    const tokenWith = async (permissions: string[]) => {
      const created = (await world.app.strapi.service('admin::api-token')?.create({
        kind: 'content-api',
        name: `custom ${permissions.join()}`,
        description: '',
        type: 'custom',
        lifespan: null,
        permissions,
      })) as { accessKey: string };
      return created.accessKey;
    };
    const code = await world.part(1);
    const reader = await tokenWith(['api::part.part.find']);
    const refused = await world.post('/api/scans', scanOf(code), { token: reader });
    expect(refusedBy(refused)).toEqual({ status: 403, code: 'not-permitted', capability: 'report' });
    const writer = await tokenWith(['api::scan.scan.record']);
    expect((await world.post('/api/scans', scanOf(code), { token: writer })).status).toBe(201);
  });
});
