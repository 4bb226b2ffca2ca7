import { randomUUID } from 'node:crypto';
import {
  adminJwt,
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
let foreman: string;
let code: string;
let route: Row;

function get(path: string, token = foreman) {
  return app.http().get(path).set('Authorization', `Bearer ${token}`);
}

beforeAll(async () => {
  app = await startTestApp();
  foreman = await adminJwt(app, 'foreman');
  await makeStages(app, ['Резка', 'Сварка']);
  route = await makeRoute(app, 'Обычный', ['Резка', 'Сварка']);
  const product = await makeProduct(app, { designation: 'РАМА-1', orderNumber: '117' });
  code = await makePart(app, { product, designation: 'Р-01', name: 'Ось', quantity: 5, route });
});

afterAll(() => app.stop());

describe('the batch as the panel shows it', () => {
  it('is the part on the label with its form and the routes that it may be given', async () => {
    const { status, body } = await get(`/batches/parts/${code.toLowerCase()}`);
    expect(status).toBe(200);
    expect(body.part).toMatchObject({ code, designation: 'Р-01', quantity: 5, hold: null, lot: 0 });
    expect(body.operations.map(({ stage }: { stage: string }) => stage)).toEqual(['Резка', 'Сварка']);
    expect(body.routes).toEqual([{ id: route.documentId, name: 'Обычный' }]);
    const found = await get(`/batches/documents/${body.documentId}`);
    expect(found.body).toEqual({ code });
  });

  it('tells all labels of the batch: which is valid, what came after the others, how often they were printed', async () => {
    const product = await makeProduct(app, { designation: 'РАМА-2' });
    const first = await makePart(app, { product, designation: 'Р-02', quantity: 2 });
    const admin = await adminJwt(app);
    const send = async (path: string, data: object) => {
      const answer = await app.http().post(path).set('Authorization', `Bearer ${admin}`).send(data);
      expect([200, 201]).toContain(answer.status);
      return answer;
    };
    const replace = async (old: string, reason: string): Promise<string> => {
      const answer = await send(`/tracker/parts/${old}/void-label`, { factId: randomUUID(), reason });
      return (answer.body as { part: { code: string } }).part.code;
    };
    await send('/qr-labels/sheets', { parts: [first], copies: 2 });
    const second = await replace(first, 'Затёрлась');
    const third = await replace(second, 'Потерялась');
    await send('/qr-labels/sheets', { parts: [third] });
    const { labels } = (await get(`/batches/parts/${first}`)).body as { labels: Record<string, unknown>[] };
    const instant = expect.stringMatching(/^\d{4}-.*Z$/) as unknown;
    expect(labels).toEqual([
      {
        ...{ code: third, issuedAt: instant, voidedAt: null, reason: null, successor: null },
        ...{ printCount: 1, lastPrintedAt: instant },
      },
      {
        ...{ code: second, issuedAt: instant, voidedAt: instant, reason: 'Потерялась', successor: third },
        ...{ printCount: 0, lastPrintedAt: null },
      },
      {
        ...{ code: first, issuedAt: instant, voidedAt: instant, reason: 'Затёрлась', successor: second },
        ...{ printCount: 2, lastPrintedAt: instant },
      },
    ]);
  });

  it('refuses codes that are wrong or unknown', async () => {
    const malformed = await get('/batches/parts/4K7N2M9Q0XRW4');
    expect([malformed.status, malformed.body.error.details.code]).toEqual([400, 'part-code-malformed']);
    const unknown = await get('/batches/documents/nosuchpart');
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'part-not-found']);
    const nonsense = await get("/batches/documents/a'b");
    expect([nonsense.status, nonsense.body.error.details.code]).toEqual([400, 'malformed-request']);
  });

  it('is for who may see batches', async () => {
    expect((await app.http().get(`/batches/parts/${code}`)).status).toBe(401);
    const author = await adminJwt(app, 'strapi-author');
    expect((await get(`/batches/parts/${code}`, author)).status).toBe(403);
  });
});

describe('what a batch may be given', () => {
  it('is every route that is not retired and every operator who is not blocked, by name', async () => {
    const retired = await makeRoute(app, 'Снятый', ['Резка']);
    const brief = await makeRoute(app, 'Короткий', ['Резка']);
    await app.sql.query('update routes set retired = true where document_id = $1', [retired.documentId]);
    for (const username of ['Яшин', 'Орлова', 'Ушедший', '✎ Вася'])
      await createOperator(app, { username, password: 'Secret-1234' });
    await app.sql.query(`update up_users set blocked = true where username = 'Ушедший'`);
    const { status, body } = await get('/tracker/choices');
    expect([status, body]).toEqual([
      200,
      {
        routes: [
          { id: brief.documentId, name: 'Короткий' },
          { id: route.documentId, name: 'Обычный' },
        ],
        operators: ['Орлова', 'Яшин'],
      },
    ]);
    const page = await get(`/batches/parts/${code}`);
    expect(page.body).toMatchObject(body as object);
  });

  it('is for who may see batches', async () => {
    expect((await app.http().get('/tracker/choices')).status).toBe(401);
    const author = await adminJwt(app, 'strapi-author');
    expect((await get('/tracker/choices', author)).status).toBe(403);
  });
});

describe('the names of permissions', () => {
  it('are said in the language of the person who asks', async () => {
    const admin = await adminJwt(app);
    const { body } = await get('/admin/permissions', admin);
    const { settings, collectionTypes } = body.data.sections;
    const hold = settings.find(({ action }: { action: string }) => action === 'api::production.hold');
    expect(hold).toMatchObject({ displayName: 'Hold and release batches', category: 'Production' });
    await app.sql.query(`update admin_users set prefered_language = 'ru'`);
    const russian = await get('/admin/permissions', admin);
    const part = russian.body.data.sections.collectionTypes.subjects.find(
      ({ uid }: { uid: string }) => uid === 'api::part.part',
    );
    expect(part.label).toBe('Детали (партии)');
    expect(part.properties[0].label).toBe('Поля');
    expect(part.properties[0].children[0]).toMatchObject({ label: 'Обозначение', value: 'designation' });
    expect(collectionTypes.subjects.length).toBeGreaterThan(10);
  });
});
