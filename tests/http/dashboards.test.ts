import { randomUUID } from 'node:crypto';
import type { StageOverview } from '../../plugins/dashboards/server/src/contracts';
import {
  adminJwt,
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  operatorJwt,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';

let app: TestApp;
let token: string;
let frame: Row;
let shaft: string;
let body: string;

interface Report {
  partCode: string;
  operation: number;
  good?: number;
  scrapped?: number;
  rework?: { quantity: number; toOperation: number };
}

async function report(given: Report): Promise<void> {
  const answer = await app
    .http()
    .post('/api/scans')
    .set('Authorization', `Bearer ${token}`)
    .send({
      scanId: randomUUID(),
      kind: 'report',
      reason: given.scrapped || given.rework ? 'dimension' : undefined,
      occurredAt: new Date().toISOString(),
      ...given,
    });
  if (answer.status !== 201) throw new Error(`The report answered ${answer.status}: ${answer.text}`);
}

function get(path: string) {
  return app.http().get(path).set('Authorization', `Bearer ${token}`);
}

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  await app.strapi.db.query('api::defect-reason.defect-reason').deleteMany({ where: { code: 'dimension' } });
  await app.strapi.documents('api::defect-reason.defect-reason').create({
    data: { code: 'dimension', name: 'Размер' },
  });
  await makeStages(app, ['Резка', 'Сварка', 'Контроль']);
  const route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка', 'Контроль']);
  frame = await makeProduct(app, { designation: 'РАМА-1', orderNumber: '117', dueDate: '2020-01-31' });
  const other = await makeProduct(app, { designation: 'ВАЛ-2', dueDate: '2999-01-31' });
  shaft = await makePart(app, { product: frame, designation: 'Р-01', name: 'Ось', quantity: 10, route });
  body = await makePart(app, {
    product: frame,
    designation: 'Р-02',
    name: 'Корпус 100%',
    quantity: 5,
    route,
  });
  await makePart(app, { product: frame, designation: 'Б-1', name: 'Болт', quantity: 40, kind: 'standard' });
  await makePart(app, { product: other, designation: 'В-01', quantity: 2, route });
  // Р-01: 7 cut, of which 4 welded, of which 3 inspected: 2 finished, 1 scrapped; one goes back to welding.
  await report({ partCode: shaft, operation: 1, good: 7 });
  await report({ partCode: shaft, operation: 2, good: 4 });
  await report({ partCode: shaft, operation: 3, good: 2, scrapped: 1 });
  await report({ partCode: shaft, operation: 3, rework: { quantity: 1, toOperation: 2 } });
  // Р-02 is finished.
  for (const operation of [1, 2, 3]) await report({ partCode: body, operation, good: 5 });
});

afterAll(() => app.stop());

