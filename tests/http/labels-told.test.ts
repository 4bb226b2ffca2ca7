import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import type { KeptLayout } from '../../plugins/qr-labels/layouts/contracts';
import {
  adminJwt,
  createApiToken,
  makePart,
  makeProduct,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';

/** What of a whole order prints badly is told before the print and with the file, whatever page is looked at. */

let app: TestApp;
let admin: string;
let token: string;
let product: Row;
let codes: string[];

const asAdmin = (path: string, body: object) =>
  app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body);
const byToken = (path: string, body: object) =>
  app.http().post(`/api/qr-labels/${path}`).set('Authorization', `Bearer ${token}`).send(body);
const previewOf = async (body: object) => (await asAdmin('preview', body).expect(200)).body as SheetPreview;

beforeAll(async () => {
  app = await startTestApp();
  app.strapi.config.set('server.url', 'https://tracker.factory.example');
  [admin, token] = [await adminJwt(app), await createApiToken(app)];
  product = await makeProduct(app, { designation: 'АСЦБ.218.00.00.00', orderNumber: 'Ю'.repeat(255) });
  codes = [];
  for (let part = 1; part <= 45; part += 1)
    codes.push(await makePart(app, { product, designation: `АСЦБ.${part}`, name: 'Болт', quantity: 3 }));
  // The only one whose texts stand on no label: together they are longer than it is large.
  await app.sql.query(
    `update parts set designation = repeat('Ш', 255), name = repeat('Щ', 255) where designation = 'АСЦБ.44'`,
  );
});
afterAll(() => app.stop());

it('counts labels with texts that are cut over the whole order, and names the first page and the fields', async () => {
  const { problems, labels } = await previewOf({ parts: codes, page: 0 });
  expect(problems).toEqual({ cuts: { labels: 1, page: 2, fields: ['order'] }, small: null, quiet: null });
  expect(labels.every(({ cuts }) => cuts.length === 0)).toBe(true);
  const last = await previewOf({ parts: codes, page: 2, copies: 1 });
  expect(last.labels.map(({ cuts }) => cuts)).toEqual([[], ['order'], []]);
  // Places that are skipped move it to the next page; each copy counts.
  const moved = await previewOf({ parts: codes, copies: 2, skip: 20 });
  expect(moved.problems.cuts).toEqual({ labels: 2, page: 5, fields: ['order'] });
});

it('tells it in a header of the file, and says nothing where all fits', async () => {
  const cut = await byToken('sheets', { parts: codes }).expect(200);
  expect(cut.headers['x-labels-cut']).toBe('1; page=3; fields=order');
  const whole = await byToken('sheets', { parts: codes.slice(0, 43) }).expect(200);
  expect(Object.keys(whole.headers).filter((name) => /^x-labels-(cut|small|quiet)/.test(name))).toEqual([]);
});

it('counts modules that are too small and white that is missing', async () => {
  const field = { sizeMm: 3, bold: false, lines: 2, place: 'beside', caption: false };
  const settings = {
    ...{ paper: { widthMm: 30, heightMm: 18 }, symbolMm: 8, logo: null, cutMarks: false },
    fields: [{ ...field, field: 'designation' }],
  };
  const small = (await asAdmin('layouts', { name: 'Малая', settings }).expect(201)).body as KeptLayout;
  const wish = { parts: codes.slice(0, 3), layout: small.id };
  const { problems } = await previewOf(wish);
  expect(problems.small).toEqual({ labels: 3, page: 0, moduleMm: 0.25 });
  const answer = await byToken('sheets', wish).expect(200);
  expect(answer.headers['x-labels-small-module']).toBe('3; page=1; mm=0.25');
  const wide = { ...settings, symbolMm: 16 };
  const large = (await asAdmin('layouts', { name: 'Впритык', settings: wide }).expect(201))
    .body as KeptLayout;
  const quiet = await previewOf({ parts: codes.slice(0, 2), layout: large.id });
  expect(quiet.problems.quiet).toMatchObject({ labels: 2, page: 0 });
  expect(quiet.labels[0]?.quietModules).toBe(quiet.problems.quiet?.quietModules);
});
