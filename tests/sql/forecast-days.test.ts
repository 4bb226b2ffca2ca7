import { readForecast } from '../../plugins/dashboards/server/src/forecast/read-forecast';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
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

/** Ten good pieces on each of so many working days before now, and some that still have to pass. */
async function workedFor(days: number, pieces: number, now = NOW) {
  await app.sql.query('delete from tracker_good_days');
  await app.sql.query('delete from tracker_stage_queues');
  await app.sql.query(
    `insert into tracker_good_days (day, stage_id, good)
     select day, $1, 10 from (select date '2026-03-02' - n as day from generate_series(1, 100) n) d
      where tracker_is_working_day(day) order by day desc limit $2`,
    [stage.id, days],
  );
  await app.sql.query('insert into tracker_stage_queues values ($1, $2, 1, $3, $3)', [
    product.id,
    stage.id,
    pieces,
  ]);
  // As folding would.
  await app.sql.query('update tracker_report_state set folded_at = clock_timestamp()');
  return (await readForecast(app.strapi, now)).orders.get(Number(product.id));
}

const at = (clock: string) => new Date(`2026-03-02T${clock}:00Z`);

it('counts today, and neither the weekend nor a day off', async () => {
  expect(await workedFor(30, 30, at('00:00'))).toEqual({
    ...{ remaining: 30, p50: '2026-03-05', p85: '2026-03-05', beyond: null, slowestStageId: stage.id },
    unknownStages: [],
  });
  expect(await workedFor(30, 31, at('00:00'))).toMatchObject({ p50: '2026-03-06' });
  expect(await workedFor(30, 50, at('00:00'))).toMatchObject({ p50: '2026-03-09' });
});

it('counts of today what is left of it', async () => {
  // Half a day, and two whole ones.
  expect(await workedFor(30, 25, at('12:00'))).toMatchObject({ p50: '2026-03-05' });
  expect(await workedFor(30, 26, at('12:00'))).toMatchObject({ p50: '2026-03-06' });
  expect(await workedFor(30, 1, at('23:59'))).toMatchObject({ p50: '2026-03-04' });
});

it('counts what is left of the shifts where there are any', async () => {
  // In one transaction: the sums of other shifts would be made anew.
  await app.sql.query(
    `begin; insert into tracker_shifts values (1, 'День', '08:00', '16:00');
     update tracker_report_state set made_with = tracker_report_making('UTC'); commit`,
  );
  expect(await workedFor(30, 30, at('06:00'))).toMatchObject({ p50: '2026-03-05' });
  expect(await workedFor(30, 25, at('12:00'))).toMatchObject({ p50: '2026-03-05' });
  expect(await workedFor(30, 26, at('12:00'))).toMatchObject({ p50: '2026-03-06' });
  expect(await workedFor(30, 1, at('16:00'))).toMatchObject({ p50: '2026-03-04' });
});

it('has no date where there was work on fewer than ten of them', async () => {
  expect(await workedFor(9, 30)).toMatchObject({ remaining: 30, p50: null, p85: null });
  expect((await workedFor(10, 30))?.p50).toMatch(/^2026-03-/);
});

it('says after which day where none of the 400 working days that it looks at is the last one', async () => {
  expect(await workedFor(30, 4_000, at('00:00'))).toMatchObject({
    ...{ p50: '2027-09-13', p85: '2027-09-13', beyond: null },
  });
  expect(await workedFor(30, 4_001, at('00:00'))).toMatchObject({
    ...{ p50: null, p85: null, beyond: '2027-09-13', slowestStageId: stage.id, unknownStages: [] },
  });
});
