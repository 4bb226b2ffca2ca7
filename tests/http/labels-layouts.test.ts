import { PNG } from 'pngjs';
import type { Response } from 'supertest';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import type { KeptLayout, LayoutsAnswer, LayoutSettings } from '../../plugins/qr-labels/layouts/contracts';
import { adminJwt, type TestApp } from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { printZpl } from '../support/zpl';
import { strayInk } from '../support/ink';
import { asItIs, sheetOf } from './answer-bytes';
import { EVERY_TYPE, startOwnFieldWorld } from './own-field-world';

/** Labels as the factory lays them out itself: kept, guarded, previewed, printed. */

let app: TestApp;
let admin: string;
let token: string;
let codes: string[];
let logo: number;

const field = (name: string, more: object = {}) => ({
  ...{ field: name, sizeMm: 3, bold: false, lines: 2, place: 'beside', caption: false },
  ...more,
});
const ROLL = {
  paper: { widthMm: 80, heightMm: 50 },
  fields: [
    field('designation', { place: 'top', sizeMm: 5, bold: true }),
    field('name'),
    field('own.mass', { caption: true }),
    field('own.approvedAt'),
    field('code'),
  ],
  symbolMm: null,
  logo: null,
  cutMarks: false,
} as LayoutSettings;
const SHEET = {
  ...ROLL,
  paper: {
    ...{ widthMm: 90, heightMm: 40 },
    page: {
      ...{ widthMm: 210, heightMm: 297, columns: 2, rows: 6 },
      ...{ leftMm: 10, topMm: 20, pitchXMm: 100, pitchYMm: 42 },
    },
  },
  symbolMm: 24,
  cutMarks: true,
};

beforeAll(async () => {
  const world = await startOwnFieldWorld();
  ({ app, token } = world);
  admin = await adminJwt(app);
  await world.doors.imported(EVERY_TYPE);
  const { rows } = await app.sql.query<{ code: string }>('select code from labels order by id');
  codes = rows.map(({ code }) => code);
  logo = await upload(picture(), 'logo.png');
});
afterAll(() => app.stop());

function picture(): Buffer {
  const png = new PNG({ width: 60, height: 30 });
  png.data.fill(0);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}

async function upload(bytes: Buffer, name: string): Promise<number> {
  const answer = await app
    .http()
    .post('/upload')
    .set('Authorization', `Bearer ${admin}`)
    .attach('files', bytes, { filename: name, contentType: 'image/png' });
  return (answer.body as { id: number }[])[0]?.id ?? 0;
}

const panel = (method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object, jwt = admin) => {
  const asked = app.http()[method](`/qr-labels/${path}`).set('Authorization', `Bearer ${jwt}`);
  return body ? asked.send(body) : asked;
};
const kept = async (settings: object, name = 'Бирка цеха 1'): Promise<KeptLayout> => {
  const answer = await panel('post', 'layouts', { name, settings });
  expect([answer.status, answer.body]).toMatchObject([201, {}]);
  return answer.body as KeptLayout;
};
const errorOf = ({ status, body }: Response) => [
  status,
  (body as { error: { details: Record<string, unknown> } }).error.details,
];
const print = (body: object) => asItIs(panel('post', 'sheets', { parts: codes, ...body }));

