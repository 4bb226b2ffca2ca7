import { adminJwt, makePart, makeProduct, startTestApp, type TestApp } from '../support';

let app: TestApp;

beforeAll(async () => {
  app = await startTestApp();
}, 120_000);
afterAll(() => app.stop());

const ask = async (path: string) =>
  (
    await app
      .http()
      .get(`/content-manager/homepage/${path}`)
      .set('Authorization', `Bearer ${await adminJwt(app)}`)
      .expect(200)
  ).body.data;

it('tells at home of what people edited last, not of what the engine and the audit log wrote with it', async () => {
  const product = await makeProduct(app, { designation: 'Р-1' });
  for (const designation of ['Д-1', 'Д-2', 'Д-3']) await makePart(app, { product, designation, quantity: 1 });
  const recent: { contentTypeUid: string; title: string }[] = await ask('recent-documents?action=update');
  expect(recent.map(({ contentTypeUid }) => contentTypeUid)).toEqual([
    ...Array<string>(3).fill('api::part.part'),
    'api::product.product',
  ]);
});

it('counts what people edit alone', async () => {
  const before = await ask('count-documents');
  const product = await makeProduct(app, { designation: 'Р-2' });
  await makePart(app, { product, designation: 'Д-4', quantity: 1 });
  const after = await ask('count-documents');
  expect(after.published - before.published).toBe(2);
});
