import { randomUUID } from 'node:crypto';
import {
  adminJwt,
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
}, 120_000);
afterAll(() => app.stop());

const get = (jwt: string) => app.http().get('/dashboards/calendar').set('Authorization', `Bearer ${jwt}`);
const put = (body: object, jwt = admin) =>
  app.http().put('/dashboards/calendar').set('Authorization', `Bearer ${jwt}`).send(body);

const SHIFTS = [
  { name: 'Всегда', startsAt: '00:00', endsAt: '23:59' },
  { name: 'Минута', startsAt: '23:59', endsAt: '00:00' },
];

it('begins without shifts, five days a week, and is the administrator’s to set', async () => {
  expect((await get(admin)).body).toEqual({
    ...{ shifts: [], workingWeekdays: [1, 2, 3, 4, 5], daysOff: [] },
    stuckAfterHours: 72,
  });
  expect((await get(await adminJwt(app, 'foreman'))).status).toBe(403);
  expect((await app.http().put('/dashboards/calendar').send({})).status).toBe(401);
});

it('refuses what does not fit, and changes nothing', async () => {
  const refused = await put({
    shifts: [{ ...SHIFTS[0], endsAt: '25:00' }],
    workingWeekdays: [8],
    daysOff: [],
  });
  expect(refused.status).toBe(400);
  expect(refused.body.error.details).toEqual({
    code: 'malformed-request',
    paths: ['shifts.0.endsAt', 'workingWeekdays.0'],
  });
  expect((await get(admin)).body.shifts).toEqual([]);
});

it('divides work into shifts once it is set, work of before too, and is in the audit log', async () => {
  const token = await createApiToken(app);
  await makeStages(app, ['A']);
  const route = await makeRoute(app, 'A', ['A']);
  const product = await makeProduct(app, { designation: 'P' });
  const partCode = await makePart(app, { product, route, designation: 'D', quantity: 5 });
  const scan = {
    scanId: randomUUID(),
    partCode,
    operation: 1,
    good: 2,
    occurredAt: new Date().toISOString(),
  };
  await app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ ...scan, operator: 'Петров' });
  const shifts = async (query: object = {}) => {
    const answer = await app
      .http()
      .get('/api/dashboards/reports/operator-performance')
      .query(query)
      .set('Authorization', `Bearer ${token}`);
    return answer.body.rows.map(({ shift, good }: { shift: string; good: number }) => [shift, good]);
  };
  expect(await shifts()).toEqual([['outside shifts', 2]]);

  const calendar = { shifts: SHIFTS, workingWeekdays: [1, 6], daysOff: ['2026-01-01'], stuckAfterHours: 24 };
  expect((await put(calendar)).body).toEqual(calendar);
  const { stuckAfterHours: _kept, ...withoutHours } = calendar;
  expect((await put(withoutHours)).body).toEqual(calendar);
  expect((await get(admin)).body).toEqual(calendar);
  const [[shift, good]] = await shifts();
  expect(SHIFTS.map(({ name }) => name)).toContain(shift);
  expect(good).toBe(2);
  expect(await shifts({ shift: shift as string })).toEqual([[shift, 2]]);
  expect(await shifts({ shift: 0 })).toEqual([]);

  const entries = await app.sql.query(
    `select category, actor_type, difference::json as difference from audit_entries where action = 'update-factory-calendar' order by id`,
  );
  const first = { shifts: [], workingWeekdays: [1, 2, 3, 4, 5], daysOff: [], stuckAfterHours: 72 };
  const entry = { category: 'settings', actor_type: 'admin' };
  expect(entries.rows).toEqual([
    { ...entry, difference: { before: first, after: calendar } },
    { ...entry, difference: { before: calendar, after: calendar } },
  ]);
});