describe('GET /api/dashboards/overview', () => {
  it('says the five numbers', async () => {
    const { status, body: overview } = await get('/api/dashboards/overview');
    expect(status).toBe(200);
    expect(overview.numbers).toEqual({
      inWork: 1,
      waiting: 3 + 4 + 2,
      finishedToday: 7,
      scrapToday: 1,
      lateOrders: 1,
    });
  });

  it('splits the pieces of each product; bolts without operations stay out', async () => {
    const { body: overview } = await get('/api/dashboards/overview');
    expect(overview.products).toHaveLength(2);
    expect(overview.products[0]).toMatchObject({
      id: frame.documentId,
      designation: 'РАМА-1',
      orderNumber: '117',
      dueDate: '2020-01-31',
      late: true,
      complete: false,
      parts: { total: 2, complete: 1 },
      progress: { pieces: 15, good: 7, inWork: 4, scrapped: 1, notStarted: 3 },
    });
    expect(overview.products[1]).toMatchObject({
      designation: 'ВАЛ-2',
      late: false,
      progress: { pieces: 2, good: 0, inWork: 0, scrapped: 0, notStarted: 2 },
    });
  });

  it('lists work in process by stage in the order of the work, with the age of the oldest piece', async () => {
    const { body: overview } = await get('/api/dashboards/overview');
    expect(
      overview.stages.map(({ name, waiting, batches }: Record<string, unknown>) => [name, waiting, batches]),
    ).toEqual([
      ['Резка', 5, 2],
      ['Сварка', 4, 1],
    ]);
    const since = await app.sql.query<{ at: Date }>(
      `select min(first_fact_at) at time zone 'utc' as at from part_states where status <> 'cancelled' and part_id in
         (select part_id from operations where waiting > 0)`,
    );
    expect(overview.stages[0].oldestSince).toBe(since.rows[0]?.at.toISOString());
  });

  it('names the batch that has waited for longest at each stage', async () => {
    const { body: overview } = await get('/api/dashboards/overview');
    const oldest = { code: shaft, designation: 'Р-01', name: 'Ось', lot: 0 };
    expect(overview.stages.map(({ oldestBatch }: { oldestBatch: unknown }) => oldestBatch)).toEqual([
      oldest,
      oldest,
    ]);
  });

  it('takes the oldest piece first in, first out', async () => {
    // 7 arrived at welding with the first report, 4 have left, 1 came back: the oldest is of the first report.
    const first = await app.sql.query<{ at: Date }>(
      `select min(occurred_at) at time zone 'utc' as at from scans where part_code = $1`,
      [shaft],
    );
    const { body: overview } = await get('/api/dashboards/overview');
    expect(overview.stages[1].oldestSince).toBe(first.rows[0]?.at.toISOString());
  });

  it('passes over pieces on hold: nobody may work on them', async () => {
    const act = (name: string, reason: string) =>
      app
        .http()
        .post(`/api/parts/${shaft}/${name}`)
        .set('Authorization', `Bearer ${token}`)
        .send({ factId: randomUUID(), reason });
    expect((await act('hold', 'Раковины')).status).toBe(201);
    const { body: overview } = await get('/api/dashboards/overview');
    const told = (overview.stages as StageOverview[]).map((stage) => [
      ...[stage.name, stage.waiting, stage.batches, stage.oldestSince === null],
      stage.oldestBatch?.designation ?? null,
    ]);
    expect(told).toEqual([
      ['Резка', 5, 2, false, 'В-01'],
      ['Сварка', 4, 1, true, null],
    ]);
    expect((await act('release-hold', 'Проверено')).status).toBe(201);
  });

  it('knows how far a new installation has come', async () => {
    const { body: overview } = await get('/api/dashboards/overview');
    expect(overview.guide).toEqual({
      hasParts: true,
      hasPrintedLabels: false,
      hasScans: true,
      hasOperators: false,
      scan: {
        url: expect.stringMatching(/^http:\/\/[\d.]+:\d+\/scan\/$/) as unknown,
        qr: { size: 25, path: expect.stringMatching(/^(M\d+ \d+h1v1h-1z)+$/) as unknown },
      },
    });
  });
});

