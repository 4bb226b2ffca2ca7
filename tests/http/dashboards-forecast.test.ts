import { randomUUID } from 'node:crypto';
import type { Overview, PartsPage } from '../../plugins/dashboards/server/src/contracts';
import type { Report } from '../../plugins/dashboards/server/src/reports/contracts';
import { bringUpToDate, reportsUpToDate } from '../../plugins/dashboards/server/src/reports/standing';
import { readTvState } from '../../plugins/dashboards/server/src/tv/tv-state';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';

/** When orders will be complete, on the pages that people look at. Each stage made one good piece on each of the last days. */

const DAY_MS = 86_400_000;
const dayIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 10);

let app: TestApp;
let token: string;
let order: Row;
let code: string;

const authorized = () => ({ Authorization: `Bearer ${token}` });

async function get<Body>(path: string): Promise<Body> {
  const answer = await app.http().get(`/api/dashboards/${path}`).set(authorized());
  expect(answer.status).toBe(200);
  return answer.body as Body;
}

async function post(path: string, body: object): Promise<void> {
  const answer = await app.http().post(`/api/${path}`).set(authorized()).send(body);
  expect(answer.status).toBe(201);
}

const scan = (partCode: string, operation: number, amounts: object) =>
  post('scans', {
    ...{ scanId: randomUUID(), partCode, operation, occurredAt: new Date().toISOString() },
    ...amounts,
  });

/** A report of orders reads the forecast as it is now. */
async function rowOf(designation: string): Promise<Record<string, unknown>> {
  const { rows } = await get<{ rows: Record<string, unknown>[] }>('reports/forecast');
  return rows.find((row) => row.designation === designation) ?? {};
}

async function forecastOf(designation: string) {
  const { products } = await get<Overview>('overview');
  return products.find((product) => product.designation === designation)?.forecast;
}

const readScreen = async () => readTvState(app.strapi, new Date(), await bringUpToDate(app.strapi));

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', 'UTC');
  token = await createApiToken(app);
  const stages = await makeStages(app, ['Резка', 'Сварка']);
  await makeRoute(app, 'Два этапа', ['Резка', 'Сварка']);
  // Work goes on every day but today, so that a forecast begins with a whole day.
  await app.sql.query(
    `update tracker_factory_calendar set working_weekdays = '{1,2,3,4,5,6,7}', days_off = array[$1::date]`,
    [dayIn(0)],
  );
  while (!(await reportsUpToDate(app.strapi)));
  await app.sql.query(
    `insert into tracker_good_days select $1::date - n, s, 1 from generate_series(1, 30) n, unnest($2::int[]) s`,
    [dayIn(0), stages.map(({ id }) => id)],
  );
  const route = await makeRoute(app, 'Оба', ['Резка', 'Сварка']);
  order = await makeProduct(app, { designation: 'РАМА-1', quantity: 10, dueDate: dayIn(5) });
  code = await makePart(app, { product: order, route, designation: 'Р-01', quantity: 10 });
}, 120_000);
afterAll(() => app.stop());

it('tells on the overview, on the page of the order and on the screen by which days it will be complete', async () => {
  const forecast = { p50: dayIn(10), p85: dayIn(10), beyond: null, lacking: 0, lackHistory: [] };
  expect(await rowOf('РАМА-1')).toMatchObject({
    remaining: 20,
    p50: dayIn(10),
    p85: dayIn(10),
    isLate: true,
  });
  expect(await forecastOf('РАМА-1')).toEqual(forecast);
  const page = await get<PartsPage>(`products/${order.documentId}/parts`);
  expect(page.forecast).toEqual(forecast);
  expect(page.forecastAge.upToDate).toBe(true);
  expect((await readScreen()).orders.map((of) => of.forecast)).toEqual([forecast]);
});

