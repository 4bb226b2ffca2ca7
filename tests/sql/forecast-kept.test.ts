import { readForecast, readFoldedAt } from '../../plugins/dashboards/server/src/forecast/read-forecast';
import { reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
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

const NOON_MS = Date.parse('2031-03-05T12:00:00Z');
const after = (seconds: number) => new Date(NOON_MS + seconds * 1000);

let app: TestApp;
let order: Row;
let code: string;

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  order = await makeProduct(app, { designation: 'РАМА-1', dueDate: '2031-04-01' });
  code = await makePart(app, { product: order, designation: 'Р-01', quantity: 10, route });
});
afterAll(() => app.stop());

/** The forecast at a moment, and whether orders were read for it. */
async function read(seconds: number) {
  await reportsUpToDate(app.strapi);
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  app.strapi.db.connection.on('query', note);
  const forecast = await readForecast(app.strapi, after(seconds));
  app.strapi.db.connection.off('query', note);
  const isNew = statements.some((sql) => sql.includes('tracker_stage_queues'));
  return { isNew, remaining: [...forecast.orders.values()].map(({ remaining }) => remaining), forecast };
}

it('is read once while nothing has changed, for less than a minute', async () => {
  expect(await read(0)).toMatchObject({ isNew: true, remaining: [20] });
  expect(await read(0)).toMatchObject({ isNew: false, remaining: [20] });
  expect(await read(59)).toMatchObject({ isNew: false, remaining: [20] });
  expect(await read(60)).toMatchObject({ isNew: true, remaining: [20] });
  // A clock that goes back.
  expect(await read(30)).toMatchObject({ isNew: true, remaining: [20] });
});

it('is read again on another day of the factory', async () => {
  const midnight = (Date.parse('2031-03-06T00:00:00Z') - NOON_MS) / 1000;
  expect((await read(midnight - 1)).isNew).toBe(true);
  expect((await read(midnight - 1)).isNew).toBe(false);
  expect((await read(midnight)).isNew).toBe(true);
});

describe('what a forecast is made from', () => {
  const MOMENT = 200_000;
  beforeEach(async () => {
    await read(MOMENT);
    expect((await read(MOMENT)).isNew).toBe(false);
  });

  it('a report', async () => {
    const engine = tracking(app.strapi, () => after(0));
    const scan = scanOf(code, { operation: 1, good: 4, occurredAt: after(0).toISOString() });
    expect(await engine.recordScan(scan, OPERATOR)).toMatchObject({ ok: true });
    expect(await read(MOMENT)).toMatchObject({ isNew: true, remaining: [16] });
  });

  it('a due date, by whatever way it was changed', async () => {
    await app.sql.query(`update products set due_date = '2031-05-01' where document_id = $1`, [
      order.documentId,
    ]);
    expect((await read(MOMENT)).isNew).toBe(true);
  });

  it('a name of a stage', async () => {
    await app.sql.query(`update stages set name = 'Отрезка' where name = 'Резка'`);
    const { isNew, forecast } = await read(MOMENT);
    expect(isNew).toBe(true);
    expect([...forecast.stageNames.values()].sort()).toEqual(['Отрезка', 'Сварка']);
  });

  it('an item that is called otherwise', async () => {
    const before = await readFoldedAt(app.strapi);
    await app.sql.query(`update part_states set item_key = 'd:Р-02' where code = $1`, [code]);
    expect((await read(MOMENT)).isNew).toBe(true);
    expect(await readFoldedAt(app.strapi)).not.toBe(before);
  });

  it('days off', async () => {
    await app.sql.query(`update tracker_factory_calendar set days_off = '{2031-03-10}'`);
    while (!(await reportsUpToDate(app.strapi)));
    expect((await read(MOMENT)).isNew).toBe(true);
  });
});
