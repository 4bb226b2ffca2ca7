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
  expect((await attention()).bottleneck).toBeNull();
});

it('names a stage that nothing leaves, with the hours for which nothing has', async () => {
  const { bottleneck, workingHours } = await inHours(24);
  expect(bottleneck).toEqual({
    stage: { id: expect.any(String), name: 'Сварка' },
    ...{
      waiting: 60,
      waitedBefore: 0,
      piecesPerHour: 0,
      isUsualPace: false,
      queueHours: null,
      grewByHours: null,
    },
    stillHours: expect.closeTo(24, 1),
  });
  expect(Number(workingHours)).toBeGreaterThanOrEqual(24);
  await report(codes[0] ?? '', 2, 6);
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
    isUsualPace: false,
    queueHours: expect.closeTo((54 * hours) / 6, 6),
    grewByHours: expect.closeTo((54 * hours) / 6, 6),
    stillHours: null,
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

/** As if the scans of a batch at one operation had been so many hours later: nobody waits for that in a test. */
async function scannedLater(code: string | undefined, operation: number, hours: number): Promise<void> {
  const client = await app.sql.connect();
  try {
    await client.query('set session_replication_role = replica');
    await client.query(
      `update scans set occurred_at = occurred_at + $3 * interval '1 hour', recorded_at = recorded_at + $3 * interval '1 hour'
        where part_code = $1 and operation_number = $2`,
      [code, operation, hours],
    );
    await client.query(
      `update part_states set last_scan_at = last_scan_at + $2 * interval '1 hour' where code = $1`,
      [code, hours],
    );
  } finally {
    await client.query('reset session_replication_role');
    client.release();
  }
}

it('leaves out what was reported there meanwhile, not what was reported at another operation', async () => {
  await scannedLater(codes[1], 1, 2);
  expect(names(await inHours(3))).toEqual(['Р-01', 'Р-02', 'Р-03']);
  await scannedLater(codes[0], 2, 2);
  expect(names(await inHours(3))).toEqual(['Р-02', 'Р-03']);
  await scannedLater(codes[0], 2, -2);
  await scannedLater(codes[1], 1, -2);
});

it('leaves out what is on hold, which the dashboard shows apart', async () => {
  const held = await app
    .http()
    .post(`/api/parts/${codes[2] ?? ''}/hold`)
    .set('Authorization', `Bearer ${token}`)
    .send({ factId: randomUUID(), reason: 'Нет металла' });
  expect(held.status).toBe(201);
  expect(names(await inHours(3))).toEqual(['Р-01', 'Р-02']);
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

it('counts what is usual in working time: a night and a Sunday say nothing', async () => {
  const sql = `begin; update tracker_factory_calendar set working_weekdays = '{}';
    insert into tracker_shifts values (1, 'День', '08:00', '16:00');
    update tracker_report_state set made_with = tracker_report_making(split_part(made_with, ' ', 1)); commit`;
  await app.sql.query(sql);
  expect(names(await inHours(3))).toEqual([]);
  // By the clock the factory's own hours hold.
  await app.sql.query('update tracker_factory_calendar set stuck_after_hours = 2');
  expect(names(await inHours(3))).toEqual(['Р-01', 'Р-02']);
});

it('is for those who see the dashboards', async () => {
  expect((await app.http().get('/api/dashboards/attention')).status).toBe(401);
  expect((await app.http().get('/dashboards/attention')).status).toBe(401);
});