it('says that a report is not in it yet, and for whose forecast nobody waits', async () => {
  await scan(code, 1, { good: 4 });
  const { forecast, products } = await get<Overview>('overview');
  expect(forecast.upToDate).toBe(false);
  expect(products[0]?.forecast).toEqual({
    p50: dayIn(10),
    p85: dayIn(10),
    beyond: null,
    lacking: 0,
    lackHistory: [],
  });
  // Six still have to pass the first stage, ten the second.
  expect(await rowOf('РАМА-1')).toMatchObject({ remaining: 16, p50: dayIn(10) });
  expect((await get<Overview>('overview')).forecast).toMatchObject({ upToDate: true });
});

it('waits for no piece that the order does not need', async () => {
  await post(`parts/${code}/add`, { factId: randomUUID(), quantity: 2, reason: 'spares' });
  // Of twelve, eight wait at the first stage; ten complete the order, so that six have to pass there and ten the second.
  expect(await rowOf('РАМА-1')).toMatchObject({ remaining: 16, lacking: 0, p50: dayIn(10) });
  await scan(code, 2, { good: 3 });
  expect(await rowOf('РАМА-1')).toMatchObject({ remaining: 13, p50: dayIn(7) });
});

it('spares the newest lot of what has more than it needs', async () => {
  await post(`parts/${code}/split`, { factId: randomUUID(), quantity: 3, operation: 1 });
  // Two of the lot's three are not needed: one passes both stages, with the five and six of its batch.
  expect(await rowOf('РАМА-1')).toMatchObject({ remaining: 13, lacking: 0, p50: dayIn(7) });
});

it('tells the days of what is there where a piece was scrapped, and how many are lacking', async () => {
  await scan(code, 1, { scrapped: 3, reason: 'surface' });
  // Three are finished; of the six that wait five have both stages before them.
  expect(await rowOf('РАМА-1')).toMatchObject({
    ...{ remaining: 11, lacking: 1, p50: dayIn(6), p85: dayIn(6), isLate: true, enoughHistory: true },
    outlook: 'late, without the pieces that are lacking: 1',
  });
  const forecast = { p50: dayIn(6), p85: dayIn(6), beyond: null, lacking: 1, lackHistory: [] };
  expect(await forecastOf('РАМА-1')).toEqual(forecast);
  expect((await get<PartsPage>(`products/${order.documentId}/parts`)).forecast).toEqual(forecast);
});

it('has one answer to what is late, in the report and on the pages', async () => {
  const late = async () => {
    const { rows } = await get<{ rows: { isLate: boolean }[] }>('reports/order-completion');
    const filtered = await get<Overview>('overview?status=late');
    const { numbers, products } = await get<Overview>('overview');
    const tv = await readScreen();
    return {
      counts: [
        numbers.lateOrders,
        filtered.pagination.total,
        filtered.products.length,
        tv.numbers.lateOrders,
      ],
      flags: [rows[0]?.isLate, products[0]?.late, products[0]?.pastDue, tv.orders[0]?.late],
    };
  };
  expect(await late()).toEqual({ counts: [1, 1, 1, 1], flags: [true, true, false, true] });
  const due = (day: string) =>
    app.sql.query('update products set due_date = $2 where document_id = $1', [order.documentId, day]);
  await due(dayIn(6));
  expect(await late()).toEqual({ counts: [0, 0, 0, 0], flags: [false, false, false, false] });
  expect(await rowOf('РАМА-1')).toMatchObject({ outlook: 'without the pieces that are lacking: 1' });
  await due(dayIn(-1));
  expect(await late()).toEqual({ counts: [1, 1, 1, 1], flags: [true, true, true, true] });
  await due(dayIn(5));
});

it('says nothing of an order that is complete or cancelled', async () => {
  const route = await makeRoute(app, 'Один', ['Сварка']);
  const small = await makeProduct(app, { designation: 'ВАЛ-2', quantity: 1 });
  const shaft = await makePart(app, { product: small, route, designation: 'В-01', quantity: 1 });
  // It is due after the other one, whose six go first.
  expect(await rowOf('ВАЛ-2')).toMatchObject({ remaining: 1, p50: dayIn(7) });
  await scan(shaft, 1, { good: 1 });
  await rowOf('ВАЛ-2');
  expect(await forecastOf('ВАЛ-2')).toBeNull();
});

