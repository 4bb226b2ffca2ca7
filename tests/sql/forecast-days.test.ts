import { readForecast } from '../../plugins/dashboards/server/src/forecast/read-forecast';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/refresh-reports';
import { makeProduct, makeStages, startTestApp, type Row, type TestApp } from '../support';

/** The days of a forecast are the factory's working ones; what it draws from are the last thirty of them. */

/** A Monday. */
const NOW = new Date('2026-03-02T12:00:00Z');

let app: TestApp;
let product: Row;
let stage: Row;

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  [stage] = (await makeStages(app, ['A'])) as [Row];
  product = await makeProduct(app, { designation: 'P' });
  await app.sql.query(`update tracker_factory_calendar set days_off = '{2026-02-23, 2026-03-03}'`);
  while (!(await reportsUpToDate(app.strapi)));
}, 120_000);
afterAll(() => app.stop());

/** Ten good pieces on each of so many working days before now, and thirty that still have to pass. */
async function workedFor(days: number) {
  await app.sql.query('delete from tracker_work_days');
  await app.sql.query('delete from tracker_stage_queues');
  await app.sql.query(
    `insert into tracker_work_days (product_id, day, stage_id, operator_key, shift, good, scrapped, reworked, finished, reports,
         started_reports, started_good, working_ms)
     select 0, day, $1, 'name:X', 0, 10, 0, 0, 10, 1, 0, 0, 0 from (
       select date '2026-03-02' - n as day from generate_series(1, 100) n) d
      where tracker_is_working_day(day) order by day desc limit $2`,
    [stage.id, days],
  );
  await app.sql.query('insert into tracker_stage_queues values ($1, $2, 1, 30, 30)', [product.id, stage.id]);
  return (await readForecast(app.strapi, NOW)).get(Number(product.id));
}

it('counts today, and neither the weekend nor a day off', async () => {
  expect(await workedFor(30)).toMatchObject({ remaining: 30, p50: '2026-03-05', p85: '2026-03-05' });
});

it('has no date where there was work on fewer than ten of them', async () => {
  expect(await workedFor(9)).toMatchObject({ remaining: 30, p50: null, p85: null });
  expect((await workedFor(10))?.p50).toMatch(/^2026-03-/);
});