describe('an own layout', () => {
  it('is kept, listed with the fields there are, changed, deleted, and all of it stands in the log', async () => {
    const { id } = await kept(ROLL, 'Склад');
    const changed = await panel('put', `layouts/${id}`, { name: 'Склад 2', settings: SHEET });
    expect([changed.status, changed.body]).toEqual([200, { id, name: 'Склад 2', settings: SHEET }]);
    const listed = (await panel('get', 'layouts')).body as LayoutsAnswer;
    expect(listed.layouts).toEqual([{ id, name: 'Склад 2', settings: SHEET }]);
    expect(listed.fields).toContainEqual({ field: 'designation', label: null });
    expect(listed.fields).toContainEqual({ field: 'own.mass', label: 'Масса, кг' });
    expect(listed.fields).toContainEqual({ field: 'own.supplier', label: 'supplier' });
    expect(listed.fields.map((one) => one.field)).not.toContain('own.secret');
    const { rows: media } = await app.sql.query('select medium from label_layouts where document_id = $1', [
      id,
    ]);
    expect(media).toEqual([{ medium: 'sheet' }]);
    expect((await panel('delete', `layouts/${id}`)).status).toBe(204);
    expect(errorOf(await panel('delete', `layouts/${id}`))).toMatchObject([
      404,
      { code: 'layout-not-found' },
    ]);
    expect(errorOf(await panel('put', `layouts/${id}`, { name: 'x', settings: ROLL }))[0]).toBe(404);
    const { rows } = await app.sql.query(
      `select action, actor_name from audit_entries where subject_type = 'label-layout' order by id`,
    );
    const actor_name = 'Test strapi-super-admin';
    expect(rows).toEqual(
      ['create', 'update', 'delete'].map((verb) => ({ action: `${verb}-label-layout`, actor_name })),
    );
  });

  it.each([
    [
      'more rows than the page holds',
      { ...SHEET, paper: { ...SHEET.paper, page: { ...SHEET.paper.page, rows: 7 } } },
      'settings.paper.page.heightMm',
    ],
    ['a negative width', { ...ROLL, paper: { widthMm: -1, heightMm: 40 } }, 'settings.paper.widthMm'],
    ['an endless width', { ...ROLL, paper: { widthMm: 1e300, heightMm: 40 } }, 'settings.paper.widthMm'],
    ['no number', { ...ROLL, paper: { widthMm: 'NaN', heightMm: 40 } }, 'settings.paper.widthMm'],
    ['a field that no part has', { ...ROLL, fields: [field('own.price')] }, 'settings.fields.0.field'],
    ['nothing', null, 'settings'],
  ])('with %s is refused at the panel and at REST', async (_why, settings, path) => {
    const details = { code: 'malformed-request', paths: [path] };
    expect(errorOf(await panel('post', 'layouts', { name: 'x', settings }))).toMatchObject([400, details]);
    if (settings === null) return;
    const rest = await app
      .http()
      .post('/api/label-layouts')
      .set('Authorization', `Bearer ${token}`)
      .send({ data: { name: 'x', medium: 'sheet', settings } });
    expect(errorOf(rest)).toMatchObject([400, details]);
  });

  it('prints what it says, own fields too, on a roll that is read at 203 dpi', async () => {
    const { id } = await kept(ROLL);
    const answer = await print({ layout: id });
    const file = sheetOf(answer);
    const pages = await renderPdf(file, 203);
    const read = await Promise.all(pages.map((page) => decodePng(page)));
    expect(read.map((urls) => urls.map((url) => url.slice(-13)))).toEqual(codes.map((code) => [code]));
    const text = await textOfPdf(file);
    for (const words of ['ОП-1', 'Узел', 'Масса, кг: 12,5', '29.11.2026']) expect(text).toContain(words);
    const { rows } = await app.sql.query<{ difference: string }>(
      `select difference::text from audit_entries where action = 'print-labels' order by id desc limit 1`,
    );
    expect(JSON.parse(rows[0]?.difference ?? '')).toMatchObject({ layout: 'Бирка цеха 1', stickers: 2 });
  });

  it('prints its logo and cut marks on sheets, and no ink outside of the labels', async () => {
    const { id } = await kept({ ...SHEET, logo: { file: logo, heightMm: 8 } });
    const preview = (await panel('post', 'preview', { parts: codes, layout: id, copies: 6 }))
      .body as SheetPreview;
    expect(preview.logo).toMatch(/^data:image\/png;base64,/);
    expect([preview.labels.length, preview.cutMarks, preview.logoMissing]).toEqual([12, true, false]);
    expect(preview.labels[0]?.logo).toMatchObject({ widthMm: 16, heightMm: 8 });
    const [page] = await renderPdf(sheetOf(await print({ layout: id, copies: 6 })), 203);
    if (!page) throw new Error('The file has no page.');
    expect(await decodePng(page)).toHaveLength(12);
    expect(strayInk(page, preview, { graceDots: 1 })).toBe(0);
    const { xMm = 0, yMm = 0 } = preview.labels[0]?.logo ?? {};
    const { width, data } = PNG.sync.read(page);
    const at = (mm: number) => Math.round((mm * 203) / 25.4);
    expect(data[(at(yMm + 4) * width + at(xMm + 8)) * 4]).toBe(0);
    const program = sheetOf(await print({ layout: id, format: 'zpl' })).toString();
    expect(program.match(/\^GFA,1024,1024,16,/g)).toHaveLength(2);
    for (const label of printZpl(program)) expect(await decodePng(label.picture)).toHaveLength(1);
  });

  it('goes on without a logo that is gone or no picture, and says so', async () => {
    const noPicture = await upload(
      Buffer.concat([picture().subarray(0, 60), Buffer.alloc(50, 7)]),
      'broken.png',
    );
    for (const file of [999_999, noPicture].filter((id) => id !== 0)) {
      const { id } = await kept({ ...ROLL, logo: { file, heightMm: 8 } });
      const preview = (await panel('post', 'preview', { parts: codes, layout: id })).body as SheetPreview;
      expect([preview.logoMissing, preview.logo, preview.labels[0]?.logo]).toEqual([true, null, null]);
      expect((await print({ layout: id })).status).toBe(200);
    }
  });

  it('is previewed while it is made, with examples or with the labels of a product', async () => {
    const shown = (await panel('post', 'layouts/preview', { settings: SHEET })).body as SheetPreview;
    expect(shown.labels.map(({ code }) => code).slice(0, 2)).toEqual(['0123456789ABC', '9876543210XYZ']);
    expect([shown.labels.length, shown.places.length]).toEqual([12, 12]);
    const { rows } = await app.sql.query<{ id: string }>('select document_id as id from products limit 1');
    const wish = { settings: ROLL, product: rows[0]?.id };
    const real = (await panel('post', 'layouts/preview', wish)).body as SheetPreview;
    expect(real.labels.map(({ code }) => code)).toEqual([codes[0]]);
    expect(real.pages).toBe(codes.length);
    expect(real.labels[0]?.texts.map(({ text }) => text)).toContain('Масса, кг: 12,5');
    // A roll has a page for each label: of the examples the long one is looked at too.
    const page = async (number: number) =>
      (await panel('post', 'layouts/preview', { settings: ROLL, page: number })).body as SheetPreview;
    for (const [number, example] of ['0123456789ABC', '9876543210XYZ', '9876543210XYZ'].entries())
      expect([(await page(number)).pages, (await page(number)).labels.map(({ code }) => code)]).toEqual([
        2,
        [example],
      ]);
    const large = { ...ROLL, paper: { widthMm: 100, heightMm: 50 }, symbolMm: 50 };
    const cut = (await panel('post', 'layouts/preview', { settings: large })).body as SheetPreview;
    expect(cut.labels[0]?.quietModules).toBeLessThan(4);
    const bad = await panel('post', 'layouts/preview', { settings: { ...ROLL, symbolMm: 1 } });
    expect(errorOf(bad)).toMatchObject([400, { paths: ['settings.symbolMm'] }]);
  });

  it('is chosen by everybody who prints and made by who may edit layouts', async () => {
    const jwt = await adminJwt(app, 'foreman');
    expect((await panel('get', 'layouts', undefined, jwt)).status).toBe(200);
    expect((await panel('post', 'layouts', { name: 'x', settings: ROLL }, jwt)).status).toBe(403);
    expect((await panel('get', 'layouts', undefined, token)).status).toBe(401);
    const unknown = await print({ layout: 'a'.repeat(24) });
    expect(errorOf(unknown)).toMatchObject([404, { code: 'layout-not-found' }]);
  });
});