it('names the stages without enough history, whether the order is late, lacks pieces or neither', async () => {
  const [rare] = await makeStages(app, ['Покраска']);
  await app.sql.query(
    `insert into tracker_good_days select $1::date - n, $2, 1 from generate_series(1, 3) n`,
    [dayIn(0), rare?.id],
  );
  const route = await makeRoute(app, 'С покраской', ['Сварка', 'Покраска']);
  const painted = await makeProduct(app, { designation: 'КОРПУС-3', quantity: 4, dueDate: dayIn(20) });
  const body = await makePart(app, { product: painted, route, designation: 'К-01', quantity: 4 });
  const held = {
    slowestStage: 'not enough history: Покраска (3 of 10 days)',
    enoughHistory: false,
    p50: null,
  };
  expect(await rowOf('КОРПУС-3')).toMatchObject({ ...held, outlook: 'not enough history' });
  const lackHistory = [{ stage: 'Покраска', days: 3, needed: 10 }];
  expect(await forecastOf('КОРПУС-3')).toEqual({
    p50: null,
    p85: null,
    beyond: null,
    lacking: 0,
    lackHistory,
  });
  await scan(body, 1, { scrapped: 1, reason: 'surface' });
  expect(await rowOf('КОРПУС-3')).toMatchObject({
    ...{ ...held, outlook: 'not enough history, pieces are lacking: 1' },
  });
  await app.sql.query('update products set due_date = $2 where document_id = $1', [
    painted.documentId,
    dayIn(-1),
  ]);
  expect(await rowOf('КОРПУС-3')).toMatchObject({
    ...{ ...held, outlook: 'late, not enough history, pieces are lacking: 1' },
  });
  expect(await forecastOf('КОРПУС-3')).toEqual({
    p50: null,
    p85: null,
    beyond: null,
    lacking: 1,
    lackHistory,
  });
});

it('tells after which day an order is complete that takes longer than is looked ahead, and that it is late', async () => {
  const route = await makeRoute(app, 'Надолго', ['Сварка']);
  const huge = await makeProduct(app, { designation: 'ПАРТИЯ-4', quantity: 500, dueDate: dayIn(21) });
  await makePart(app, { product: huge, route, designation: 'П-01', quantity: 500 });
  const days = { p50: null, p85: null, beyond: dayIn(400) };
  // No more than that it is late for the whole time that is looked at, and a day.
  const told = { ...days, isLate: true, enoughHistory: true, outlook: 'late', slowestStage: 'Сварка' };
  expect(await rowOf('ПАРТИЯ-4')).toMatchObject(told);
  const forecast = { ...days, lacking: 0, lackHistory: [] };
  expect(await forecastOf('ПАРТИЯ-4')).toEqual(forecast);
  expect((await get<PartsPage>(`products/${huge.documentId}/parts`)).forecast).toEqual(forecast);
  const { orders } = await readScreen();
  expect(orders.find(({ designation }) => designation === 'ПАРТИЯ-4')).toMatchObject({
    late: true,
    forecast,
  });
  const late = await get<Overview>('overview?status=late&search=ПАРТИЯ-4');
  expect(late.products.map((product) => product.late)).toEqual([true]);

  const completion = await get<Report>('reports/order-completion');
  const row = completion.rows.find(({ id }) => id === huge.documentId);
  expect(row).toMatchObject({ p50: null, beyond: dayIn(400), isLate: true, daysLate: 380 });
  expect(completion.notes).toContainEqual(expect.stringMatching(/^A forecast looks 400 working days ahead/));
  const csv = await app
    .http()
    .get('/api/dashboards/reports/forecast?format=csv')
    .set({ ...authorized(), 'Accept-Language': 'ru' });
  expect(csv.text).toContain(`позже ${dayIn(400)};позже ${dayIn(400)}`);
  await app.sql.query('update products set due_date = $2 where document_id = $1', [
    ...[huge.documentId, dayIn(401)],
  ]);
  expect(await rowOf('ПАРТИЯ-4')).toMatchObject({
    ...{ ...days, isLate: false, outlook: 'due beyond the forecast' },
  });
});
