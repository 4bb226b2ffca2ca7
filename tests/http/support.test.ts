import {
  adminJwt,
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';

describe('the application under test', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.stop());

  it('runs on a database of its own that has the product’s tables', async () => {
    const product = await makeProduct(app, { designation: 'АБВГ.301', quantity: 5 });
    const found = await app.sql.query('select id, designation, quantity from products');
    expect(found.rows).toEqual([{ id: product.id, designation: 'АБВГ.301', quantity: 5 }]);
  });

  it('opens its REST door to an API token and to nobody else', async () => {
    await makeStages(app, ['Cutting']);
    const token = await createApiToken(app);
    const answer = await app.http().get('/api/stages').set('Authorization', `Bearer ${token}`);
    expect(answer.status).toBe(200);
    expect((answer.body as { data: { name: string }[] }).data.map((stage) => stage.name)).toEqual([
      'Cutting',
    ]);
    const refused = await app.http().get('/api/stages');
    expect([401, 403]).toContain(refused.status);
  });

  it('launches a batch over a route', async () => {
    await makeStages(app, ['Welding', { name: 'Control', kind: 'inspection' }]);
    const route = await makeRoute(app, 'Weld and control', ['Welding', 'Control']);
    const product = await makeProduct(app, { designation: 'Crane', quantity: 2 });
    const code = await makePart(app, { product, designation: 'Hook', quantity: 7, route });
    const found = await app.sql.query(
      'select o.number, o.stage_name, o.waiting from operations o join part_states s on s.part_id = o.part_id where s.code = $1 order by 1',
      [code],
    );
    expect(found.rows).toEqual([
      { number: 1, stage_name: 'Welding', waiting: 7 },
      { number: 2, stage_name: 'Control', waiting: 0 },
    ]);
  });

  it('signs a person in at the admin panel', async () => {
    const jwt = await adminJwt(app);
    const answer = await app.http().get('/admin/users/me').set('Authorization', `Bearer ${jwt}`);
    expect(answer.status).toBe(200);
  });

  it('listens where it says', async () => {
    const answer = await fetch(`${app.baseUrl}/_health`);
    expect(answer.status).toBe(204);
  });
});
