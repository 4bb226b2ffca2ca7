import { PNG } from 'pngjs';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import type { KeptLayout, LayoutSettings } from '../../plugins/qr-labels/layouts/contracts';
import { adminJwt, makePart, makeProduct, type TestApp } from '../support';
import { decodePng, renderPdf } from '../support/decode';
import { strayInk } from '../support/ink';
import { asItIs, sheetOf } from './answer-bytes';
import { startOwnFieldWorld } from './own-field-world';

/** Whatever a label says and however it is laid out: its code is read at 203 dpi, and its ink ends inside its own box. */

let app: TestApp;
let admin: string;
let codes: string[];
let logo: number;

const LONG =
  'Кронштейн поворотный усиленный сварной, левое исполнение, для установки подъёмной гидравлической ';
const UNBROKEN = 'АСЦБ.301314.025.00.00.000-01СБ'.repeat(8).slice(0, 240);

const post = (path: string, body: object) =>
  asItIs(app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body));

function stripes(): Buffer {
  const png = new PNG({ width: 300, height: 60 });
  for (let at = 0; at < png.data.length; at += 4) png.data.fill(at % 32 < 16 ? 0 : 90, at, at + 3);
  for (let at = 3; at < png.data.length; at += 4) png.data[at] = 255;
  return PNG.sync.write(png);
}

beforeAll(async () => {
  ({ app } = await startOwnFieldWorld());
  admin = await adminJwt(app);
  const product = await makeProduct(app, {
    designation: UNBROKEN,
    name: LONG.repeat(2).slice(0, 250),
    orderNumber: '2026/11-0458-'.repeat(6),
  });
  codes = [];
  for (const [designation, name] of [
    ['АСЦБ.218.79.00.04', 'Болт осевой'],
    [UNBROKEN, LONG.repeat(2).slice(0, 250)],
    ['Ш', 'Ж'.repeat(200)],
  ] as const)
    codes.push(
      await makePart(app, {
        ...{ product, designation, name, quantity: 123_456 },
        material: LONG.repeat(2).slice(0, 250),
        size: '1250×640×10 '.repeat(20),
      }),
    );
  await app.sql.query('update parts set remark = $1, supplier = $2, mass = 1234567.89', [
    LONG.repeat(30),
    `${'a'.repeat(60)}@factory.example`,
  ]);
  const answer = await app
    .http()
    .post('/upload')
    .set('Authorization', `Bearer ${admin}`)
    .attach('files', stripes(), { filename: 'logo.png', contentType: 'image/png' });
  logo = (answer.body as { id: number }[])[0]?.id ?? 0;
});
afterAll(() => app.stop());

async function expectClean(layout: unknown): Promise<void> {
  const one = (await post('preview', { parts: codes, layout })).body as SheetPreview;
  // Neighbours at every side on a sheet; a roll has none.
  const copies = one.places.length > 1 ? 7 : 1;
  const wish = { parts: codes, layout, copies };
  const preview = (await post('preview', wish)).body as SheetPreview;
  const pages = await renderPdf(sheetOf(await post('sheets', wish)), 203);
  const read = (await Promise.all(pages.map((page) => decodePng(page)))).flat();
  expect(read.map((url) => url.slice(-13)).sort()).toEqual(
    codes.flatMap((code) => Array.from({ length: copies }, () => code)).sort(),
  );
  // Half a dot is the smoothing of an edge; lines to cut along lie on the edge itself.
  const graceDots = preview.cutMarks ? 1 : -1;
  expect(pages.map((page) => strayInk(page, preview, { graceDots }))).toEqual(pages.map(() => 0));
}

it.each(['a4-3x7', 'a4-3x8', 'a4-2x7', '58x40', '100x50', '100x150'])('%s', (layout) => expectClean(layout));

const field = (name: string, more: object = {}) => ({
  ...{ field: name, sizeMm: 3, bold: false, lines: 3, place: 'beside', caption: true },
  ...more,
});
const ROLL: LayoutSettings = {
  paper: { widthMm: 58, heightMm: 40 },
  fields: [
    field('designation', { place: 'top', sizeMm: 5, bold: true }),
    field('name'),
    field('own.remark', { lines: 6 }),
    field('own.mass'),
    field('code', { caption: false }),
  ] as LayoutSettings['fields'],
  symbolMm: null,
  logo: null,
  cutMarks: false,
};
const SHEET = {
  ...{ widthMm: 70, heightMm: 42.4 },
  page: {
    ...{ widthMm: 210, heightMm: 297, columns: 3, rows: 7 },
    ...{ leftMm: 0, topMm: 0.1, pitchXMm: 70, pitchYMm: 42.4 },
  },
};
const EVERYTHING = [
  ...['designation', 'product', 'productName'].map((name) => field(name, { place: 'top', lines: 6 })),
  ...['name', 'quantity', 'order', 'material', 'size', 'lot', 'code'].map((name) => field(name)),
  ...['own.mass', 'own.remark', 'own.supplier', 'own.checked'].map((name) => field(name, { lines: 6 })),
] as LayoutSettings['fields'];

it.each<[string, () => LayoutSettings]>([
  ['a roll with own fields', () => ROLL],
  ['a wide logo', () => ({ ...ROLL, logo: { file: logo, heightMm: 40 } })],
  [
    'a small label full of text',
    () => ({ ...ROLL, paper: { widthMm: 40, heightMm: 25 }, fields: EVERYTHING }),
  ],
  [
    'sheets without a gap between labels, with all fields and a logo',
    () => ({ ...ROLL, paper: SHEET, fields: EVERYTHING, logo: { file: logo, heightMm: 8 } }),
  ],
  [
    'sheets with lines to cut along and a code of a size of its own',
    () => ({ ...ROLL, paper: SHEET, fields: EVERYTHING, symbolMm: 22, cutMarks: true }),
  ],
  [
    'the largest letters',
    () => ({ ...ROLL, fields: ROLL.fields.map((one) => ({ ...one, sizeMm: 30, lines: 6 })) }),
  ],
  ['the code alone', () => ({ ...ROLL, fields: [] })],
])('an own layout: %s', async (name, settings) => {
  const kept = await post('layouts', { name, settings: settings() });
  expect([kept.status, kept.body]).toMatchObject([201, { name }]);
  await expectClean((kept.body as KeptLayout).id);
});
