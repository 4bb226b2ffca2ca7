import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Overview } from '../../plugins/dashboards/server/src/contracts';
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

let app: TestApp;
let token: string;
let order: Row;
let code: string;
let other: Client;

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  order = await makeProduct(app, { designation: 'РАМА-1' });
  code = await makePart(app, { product: order, designation: 'Р-01', quantity: 10, route });
  other = new Client({ connectionString: app.databaseUrl });
  await other.connect();
});

afterAll(async () => {
  await other.end();
  await app.stop();
});

/** The page, and how many statements read orders for it. */
async function read(query = ''): Promise<{ overview: Overview; readings: number }> {
  const statements: string[] = [];
  const note = ({ sql }: { sql: string }) => statements.push(sql);
  app.strapi.db.connection.on('query', note);
  const answer = await app
    .http()
    .get(`/api/dashboards/overview${query}`)
    .set('Authorization', `Bearer ${token}`);
  app.strapi.db.connection.off('query', note);
  expect(answer.status).toBe(200);
  const readings = statements.filter((sql) => sql.includes('as "dueDate"')).length;
  return { overview: answer.body as Overview, readings };
}

/** Read until nothing is left to fold or to foresee anew, so that the last page is a kept one. */
async function readAtRest(): Promise<Overview> {
  for (;;) {
    const { overview, readings } = await read();
    if (readings === 0) return overview;
  }
}

async function report(good: number): Promise<void> {
  const answer = await app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ scanId: randomUUID(), partCode: code, operation: 1, good, occurredAt: new Date().toISOString() });
  expect(answer.status).toBe(201);
}

describe('An overview that is asked for again', () => {
  it('is not read again while nothing has changed, and says when it was asked for', async () => {
    const first = await readAtRest();
    const { overview, readings } = await read();
    expect(readings).toBe(0);
    expect(overview).toEqual({ ...first, at: overview.at });
    expect(Date.parse(overview.at)).toBeGreaterThanOrEqual(Date.parse(first.at));
  });

  it('is read for each wish of its own', async () => {
    await readAtRest();
    const { overview, readings } = await read('?search=ДРУГАЯ');
    expect(readings).toBe(1);
    expect(overview.products).toEqual([]);
    expect((await read()).overview.products).toHaveLength(1);
  });

  it('knows a report as soon as that is answered, each of many', async () => {
    for (let good = 1; good <= 5; good += 1) {
      await readAtRest();
      await report(1);
      const { overview, readings } = await read();
      expect(readings).toBe(1);
      expect(overview.stages.map(({ waiting }) => waiting)).toEqual([10 - good, good]);
    }
  });

  it('knows what another connection has changed once that is committed, and nothing of what is taken back', async () => {
    const rename = `update products set designation = $1 where document_id = $2`;
    await readAtRest();
    await other.query('begin');
    await other.query(rename, ['РАМА-2', order.documentId]);
    expect((await read()).overview.products[0]?.designation).toBe('РАМА-1');
    await other.query('rollback');
    expect((await read()).overview.products[0]?.designation).toBe('РАМА-1');
    await readAtRest();
    await other.query('begin');
    await other.query(rename, ['РАМА-3', order.documentId]);
    // A page is kept while the change is under way: it has to be given up when that ends.
    await readAtRest();
    await other.query('commit');
    expect((await read()).overview.products[0]?.designation).toBe('РАМА-3');
  });
});
