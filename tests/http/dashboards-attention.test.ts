import { randomUUID } from 'node:crypto';
import { readAttention } from '../../plugins/dashboards/server/src/attention/attention';
import type { Attention } from '../../plugins/dashboards/server/src/contracts';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';

const HOUR_MS = 3_600_000;

let app: TestApp;
let token: string;
const codes: string[] = [];

async function report(partCode: string, operation: number, good: number): Promise<void> {
  const answer = await app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({
      ...{ scanId: randomUUID(), partCode, operation, good },
      occurredAt: new Date().toISOString(),
    });
  if (answer.status !== 201) throw new Error(`The report answered ${answer.status}: ${answer.text}`);
}

async function attention(): Promise<Attention> {
  const answer = await app.http().get('/api/dashboards/attention').set('Authorization', `Bearer ${token}`);
  expect(answer.status).toBe(200);
  return answer.body as Attention;
}

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  // Work goes on around the clock on every day, whatever day the test runs on.
  await app.sql.query(`update tracker_factory_calendar set working_weekdays = '{1,2,3,4,5,6,7}'`);
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  const product = await makeProduct(app, { designation: 'РАМА-1', orderNumber: '117' });
  for (const designation of ['Р-01', 'Р-02', 'Р-03']) {
    codes.push(await makePart(app, { product, designation, name: 'Ось', quantity: 20, route }));
  }
});

afterAll(() => app.stop());

it('has nothing to say of a factory where nothing has happened yet', async () => {
  expect(await attention()).toMatchObject({ upToDate: true, bottleneck: null, stuck: [], more: false });
});

/** What the page would say so many hours from now. */
function inHours(hours: number): Promise<Attention> {
  return readAttention(app.strapi, new Date(Date.now() + hours * HOUR_MS));
}

it('names no bottleneck on the first day, for nothing tells how fast the factory works', async () => {
  for (const code of codes) await report(code, 1, 20);
  await report(codes[0] ?? '', 2, 6);
  expect((await attention()).bottleneck).toBeNull();
});

it('names the stage whose queue grew most in hours of its own work since the first record, with the figures', async () => {
  const { bottleneck, workingHours, since } = await inHours(24);
  const hours = Number(workingHours);
  expect(hours).toBeGreaterThanOrEqual(24);
  expect(hours).toBeLessThanOrEqual(48);
  const { rows } = await app.sql.query<{ day: string }>(
    `select to_char(min(day), 'YYYY-MM-DD') as day from tracker_flow_days`,
  );
  expect(since).toBe(rows[0]?.day);
  expect(bottleneck).toEqual({
    stage: { id: expect.any(String), name: 'Сварка' },
    ...{ waiting: 54, waitedBefore: 0 },
    piecesPerHour: expect.closeTo(6 / hours, 9),
    queueHours: expect.closeTo((54 * hours) / 6, 6),
    grewByHours: expect.closeTo((54 * hours) / 6, 6),
  });
});

it('judges by the last three working days where records go back further', async () => {
  const { since, workingHours } = await inHours(24 * 10);
  expect(Number(workingHours)).toBeGreaterThan(48);
  expect(Number(workingHours)).toBeLessThanOrEqual(72);
  expect(since).toMatch(/^\d{4}-\d\d-\d\d$/);
});

const names = ({ stuck }: Attention) => stuck.map(({ designation }) => designation);

it('lists what waits without a report for longer than the factory has set', async () => {
  await app.sql.query('update tracker_factory_calendar set stuck_after_hours = 2');
  expect(names(await inHours(1.9))).toEqual([]);
  const { stuck, more } = await inHours(3);
  expect(more).toBe(false);
  expect(stuck.map(({ designation, stage, waiting }) => [designation, stage, waiting])).toEqual([
    ['Р-01', 'Сварка', 14],
    ['Р-02', 'Сварка', 20],
    ['Р-03', 'Сварка', 20],
  ]);
  expect(stuck[1]).toMatchObject({
    ...{ code: codes[1], name: 'Ось', operation: 2, lot: 0, patienceSeconds: 7_200 },
    product: { designation: 'РАМА-1', orderNumber: '117' },
  });
});

it('leaves out what was reported meanwhile, and what is on hold, which the dashboard shows apart', async () => {
  await app.sql.query(
    `update part_states set last_scan_at = now() at time zone 'utc' + interval '2 hours' where code = $1`,
    [codes[1]],
  );
  expect(names(await inHours(3))).toEqual(['Р-01', 'Р-03']);
  const held = await app
    .http()
    .post(`/api/parts/${codes[2] ?? ''}/hold`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Нет металла' });
  expect(held.status).toBe(201);
  expect(names(await inHours(3))).toEqual(['Р-01']);
});

it('knows what is usual at a stage where enough has passed it', async () => {
  await app.sql.query('update tracker_factory_calendar set stuck_after_hours = 10000');
  expect(names(await inHours(3))).toEqual([]);
  // Ten pieces and more have passed welding within minutes: twice that is all its patience.
  await report(codes[0] ?? '', 2, 8);
  const { stuck } = await inHours(3);
  expect(stuck.map(({ designation, waiting }) => [designation, waiting])).toEqual([
    ['Р-01', 6],
    ['Р-02', 20],
  ]);
  expect(stuck[0]?.patienceSeconds).toBeLessThan(3_600);
});

it('is for those who see the dashboards', async () => {
  expect((await app.http().get('/api/dashboards/attention')).status).toBe(401);
  expect((await app.http().get('/dashboards/attention')).status).toBe(401);
});
