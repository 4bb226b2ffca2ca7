import {
  adminJwt,
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
