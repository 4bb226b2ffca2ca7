import { randomUUID } from 'node:crypto';
import { refusedBy, scanOf, scansOf, startScanWorld, type ScanWorld } from './scan-world';

let world: ScanWorld;

beforeAll(async () => {
  world = await startScanWorld();
});
afterAll(() => world.app.stop());

describe('POST /api/scans/batch', () => {
  interface Result {
    id: string | null;
    status: number;
    scan?: Record<string, unknown>;
    replayed?: boolean;
    error?: { status: number; message: string; details: Record<string, unknown> };
  }

  async function batch(items: unknown[], language?: string): Promise<Result[]> {
    const answer = await world.post('/api/scans/batch', { items }, { token: world.apiToken, language });
    expect(answer.status).toBe(200);
    return (answer.body as { results: Result[] }).results;
  }

  test('records each on its own, in order, and holds back what follows a refused one', async () => {
    const [one, two] = [await world.part(5), await world.part(5)];
    const items = [
      scanOf(one, { good: 2 }),
      scanOf(one, { good: 9 }),
      scanOf(two, { good: 5 }),
      scanOf(one, { good: 1 }),
      scanOf(two, { operation: 2, good: 5 }),
    ];
    const results = await batch(items);
    expect(results.map(({ status }) => status)).toEqual([201, 409, 201, 409, 201]);
    expect(results.map(({ id }) => id)).toEqual(items.map(({ scanId }) => scanId));
    expect(results[1]?.error?.details).toMatchObject({ code: 'quantity-exceeds-waiting', waiting: 3 });
    expect(results[3]?.error?.details).toEqual({ code: 'earlier-item-refused' });
    expect([await scansOf(world, one), await scansOf(world, two)]).toEqual([1, 2]);
    const again = await batch(items.slice(0, 1));
    expect(again).toEqual([{ id: items[0]?.scanId, status: 200, replayed: true, scan: results[0]?.scan }]);
  });

  test('an item that does not parse is a 400 of its own and counts as refused for its part', async () => {
    const [one, two] = [await world.part(5), await world.part(5)];
    const undoId = randomUUID();
    const items = [
      { ...scanOf(one), good: 'many' },
      scanOf(one),
      { undoId, scanId: randomUUID(), partCode: two, good: -1 },
      scanOf(two),
      'nothing',
    ];
    const results = await batch(items, 'ru');
    expect(results.map(({ status }) => status)).toEqual([400, 409, 400, 409, 400]);
    expect(results[2]?.id).toBe(undoId);
    expect(results[0]?.error?.details).toEqual({ code: 'malformed-request', paths: ['good'] });
    expect(results[0]?.error?.message).toMatch(/Запрос/);
    expect(results[2]?.error?.details).toEqual({ code: 'malformed-request', paths: ['good'] });
    expect(results[4]).toMatchObject({ id: null, error: { details: { paths: ['body'] } } });
    expect([await scansOf(world, one), await scansOf(world, two)]).toEqual([0, 0]);
  });

  test('a failure of ours in one item is told as 500 for that item; the others stand', async () => {
    const [one, two] = [await world.part(5), await world.part(5)];
    const broken = scanOf(one, { comment: 'fails' });
    await world.app.sql.query(`create function fail_once() returns trigger language plpgsql as $$
      begin raise exception 'a defect'; end $$`);
    await world.app.sql.query(`create trigger fail_once before insert on scans for each row
      when (new.comment = 'fails') execute function fail_once()`);
    const items = [scanOf(one), broken, scanOf(one), scanOf(two), scanOf(two)];
    const results = await batch(items);
    await world.app.sql.query('drop trigger fail_once on scans');
    expect(results.map(({ status }) => status)).toEqual([201, 500, 503, 201, 201]);
    expect(results[1]?.error?.details).toEqual({ code: 'internal-error' });
    expect(results[2]?.error?.details).toEqual({ code: 'earlier-item-failed' });
    const again = await batch(items);
    expect(again.map(({ status }) => status)).toEqual([200, 201, 201, 200, 200]);
  });

  test('takes 500 items and not 501', async () => {
    const code = await world.part(500);
    const items = Array.from({ length: 500 }, () => scanOf(code));
    const results = await batch(items);
    expect(results.filter(({ status }) => status === 201)).toHaveLength(500);
    const more = await world.post('/api/scans/batch', { items: [...items, scanOf(code)] });
    expect(refusedBy(more)).toEqual({ status: 400, code: 'malformed-request', paths: ['items'] });
    expect(await scansOf(world, code)).toBe(500);
  });

  test.each([
    [{}, ['items']],
    [{ items: {} }, ['items']],
    [[], ['body']],
  ])('refuses the body %j', async (body, paths) => {
    const answer = await world.post('/api/scans/batch', body);
    expect(refusedBy(answer)).toEqual({ status: 400, code: 'malformed-request', paths });
  });

  test('asks who it is before it reads', async () => {
    const answer = await world.post('/api/scans/batch', { items: [] }, { token: 'nobody' });
    expect(refusedBy(answer)).toEqual({ status: 401, code: 'not-signed-in' });
  });
});
