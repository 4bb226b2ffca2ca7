import { randomUUID } from 'node:crypto';
import {
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  operatorJwt,
  startTestApp,
  type TestApp,
} from '../support';

const PASSWORD = 'pass-word-1';

let app: TestApp;
let tokens: { ann: string; bob: string; integration: string };

function as(token: string) {
  return {
    get: (url: string) => app.http().get(url).set('Authorization', `Bearer ${token}`),
    post: (url: string, body: object) =>
      app.http().post(url).set('Authorization', `Bearer ${token}`).send(body),
  };
}

beforeAll(async () => {
  app = await startTestApp();
  await makeStages(app, ['Резка']);
  const route = await makeRoute(app, 'Резка', ['Резка']);
  const product = await makeProduct(app, { designation: 'ТБ-1', quantity: 1 });
  const partCode = await makePart(app, { product, designation: 'ТБ-1.1', quantity: 10, route });
  for (const username of ['ann', 'bob']) await createOperator(app, { username, password: PASSWORD });
  tokens = {
    ann: await operatorJwt(app, 'ann', PASSWORD),
    bob: await operatorJwt(app, 'bob', PASSWORD),
    integration: await createApiToken(app),
  };
  for (const [token, good] of [
    [tokens.ann, 1],
    [tokens.bob, 2],
    [tokens.ann, 3],
  ] as const) {
    const occurredAt = new Date().toISOString();
    const scan = { scanId: randomUUID(), partCode, operation: 1, good, occurredAt };
    expect((await as(token).post('/api/scans', scan)).status).toBe(201);
  }
});
afterAll(() => app.stop());

async function goods(token: string, query = ''): Promise<number[]> {
  const { body } = await as(token).get(`/api/scans?sort=revision${query}`);
  return (body as { data: { good: number }[] }).data.map(({ good }) => good);
}

describe('an operator', () => {
  it('reads own scans and nobody else’s', async () => {
    expect(await goods(tokens.ann)).toEqual([1, 3]);
    expect(await goods(tokens.bob)).toEqual([2]);
  });

  it('is told their number only', async () => {
    const { body } = await as(tokens.ann).get('/api/scans?pagination[withCount]=true');
    expect((body as { meta: { pagination: { total: number } } }).meta.pagination.total).toBe(2);
  });

  it('cannot filter a way around', async () => {
    expect(await goods(tokens.ann, '&filters[operatorName]=bob')).toEqual([]);
    expect(await goods(tokens.ann, '&filters[$or][0][good]=2&filters[$or][1][good]=3')).toEqual([3]);
  });

  it('cannot name another’s scan', async () => {
    const { rows } = await app.sql.query<{ document_id: string }>(
      'select document_id from scans where good = 2',
    );
    const url = `/api/scans/${rows[0]?.document_id}`;
    expect([(await as(tokens.bob).get(url)).status, (await as(tokens.ann).get(url)).status]).toEqual([
      200, 404,
    ]);
  });

  it('has the same limit in GraphQL', async () => {
    const { body } = await as(tokens.ann).post('/graphql', { query: '{ scans(sort: "revision") { good } }' });
    expect(body).toEqual({ data: { scans: [{ good: 1 }, { good: 3 }] } });
  });
});

it('an integration reads all', async () => {
  expect(await goods(tokens.integration)).toEqual([1, 2, 3]);
});
