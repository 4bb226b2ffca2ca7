import { tracking } from '../../src/tracking';
import { createApiToken, startTestApp, type TestApp } from '../support';
import { batchOf, OPERATOR, scanOf, smallFactory } from './scenario';

/** Time within shifts: the pace of work, and since when something has waited. A week of the future, for batches begin now. */

const MONDAY = '2031-03-03';
const TUESDAY = '2031-03-04';
const WEDNESDAY_OFF = '2031-03-05';
const FRIDAY = '2031-03-07';
const SATURDAY = '2031-03-08';
const NEXT_MONDAY = '2031-03-10';

let app: TestApp;
let token: string;
let code: string;

/** A start and its report, each when it happens. */
async function worked(name: string, from: string, to: string, good: number): Promise<void> {
  for (const [time, changes] of [
    [from, { kind: 'start' }],
    [to, { good }],
  ] as const) {
    const occurredAt = new Date(`${time}Z`).toISOString();
    const engine = tracking(app.strapi, () => new Date(occurredAt));
    const scan = scanOf(code, { occurredAt, operator: { id: null, name }, ...changes });
    expect(await engine.recordScan(scan, OPERATOR)).toMatchObject({ ok: true, scan: { occurredAt } });
  }
}

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  token = await createApiToken(app);
  await app.sql.query(
    `insert into tracker_shifts values (1, 'День', '08:00', '16:00'), (2, 'Ночь', '22:00', '06:00')`,
  );
  await app.sql.query(`update tracker_factory_calendar set days_off = array[$1::date]`, [WEDNESDAY_OFF]);
  code = await batchOf(app, await smallFactory(app), 1_000);
  await worked('Днём', `${MONDAY}T09:00`, `${MONDAY}T11:00`, 20);
  await worked('Сверхурочно', `${MONDAY}T17:00`, `${MONDAY}T19:00`, 100);
  await worked('Ночью', `${MONDAY}T23:00`, `${TUESDAY}T02:00`, 9);
  await worked('Дольше смены', `${TUESDAY}T15:00`, `${TUESDAY}T17:00`, 4);
  await worked('В выходной', `${WEDNESDAY_OFF}T09:00`, `${WEDNESDAY_OFF}T12:00`, 50);
  await worked('Через выходные', `${FRIDAY}T15:00`, `${NEXT_MONDAY}T09:00`, 7);
}, 120_000);
afterAll(() => app.stop());

async function read() {
  const answer = await app
    .http()
    .get('/api/dashboards/reports/operator-performance')
    .query({ from: MONDAY, to: NEXT_MONDAY })
    .set('Authorization', `Bearer ${token}`);
  expect(answer.status).toBe(200);
  return answer.body as { rows: Record<string, unknown>[]; totals: Record<string, unknown> };
}

it('divides pieces by hours within shifts, and leaves out pieces that have none', async () => {
  const { rows, totals } = await read();
  const paces = rows.map(({ operator, good, piecesPerHour }) => [operator, good, piecesPerHour]);
  expect(new Map(paces.map(([operator, ...figures]) => [operator, figures]))).toEqual(
    new Map([
      ['Днём', [20, 10]],
      ['Сверхурочно', [100, null]],
      ['Ночью', [9, 3]],
      ['Дольше смены', [4, 4]],
      ['В выходной', [50, null]],
      // Friday 15 to 16, the night to Saturday, Monday 8 to 9.
      ['Через выходные', [7, 0.7]],
    ]),
  );
  expect(totals).toMatchObject({ good: 190, piecesPerHour: (20 + 9 + 4 + 7) / 16, startedShare: 1 });
});

async function workingSince(at: string, hours: number, earliest: string): Promise<string> {
  const { rows } = await app.sql.query<{ since: string }>(
    `select to_char(tracker_working_since($1::timestamp, $2, $3::timestamp, 'UTC'), 'YYYY-MM-DD"T"HH24:MI') as since`,
    [at, hours * 3_600_000, earliest],
  );
  return rows[0]?.since ?? '';
}

/** By lookup in the spans from `from` to `to`, in hours. */
async function lookedUp(from: string, to: string, zone = 'UTC'): Promise<number | null> {
  const { rows } = await app.sql.query<{ hours: number | null }>(
    `select tracker_worked_ms($1::timestamp, $2::timestamp, c.starts, c.ends, c.passed)::float8 / 3600000 as hours
       from tracker_working_spans($1::timestamp, $2::timestamp, $3) c`,
    [from, to, zone],
  );
  return rows[0]?.hours ?? null;
}

it('looks working time up as it reckons it day by day', async () => {
  for (const zone of ['UTC', 'Europe/Berlin', 'Asia/Kathmandu']) {
    const { rows } = await app.sql.query(
      `with time as (
         select f as starts, f + n * interval '211 minutes' as ends
           from generate_series($1::timestamp, $1::timestamp + interval '40 days', interval '307 minutes') f, generate_series(0, 60, 3) n),
       spans as materialized (
         select c.* from (select min(starts) as first, max(ends) as last from time) t, tracker_working_spans(t.first, t.last, $2) c)
       select count(*)::int as compared, count(*) filter (where l.found is distinct from tracker_working_ms(t.starts, t.ends, $2))::int as other
         from time t cross join spans c, lateral (select tracker_worked_ms(t.starts, t.ends, c.starts, c.ends, c.passed) as found) l`,
      // Clocks go forward within these days.
      [`${MONDAY}T00:00`, zone],
    );
    expect([zone, rows]).toEqual([zone, [{ compared: 188 * 21, other: 0 }]]);
  }
  // A week has five days and nights of eight hours; more than a year of them counts too.
  expect(await lookedUp('2031-03-10T00:00', '2034-03-13T00:00')).toBe(157 * 5 * 16);
  expect(await lookedUp(`${MONDAY}T16:00`, `${MONDAY}T22:00`)).toBe(0);
  expect(await lookedUp(`${WEDNESDAY_OFF}T07:00`, `${WEDNESDAY_OFF}T21:00`)).toBe(0);
});

it('knows since when so much working time has passed', async () => {
  const earliest = `${MONDAY}T00:00`;
  expect(await workingSince(`${MONDAY}T11:00`, 2, earliest)).toBe(`${MONDAY}T09:00`);
  expect(await workingSince(`${MONDAY}T19:00`, 2, earliest)).toBe(`${MONDAY}T14:00`);
  expect(await workingSince(`${TUESDAY}T02:00`, 5, earliest)).toBe(`${MONDAY}T15:00`);
  expect(await workingSince(`${NEXT_MONDAY}T09:00`, 2, earliest)).toBe(`${SATURDAY}T05:00`);
  expect(await workingSince(`${NEXT_MONDAY}T09:00`, 10, earliest)).toBe(`${FRIDAY}T15:00`);
  expect(await workingSince(`${NEXT_MONDAY}T09:00`, 10, `${SATURDAY}T01:00`)).toBe(`${SATURDAY}T01:00`);
  await app.sql.query('delete from tracker_shifts');
  expect(await lookedUp(`${MONDAY}T16:00`, `${MONDAY}T22:30`)).toBe(6.5);
  expect(await workingSince(`${NEXT_MONDAY}T09:00`, 10, earliest)).toBe('2031-03-09T23:00');
});

it('goes by the clock where there are no shifts', async () => {
  const { totals } = await read();
  expect(totals).toMatchObject({ piecesPerHour: 190 / (2 + 2 + 3 + 2 + 3 + 66) });
});
