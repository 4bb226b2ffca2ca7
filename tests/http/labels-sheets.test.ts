import { PNG } from 'pngjs';
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import {
  adminJwt,
  createApiToken,
  createOperator,
  greyPng,
  makePart,
  makeProduct,
  makeStages,
  startTestApp,
  type TestApp,
} from '../support';
import { decodePng, renderPdf, toolOnPdf } from '../support/decode';
import { asItIs, printedOf, sheetOf } from './answer-bytes';

/** What leaves the doors of sheets, in the file itself: the order of the codes, cut marks, vectors; and why it was printed. */

const DPI = 300;

let app: TestApp;
let admin: string;
let token: string;
let product: string;
/** Codes of the labels, in the order in which the batches were made. */
let codes: string[];

/** The bill of materials has them in this order. */
const PARTS: [designation: string | null, name: string][] = [
  ['АБВ.79.10', 'Втулка'],
  ['АБВ.79.2', 'Ось'],
  [null, 'АБВ.5 без обозначения'],
  ['АБВ.79.02', 'Ёж'],
  ['ABC.1', 'Елка'],
];

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  token = await createApiToken(app);
  const made = await makeProduct(app, { designation: 'АБВ', orderNumber: '7' });
  product = made.documentId;
  codes = [];
  for (const [designation, name] of PARTS)
    codes.push(await makePart(app, { product: made, designation: designation ?? 'нет', name, quantity: 3 }));
  await app.sql.query(`update parts set designation = null where designation = 'нет'`);
});
afterAll(() => app.stop());

const panel = (path: string, body: object) =>
  asItIs(app.http().post(`/qr-labels/${path}`).set('Authorization', `Bearer ${admin}`).send(body));
const rest = (path: string, body: object) =>
  app
    .http()
    .post(`/api/qr-labels/${path}`)
    .set('Authorization', `Bearer ${token}`)
    .send(body)
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => done(null, Buffer.concat(chunks)));
    });

/** The codes of a roll, label by label. */
async function printedOrder(body: object): Promise<string[]> {
  const answer = await rest('sheets', { layout: '58x40', ...body });
  expect(answer.status).toBe(200);
  const pages = await renderPdf(answer.body as Buffer, 203);
  const read = await Promise.all(pages.map((page) => decodePng(page)));
  expect(read.map((page) => page.length)).toEqual(pages.map(() => 1));
  return read.flat().map((url) => url.slice(-13));
}

/** Codes by what the parts are called. */
const ordered = (...names: string[]) =>
  names.map((name) => codes[PARTS.findIndex(([designation, word]) => [designation, word].includes(name))]);

/** Cyrillic letters stand before Latin ones. */
const BY_DESIGNATION = ['АБВ.5 без обозначения', 'АБВ.79.2', 'АБВ.79.02', 'АБВ.79.10', 'ABC.1'];
const BY_NAME = ['АБВ.5 без обозначения', 'Втулка', 'Ёж', 'Елка', 'Ось'];

describe('the order of the labels in the file', () => {
  it('is that of the codes asked for, of a product that of its bill of materials', async () => {
    const asked = [...codes].reverse();
    expect(await printedOrder({ parts: asked })).toEqual(asked);
    expect(await printedOrder({ parts: asked, sort: 'given' })).toEqual(asked);
    expect(await printedOrder({ product })).toEqual(codes);
  });

  it('by designation counts figures as numbers, and a part without one by its name; equal ones stay as they came', async () => {
    expect(await printedOrder({ product, sort: 'designation' })).toEqual(ordered(...BY_DESIGNATION));
    const reversed = { parts: [...codes].reverse(), sort: 'designation' };
    const [first = '', two = '', zeroTwo = '', ...rest] = BY_DESIGNATION;
    expect(await printedOrder(reversed)).toEqual(ordered(first, zeroTwo, two, ...rest));
  });

  it('by name is that of the Russian alphabet', async () => {
    expect(await printedOrder({ product, sort: 'name' })).toEqual(ordered(...BY_NAME));
  });

  it('keeps copies and pieces of one batch together', async () => {
    const [first = '', second = ''] = [...codes].reverse();
    const wish = { parts: [first, second], copies: 2 };
    expect(await printedOrder(wish)).toEqual([first, first, second, second]);
    expect(await printedOrder({ parts: [first, second], perPiece: true })).toEqual([
      ...[first, first, first],
      ...[second, second, second],
    ]);
  });

  it('is unknown by any other name', async () => {
    const answer = await panel('sheets', { product, sort: 'quantity' });
    expect([answer.status, answer.body]).toMatchObject([
      400,
      { error: { details: { code: 'malformed-request', paths: ['sort'] } } },
    ]);
  });
});

/** Of the outline of a place of a page so many dots in a hundred have ink. */
function inkedOutline(
  { width, height, data }: PNG,
  { xMm, yMm }: { xMm: number; yMm: number },
  { widthMm, heightMm }: SheetPreview['label'],
): number {
  const dots = (mm: number) => (mm * DPI) / 25.4;
  const [left, right, top, bottom] = [xMm, xMm + widthMm, yMm, yMm + heightMm].map(dots) as [
    number,
    number,
    number,
    number,
  ];
  // A line of a tenth of a millimetre falls on one row of dots or on two.
  const isInked = (x: number, y: number) =>
    [-1, 0, 1].some((by) =>
      [
        [x + by, y],
        [x, y + by],
      ].some(([atX = 0, atY = 0]) => {
        const [column, row] = [Math.round(atX), Math.round(atY)];
        if (column < 0 || row < 0 || column >= width || row >= height) return false;
        return (data[(row * width + column) * 4] ?? 255) < 230;
      }),
    );
  const outline: [number, number][] = [];
  for (let x = left + 2; x < right - 2; x += 1) outline.push([x, top], [x, bottom]);
  for (let y = top + 2; y < bottom - 2; y += 1) outline.push([left, y], [right, y]);
  const inked = outline.filter(([x, y]) => isInked(x, y)).length;
  return Math.round((inked / outline.length) * 100);
}