describe('GET /api/dashboards/products/:id/parts', () => {
  const path = () => `/api/dashboards/products/${frame.documentId}/parts`;

  it('answers batches with the state of each operation', async () => {
    const { status, body: page } = await get(path());
    expect(status).toBe(200);
    expect(page.pagination).toEqual({ page: 1, pageSize: 50, total: 3, pageCount: 1 });
    expect(page.parts.map(({ designation }: { designation: string }) => designation)).toEqual([
      'Р-01',
      'Р-02',
      'Б-1',
    ]);
    const [first] = page.parts;
    expect(first).toMatchObject({
      code: shaft,
      quantity: 10,
      finished: 2,
      scrapped: 1,
      status: 'in-work',
      responsible: null,
    });
    expect(
      first.operations.map(({ stage, waiting, done, good, scrapped, reworked }: Record<string, unknown>) => [
        stage,
        waiting,
        done,
        good,
        scrapped,
        reworked,
      ]),
    ).toEqual([
      ['Резка', 3, 7, 7, 0, 0],
      ['Сварка', 4, 3, 4, 0, 0],
      ['Контроль', 0, 2, 2, 1, 1],
    ]);
    expect(page.parts[2].operations).toEqual([]);
  });

  it('agrees with the part on the label', async () => {
    const label = await get(`/api/scan-station/parts/${shaft}`);
    const { body: page } = await get(path());
    const here = page.parts[0];
    expect(here.revision).toBe(label.body.part.revision);
    expect(here.operations.map(({ done }: { done: number }) => done)).toEqual(
      label.body.operations.map(({ done }: { done: number }) => done),
    );
  });

  it('searches designation, name and code; a percent sign means itself', async () => {
    const found = async (search: string) => {
      const { body: page } = await get(path()).query({ search });
      return page.parts.map(({ designation }: { designation: string }) => designation);
    };
    expect(await found('корпус')).toEqual(['Р-02']);
    expect(await found('р-0')).toEqual(['Р-01', 'Р-02']);
    expect(await found(shaft.toLowerCase())).toEqual(['Р-01']);
    expect(await found('0%')).toEqual(['Р-02']);
    expect(await found('_-0')).toEqual([]);
  });

  it('filters by who answers for the part', async () => {
    const { id } = await createOperator(app, { username: 'petrov', password: 'Petrov-12345' });
    await app.sql.query(
      `insert into parts_responsible_lnk (part_id, user_id)
       select part_id, $2::int from part_states where code = $1`,
      [shaft, id],
    );
    const { body: all } = await get(path());
    expect(all.responsibles).toEqual([{ id: expect.any(String) as string, name: 'petrov' }]);
    const { body: his } = await get(path()).query({ responsible: all.responsibles[0].id });
    expect(his.parts.map(({ code }: { code: string }) => code)).toEqual([shaft]);
    expect(his.parts[0].responsible.name).toBe('petrov');
    const { body: nobody } = await get(path()).query({ responsible: 'none' });
    expect(nobody.pagination.total).toBe(2);
  });

  it('pages', async () => {
    const { body: page } = await get(path()).query({ page: 2 });
    expect(page.parts).toEqual([]);
    expect(page.pagination).toMatchObject({ page: 2, total: 3, pageCount: 1 });
  });

  it('refuses what does not parse and what does not exist', async () => {
    const malformed = await get(path()).query({ page: '0' });
    expect(malformed.status).toBe(400);
    expect(malformed.body.error.details).toMatchObject({ code: 'malformed-request', paths: ['page'] });
    const missing = await get('/api/dashboards/products/nosuchproduct/parts');
    expect(missing.status).toBe(404);
    expect(missing.body.error.details.code).toBe('product-not-found');
  });
});

describe('who may look', () => {
  it('refuses strangers and operators', async () => {
    expect((await app.http().get('/api/dashboards/overview')).status).toBe(401);
    await createOperator(app, { username: 'sidorov', password: 'Sidorov-12345' });
    const jwt = await operatorJwt(app, 'sidorov', 'Sidorov-12345');
    const answer = await app.http().get('/api/dashboards/overview').set('Authorization', `Bearer ${jwt}`);
    expect(answer.status).toBe(403);
  });

  it('shows the same to the admin panel, by permission', async () => {
    expect((await app.http().get('/dashboards/overview')).status).toBe(401);
    const foreman = await adminJwt(app, 'foreman');
    const seen = await app.http().get('/dashboards/overview').set('Authorization', `Bearer ${foreman}`);
    expect(seen.status).toBe(200);
    expect(seen.body.products).toHaveLength(2);
    const author = await adminJwt(app, 'strapi-author');
    const refused = await app.http().get('/dashboards/overview').set('Authorization', `Bearer ${author}`);
    expect(refused.status).toBe(403);
  });
});
