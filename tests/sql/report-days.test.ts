import { tracking } from '../../src/tracking';
import {
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';
import { OPERATOR, scanOf } from './scenario';

/** Days of a report are those of the factory's clock, both inclusive to the millisecond; each filter narrows to what it names. */

const ZONE = 'Asia/Vladivostok';
const OFFSET_MS = 10 * 3_600_000;
const DAY_MS = 86_400_000;

let app: TestApp;
let token: string;
/** The day after tomorrow at the factory, and when it begins. */
let day: string;
let beginsMs: number;
let products: string[];
let stages: string[];

/** Good pieces by what was reported: each report has a number of pieces of its own, so that a sum tells which were counted. */
async function good(query: object): Promise<number> {
  const { status, body } = await app
    .http()
    .get('/api/dashboards/reports/operator-performance')
    .query(query)
    .set('Authorization', `Bearer ${token}`);
  expect(status).toBe(200);
  return body.totals.good as number;
}

/** A report of work at a moment to come: nothing happens to a batch before it is made. */
async function report(partCode: string, atMs: number, good: number, name: string): Promise<void> {
  const engine = tracking(app.strapi, () => new Date(atMs + 1_000));
  const occurredAt = new Date(atMs).toISOString();
  const answer = await engine.recordScan(
    scanOf(partCode, { operation: 1, good, occurredAt, operator: { id: null, name } }),
    OPERATOR,
  );
  expect(answer).toMatchObject({ ok: true, scan: { occurredAt } });
}

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('factory.timeZone', ZONE);
  token = await createApiToken(app);
  const made = await makeStages(app, ['A', 'B']);
  stages = made.map(({ documentId }) => documentId);
  const codes: string[] = [];
  products = [];
  for (const name of ['A', 'B']) {
    const route = await makeRoute(app, name, [name]);
    const product = await makeProduct(app, { designation: `P-${name}` });
    products.push(product.documentId);
    codes.push(await makePart(app, { product, route, designation: `D-${name}`, quantity: 1_000 }));
  }
  beginsMs = Math.floor((Date.now() + OFFSET_MS) / DAY_MS) * DAY_MS - OFFSET_MS + 2 * DAY_MS;
  day = new Date(beginsMs + OFFSET_MS).toISOString().slice(0, 10);
  const [a = '', b = ''] = codes;
  await report(a, beginsMs - 1, 1, 'Петров');
  await report(a, beginsMs, 10, 'Петров');
  await report(b, beginsMs + 12 * 3_600_000, 100, 'Сидорова');
  await report(a, beginsMs + DAY_MS - 1, 200, 'Петров');
  await report(a, beginsMs + DAY_MS, 500, 'Петров');
}, 120_000);
afterAll(() => app.stop());

const shifted = (days: number) => new Date(beginsMs + OFFSET_MS + days * DAY_MS).toISOString().slice(0, 10);

it('counts from the first millisecond of the first day to the last one of the last', async () => {
  expect(await good({ from: day, to: day })).toBe(310);
  expect(await good({ from: shifted(-1), to: day })).toBe(311);
  expect(await good({ from: day, to: shifted(1) })).toBe(810);
  expect(await good({ from: shifted(1), to: shifted(1) })).toBe(500);
});

it('narrows to a product, a stage, an operator, and all of them together', async () => {
  const whole = { from: day, to: day };
  expect(await good({ ...whole, product: products[0] })).toBe(210);
  expect(await good({ ...whole, stage: stages[1] })).toBe(100);
  expect(await good({ ...whole, operator: 'Петров' })).toBe(210);
  expect(await good({ ...whole, product: products[1], stage: stages[1], operator: 'Сидорова' })).toBe(100);
  expect(await good({ ...whole, product: products[1], operator: 'Петров' })).toBe(0);
});

it('narrows to a shift by the factory’s clock, also one that goes over midnight', async () => {
  await app.sql.query(
    `insert into tracker_shifts values (1, 'Дневная', '08:00', '20:00'), (2, 'Ночная', '20:00', '08:00')`,
  );
  const whole = { from: day, to: day };
  expect(await good({ ...whole, shift: 'Дневная' })).toBe(100);
  expect(await good({ ...whole, shift: 'Ночная' })).toBe(210);
  expect(await good({ ...whole, shift: 2, product: products[0] })).toBe(210);
});
