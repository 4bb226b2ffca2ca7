import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { runReport } from '../../plugins/dashboards/server/src/reports/run-report';
import { tracking } from '../../src/tracking';
import {
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { OPERATOR, scanOf } from './scenario';

/** Orders against their due dates, to the millisecond. The factory is ten hours ahead of UTC: its days end at 14:00 UTC. */

const DUE = '2031-03-03';

let app: TestApp;
let route: Row;

async function reported(code: string, good: number, occurredAt: string): Promise<void> {
  const engine = tracking(app.strapi, () => new Date(occurredAt));
  expect(await engine.recordScan(scanOf(code, { good, occurredAt }), OPERATOR)).toMatchObject({
    ok: true,
  });
}

/** An order for two pieces, made one at a time. */
async function ordered(designation: string, firstAt: string, lastAt: string): Promise<void> {
  const product = await makeProduct(app, { designation, quantity: 2, dueDate: DUE });
  const code = await makePart(app, { product, route, designation: `${designation}.01`, quantity: 2 });
  await reported(code, 1, firstAt);
  await reported(code, 1, lastAt);
}

async function readOrders(now: string, from: string, to: string) {
  expect(await reportsUpToDate(app.strapi)).toBe(true);
  const wish = { report: 'order-completion', from, to, format: 'json' } as const;
  const answer = await runReport(app.strapi, wish, new Date(now), 'en');
  if ('code' in answer) throw new Error(answer.code);
  return answer.rows;
}

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'Asia/Vladivostok');
  await makeStages(app, ['A']);
  route = await makeRoute(app, 'A', ['A']);
  while (!(await reportsUpToDate(app.strapi)));
  await ordered('Вовремя', '2031-03-01T00:00:00.000Z', '2031-03-03T13:59:59.999Z');
  await ordered('Поздно', '2031-03-01T00:00:00.000Z', '2031-03-03T14:00:00.000Z');
  const product = await makeProduct(app, { designation: 'Открыт', quantity: 2, dueDate: DUE });
  const code = await makePart(app, { product, route, designation: 'О.01', quantity: 2 });
  await reported(code, 1, '2031-03-02T00:00:00.000Z');
}, 120_000);
afterAll(() => app.stop());

it('is late where it was finished after the end of its due date, the factory’s day, and not a millisecond before', async () => {
  const rows = await readOrders('2031-03-03T13:59:59.999Z', '2031-03-01', '2031-03-10');
  const told = rows.map(({ designation, isLate, late, completedAt, p50 }) => [
    ...[designation, isLate, late, completedAt, p50],
  ]);
  expect(told).toEqual([
    ['Вовремя', false, null, '2031-03-03T13:59:59.999Z', null],
    ['Открыт', false, null, null, null],
    ['Поздно', true, 'late', '2031-03-03T14:00:00.000Z', null],
  ]);
  const later = await readOrders('2031-03-03T14:00:00.000Z', '2031-03-01', '2031-03-10');
  expect(later.map(({ isLate }) => isLate)).toEqual([false, true, true]);
});

it('tells the time from the first route to the last finishing scan', async () => {
  const { rows: routed } = await app.sql.query<{ at: string }>(
    `select to_char(f.occurred_at, 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
       from part_facts f join part_states s using (part_id) join products p on p.id = s.product_id
      where f.kind = 'route-assigned' and p.designation = 'Поздно'`,
  );
  const [row] = (await readOrders('2031-03-20T00:00:00.000Z', DUE, '2031-03-10')).filter(
    ({ designation }) => designation === 'Поздно',
  );
  expect(row?.routedAt).toBe(routed[0]?.at);
  expect(row?.leadSeconds).toBe(
    (Date.parse('2031-03-03T14:00:00.000Z') - Date.parse(routed[0]?.at ?? '')) / 1_000,
  );
});

it('stays in the report of the days on which it was completed, an open one in every report', async () => {
  const now = '2031-03-20T00:00:00.000Z';
  const named = async (from: string, to: string) =>
    (await readOrders(now, from, to)).map(({ designation }) => designation);
  expect(await named('2031-03-03', '2031-03-03')).toEqual(['Вовремя', 'Открыт']);
  expect(await named('2031-03-04', '2031-03-04')).toEqual(['Открыт', 'Поздно']);
  expect(await named('2031-03-05', '2031-03-10')).toEqual(['Открыт']);
});
