import { randomUUID } from 'node:crypto';
import {
  createApiToken,
  createOperator,
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
let frame: Row;
let body: string;

async function reportGood(partCode: string, good: number): Promise<void> {
  const answer = await app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({ scanId: randomUUID(), partCode, operation: 1, good, occurredAt: new Date().toISOString() });
  if (answer.status !== 201) throw new Error(`The report answered ${answer.status}: ${answer.text}`);
}

function get(path: string) {
  return app.http().get(path).set('Authorization', `Bearer ${token}`);
}

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  await makeStages(app, ['Резка', 'Сварка']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  frame = await makeProduct(app, { designation: 'РАМА-1', orderNumber: '117', dueDate: '2020-01-31' });
  const other = await makeProduct(app, { designation: 'ВАЛ-2', dueDate: '2999-01-31' });
  body = await makePart(app, {
    product: frame,
    designation: 'Р-02',
    name: 'Корпус 100%',
    quantity: 5,
    route,
  });
  await makePart(app, { product: other, designation: 'В-01', quantity: 2, route });
});

afterAll(() => app.stop());

describe('GET /api/dashboards/overview, searched and paged', () => {
  const names = async (query: object) => {
    const { status, body: overview } = await get('/api/dashboards/overview').query(query);
    expect(status).toBe(200);
    return overview.products.map(({ designation }: { designation: string }) => designation);
  };

  beforeAll(async () => {
    await makePart(app, {
      product: frame,
      designation: 'М-1',
      quantity: 1,
      material: 'Сталь 09Г2С',
      kind: 'material',
    });
  });

  it('searches designation, name, order number, parts and their materials on the server', async () => {
    expect(await names({ search: 'рама' })).toEqual(['РАМА-1']);
    expect(await names({ search: '117' })).toEqual(['РАМА-1']);
    expect(await names({ search: '09г2с' })).toEqual(['РАМА-1']);
    expect(await names({ search: 'в-01' })).toEqual(['ВАЛ-2']);
    expect(await names({ search: '%' })).toEqual(['РАМА-1']);
    expect(await names({ search: 'нет такого' })).toEqual([]);
  });

  it('filters by state: late, open, held, complete', async () => {
    expect(await names({ status: 'late' })).toEqual(['РАМА-1']);
    expect(await names({ status: 'open' })).toEqual(['РАМА-1', 'ВАЛ-2']);
    expect(await names({ status: 'held' })).toEqual([]);
    expect(await names({ status: 'complete' })).toEqual([]);
    const done = await makeProduct(app, { designation: 'ГОТОВО-3', dueDate: '2019-01-01' });
    const route = await makeRoute(app, 'Короткий', ['Резка']);
    const code = await makePart(app, { product: done, designation: 'Г-01', quantity: 1, route });
    await reportGood(code, 1);
    expect(await names({ status: 'complete' })).toEqual(['ГОТОВО-3']);
    expect(await names({ status: 'late' })).toEqual(['РАМА-1']);
    // Though its due date is the first, nothing waits there any more: it comes last.
    expect(await names({})).toEqual(['РАМА-1', 'ВАЛ-2', 'ГОТОВО-3']);
  });

  it('filters by who answers for a part', async () => {
    const { id } = await createOperator(app, { username: 'orlov', password: 'Orlov-123456' });
    await app.sql.query(
      `insert into parts_responsible_lnk (part_id, user_id)
       select part_id, $2::int from part_states where code = $1`,
      [body, id],
    );
    const { body: overview } = await get('/api/dashboards/overview');
    const orlov = overview.responsibles.find(({ name }: { name: string }) => name === 'orlov');
    expect(await names({ responsible: orlov.id })).toEqual(['РАМА-1']);
    expect(await names({ responsible: 'none', search: 'вал' })).toEqual(['ВАЛ-2']);
    await app.sql.query('delete from parts_responsible_lnk where user_id = $1::int', [id]);
  });

  it('pages 25 at a time, however many products there are', async () => {
    await app.sql.query(
      `insert into products (document_id, designation, quantity, published_at, created_at, updated_at)
       select 'bulk' || n, 'Я-' || lpad(n::text, 4, '0'), 1, now(), now(), now() from generate_series(1, 600) n`,
    );
    const { body: first } = await get('/api/dashboards/overview').query({ search: 'я-' });
    expect(first.products).toHaveLength(25);
    expect(first.pagination).toEqual({ page: 1, pageSize: 25, total: 600, pageCount: 24 });
    const { body: last } = await get('/api/dashboards/overview').query({ search: 'я-', page: 24 });
    expect(last.products[24].designation).toBe('Я-0600');
    expect(await names({ search: 'я-0600' })).toEqual(['Я-0600']);
    await app.sql.query(`delete from products where document_id like 'bulk%'`);
  });

  it('lists a cancelled order last, never as late or open, and tells when it was cancelled', async () => {
    const route = await makeRoute(app, 'Для отменённых', ['Резка']);
    const gone = await makeProduct(app, { designation: 'АА-0', dueDate: '2018-01-01' });
    await makePart(app, { product: gone, designation: 'АА-01', quantity: 3, route });
    expect(await names({ status: 'late' })).toEqual(['АА-0', 'РАМА-1']);
    const answer = await app
      .http()
      .post(`/api/products/${gone.documentId}/cancel`)
      .set('Authorization', `Bearer ${token}`)
      .send({ factId: randomUUID(), reason: 'the customer is bankrupt' });
    expect(answer.status).toBe(201);
    expect(await names({ status: 'late' })).toEqual(['РАМА-1']);
    expect(await names({ status: 'open' })).toEqual(['РАМА-1', 'ВАЛ-2']);
    expect(await names({})).toEqual(['РАМА-1', 'ВАЛ-2', 'ГОТОВО-3', 'АА-0']);
    const { body: overview } = await get('/api/dashboards/overview').query({ status: 'cancelled' });
    expect(overview.products).toHaveLength(1);
    expect(overview.products[0]).toMatchObject({
      designation: 'АА-0',
      cancelledAt: answer.body.product.cancelledAt,
      late: false,
      parts: { total: 0, complete: 0 },
    });
    const page = await get(`/api/dashboards/products/${gone.documentId}/parts`);
    expect(page.body).toMatchObject({
      product: { cancelledAt: answer.body.product.cancelledAt },
      parts: [],
    });
  });

  it('refuses what does not parse', async () => {
    const answer = await get('/api/dashboards/overview').query({ status: 'lost', page: 'x' });
    expect(answer.status).toBe(400);
    expect(answer.body.error.details).toMatchObject({
      code: 'malformed-request',
      paths: ['status', 'page'],
    });
  });
});
