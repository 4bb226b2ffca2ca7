import { createApiToken, makePart, makeProduct, startTestApp, type Row, type TestApp } from '../support';

/** What the pages of labels look up on the server: labels of batches and products. */

let app: TestApp;
let token: string;
let product: Row;
let codes: string[];

const get = (path: string) =>
  app.http().get(`/api/qr-labels/${path}`).set('Authorization', `Bearer ${token}`);

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  product = await makeProduct(app, { designation: 'АСЦБ.218.00.00.00', orderNumber: '117', quantity: 4 });
  codes = [];
  for (let part = 1; part <= 24; part += 1) {
    const designation = `АСЦБ.218.79.00.${String(part).padStart(2, '0')}`;
    codes.push(await makePart(app, { product, designation, name: `Деталь № ${part}`, quantity: 3 }));
  }
});
afterAll(() => app.stop());

it('finds labels by what people type', async () => {
  const rows = async (query: string) => {
    const answer = await get(`parts?${query}`).expect(200);
    return (answer.body as { rows: { code: string }[] }).rows.map(({ code }) => code);
  };
  expect(await rows(`search=${encodeURIComponent('79.00.07')}`)).toEqual([codes[6]]);
  expect(await rows(`search=${codes[3]}`)).toEqual([codes[3]]);
  expect(await rows('search=%25')).toEqual([]);
  expect((await get('parts?page=0')).status).toBe(400);
  const all = await rows('');
  const [first = '', second = ''] = [codes[20], codes[10]];
  expect(await rows(`first=${first},${second}`)).toEqual([
    first,
    second,
    ...all.filter((code) => code !== first && code !== second),
  ]);
  expect(await rows(`first=${first}&search=${codes[3]}`)).toEqual([codes[3]]);
  expect((await get('parts?first=nonsense')).status).toBe(400);
});

it('finds products by designation, name or order, and one that is chosen whatever is looked for', async () => {
  const other = await makeProduct(app, { designation: 'ПРЕСС 100%', orderNumber: '118', quantity: 1 });
  await makePart(app, { product: other, designation: 'ПР.1', quantity: 1 });
  const found = async (query: Record<string, string>) => {
    const answer = await get(`products?${new URLSearchParams(query).toString()}`).expect(200);
    return (answer.body as { id: string }[]).map(({ id }) => id);
  };
  const [first, second] = [product.documentId, other.documentId];
  expect(await found({})).toEqual([second, first]);
  expect((await get('products')).body).toContainEqual(
    expect.objectContaining({ id: first, designation: 'АСЦБ.218.00.00.00', orderNumber: '117' }),
  );
  expect(await found({ search: 'пресс' })).toEqual([second]);
  expect(await found({ search: ' 117 ' })).toEqual([first]);
  expect(await found({ search: '%' })).toEqual([second]);
  expect(await found({ search: 'нет такого' })).toEqual([]);
  expect(await found({ search: 'пресс', product: first })).toEqual([first, second]);
  expect(await found({ product: first })).toEqual([first, second]);
  expect((await get(`products?search=${'x'.repeat(101)}`)).status).toBe(400);
  expect((await get('products?product=A-B')).status).toBe(400);
});