async function firstPage(file: Buffer): Promise<PNG> {
  const [page] = await renderPdf(file, DPI);
  if (!page) throw new Error('The file has no page.');
  return PNG.sync.read(page);
}

describe('lines to cut along', () => {
  it.each(['a4-3x7', 'a4-2x7'])(
    'are around every label of %s when asked for, else there are none',
    async (layout) => {
      for (const [cutMarks, share] of [
        [true, 100],
        [false, 0],
        [undefined, 0],
      ] as const) {
        const wish = { product, layout, skip: 1, ...(cutMarks === undefined ? {} : { cutMarks }) };
        const preview = (await panel('preview', wish)).body as SheetPreview;
        expect(preview.cutMarks).toBe(cutMarks ?? false);
        const page = await firstPage((await rest('sheets', wish)).body as Buffer);
        const around = preview.places.map((place) => inkedOutline(page, place, preview.label));
        const used = around.slice(1, 1 + codes.length);
        expect(used).toEqual(codes.map(() => share));
      }
    },
  );

  it('are around cards unless somebody says otherwise', async () => {
    const [stage] = await makeStages(app, ['Сварка']);
    for (const [cutMarks, share] of [
      [undefined, 100],
      [false, 0],
    ] as const) {
      const wish = { stages: [stage?.documentId], ...(cutMarks === undefined ? {} : { cutMarks }) };
      const preview = (await panel('stages/preview', wish)).body as SheetPreview;
      const page = await firstPage(sheetOf(await panel('stages/sheets', wish)));
      const [place = { xMm: 0, yMm: 0 }] = preview.places;
      expect(inkedOutline(page, place, preview.label)).toBe(share);
    }
  });
});

describe('the codes of a PDF', () => {
  /** Pictures in a file, their masks too. */
  const picturesOf = async (file: Buffer) =>
    (await toolOnPdf('pdfimages', file, '-list')).split('\n').slice(2).filter(Boolean).length;

  it('are vectors on labels, stage cards and badges', async () => {
    expect(await picturesOf((await rest('sheets', { product })).body as Buffer)).toBe(0);
    const [stage] = await makeStages(app, ['Окраска']);
    expect(await picturesOf(sheetOf(await panel('stages/sheets', { stages: [stage?.documentId] })))).toBe(0);
    await createOperator(app, { username: 'Петров', password: 'Secret123' });
    const { rows } = await app.sql.query<{ id: string }>('select document_id as id from up_users');
    expect(await picturesOf(sheetOf(await panel('badges', { operators: [rows[0]?.id] })))).toBe(0);
  });

  it('are vectors beside a logo, which is the one picture, however many labels show it', async () => {
    const uploaded = await app
      .http()
      .post('/upload')
      .set('Authorization', `Bearer ${admin}`)
      .attach('files', greyPng(), { filename: 'logo.png', contentType: 'image/png' });
    const file = (uploaded.body as { id: number }[])[0]?.id;
    const settings = {
      ...{ paper: { widthMm: 58, heightMm: 40 }, fields: [], symbolMm: null },
      ...{ logo: { file, heightMm: 8 }, cutMarks: false },
    };
    const kept = await panel('layouts', { name: 'С логотипом', settings });
    const layout = (kept.body as { id: string }).id;
    const sheet = (await rest('sheets', { product, layout })).body as Buffer;
    const listed = (await toolOnPdf('pdfimages', sheet, '-list')).split('\n').slice(2).filter(Boolean);
    // Columns: page, number, type, width, height, ..., object ID: each page shows the same object.
    expect(listed).toHaveLength(codes.length);
    expect(new Set(listed.map((line) => line.trim().split(/\s+/)[10])).size).toBe(1);
  });
});

it('why labels are printed stands in the log with what was printed, and beside each batch', async () => {
  const [one = '', two = ''] = codes;
  const answer = await panel('sheets', { parts: [one, two], reason: '  Выцвели на солнце ' });
  expect(printedOf(answer)).toMatchObject({ stickers: 2, first: 0, again: 2 });
  const { rows } = await app.sql.query<{ difference: string }>(
    `select difference::text from audit_entries where action = 'print-labels' order by id desc limit 1`,
  );
  expect(JSON.parse(rows[0]?.difference ?? '')).toEqual({
    ...{ stickers: 2, first: [], again: [one, two], layout: 'a4-3x7', format: 'pdf' },
    reason: 'Выцвели на солнце',
  });
  for (const code of [one, two]) {
    const history = await app
      .http()
      .get(`/tracker/parts/${code}/history`)
      .set('Authorization', `Bearer ${admin}`);
    const { data } = history.body as { data: { kind: string; details: { reason?: string } }[] };
    expect(data.at(-1)).toMatchObject({
      kind: 'label-printed',
      details: { again: true, reason: 'Выцвели на солнце' },
    });
  }
  const long = await panel('sheets', { parts: [one], reason: 'x'.repeat(501) });
  expect([long.status, long.body]).toMatchObject([400, { error: { details: { paths: ['reason'] } } }]);
});
