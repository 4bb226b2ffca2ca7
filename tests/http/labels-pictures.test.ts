import PizZip from 'pizzip';
import { PNG } from 'pngjs';
import { stageInText } from '../../src/codes';
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
import type { SheetPreview } from '../../plugins/qr-labels/contracts';
import { decodePng, renderPdf, toolOnPdf } from '../support/decode';
import { asItIs, printedOf, sheetOf } from './answer-bytes';

/** Whole labels, stage cards and badges as pictures: over REST, from the panel, recorded as every print is. */

let app: TestApp;
let admin: string;
let token: string;
let codes: string[];

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
  token = await createApiToken(app);
  const product = await makeProduct(app, { designation: 'АСЦБ.218.00.00.00', orderNumber: '117' });
  codes = [];
  for (const [designation, name] of [
    ['АСЦБ.218.79.00.04', 'Болт осевой'],
    ['АСЦБ.301314.025.00.00.000-01СБ'.repeat(4), 'Кронштейн поворотный усиленный '.repeat(7)],
  ] as const)
    codes.push(await makePart(app, { product, designation, name, quantity: 600 }));
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
const codeIn = (url: string | undefined) => url?.slice(-13);

/** Dots of ink of a picture that have none near them in another one. */
function inkAlone(one: Buffer, other: Buffer): number {
  const [a, b] = [PNG.sync.read(one), PNG.sync.read(other)];
  const inkAt = ({ data, width, height }: PNG, x: number, y: number, below: number) =>
    x >= 0 && y >= 0 && x < width && y < height && (data[(y * width + x) * 4] ?? 255) < below;
  let alone = 0;
  for (let y = 0; y < a.height; y += 1)
    for (let x = 0; x < a.width; x += 1) {
      if (!inkAt(a, x, y, 100)) continue;
      const isNear = [-1, 0, 1].some((dy) => [-1, 0, 1].some((dx) => inkAt(b, x + dx, y + dy, 220)));
      if (!isNear) alone += 1;
    }
  return alone;
}

it('sheets have codes of vectors and embed a font that has Cyrillic', async () => {
  const file = (await rest('sheets', { parts: codes })).body as Buffer;
  const rowsOf = (table: string) => table.split('\n').slice(2).filter(Boolean);
  const fonts = rowsOf(await toolOnPdf('pdffonts', file));
  expect(fonts).toHaveLength(2);
  // Columns: name, type, encoding, embedded, subset, with a table of its characters.
  for (const font of fonts) expect(font).toMatch(/PTSans.* yes +yes +yes /);
  expect(rowsOf(await toolOnPdf('pdfimages', file, '-list'))).toEqual([]);
});

it('sheets are sorted by what is asked for', async () => {
  const order = async (sort?: string) => {
    const wish = { parts: codes, ...(sort ? { sort } : {}) };
    return ((await panel('preview', wish)).body as SheetPreview).labels.map(({ code }) => code);
  };
  const [bolt, bracket] = codes;
  expect(await order()).toEqual([bolt, bracket]);
  expect(await order('designation')).toEqual([bolt, bracket]);
  expect(await order('name')).toEqual([bolt, bracket]);
  const reversed = async (sort: string) =>
    ((await panel('preview', { parts: [bracket, bolt], sort })).body as SheetPreview).labels[0]?.code;
  expect([await reversed('given'), await reversed('designation'), await reversed('name')]).toEqual([
    bracket,
    bolt,
    bolt,
  ]);
});

describe('the picture of a label', () => {
  it.each(['58x40', '100x50', '100x150', { widthMm: 40, heightMm: 25 }])(
    'on %j is the one of the PDF, dot by dot at 203 dpi',
    async (layout) => {
      for (const code of codes) {
        const wish = { parts: [code], layout };
        const png = await rest('sheets', { ...wish, format: 'png' });
        expect([png.status, png.headers['content-type']]).toEqual([200, 'image/png']);
        expect(png.headers['content-disposition']).toBe('inline; filename="labels.png"');
        const picture = png.body as Buffer;
        const [page] = await renderPdf((await rest('sheets', wish)).body as Buffer, 203.2);
        if (!page) throw new Error('The file has no page.');
        expect((await decodePng(picture)).map(codeIn)).toEqual([code]);
        expect([inkAlone(picture, page), inkAlone(page, picture)]).toEqual([0, 0]);
      }
    },
  );

  it.each(['a4-3x7', 'a4-3x8', 'a4-2x7', '58x40', '100x50', '100x150'])(
    'of %s is read at 203 and 300 dpi, and its SVG of the same size is served',
    async (layout) => {
      for (const dpi of [203, 300]) {
        const picture = (await rest('sheets', { parts: [codes[0]], layout, format: 'png', dpi }))
          .body as Buffer;
        expect((await decodePng(picture)).map(codeIn)).toEqual([codes[0]]);
      }
      const svg = await rest('sheets', { parts: [codes[0]], layout, format: 'svg' });
      expect([svg.status, svg.headers['content-type']]).toEqual([200, 'image/svg+xml']);
      expect((svg.body as Buffer).toString()).toMatch(/^<svg [^>]*width="[\d.]+mm" height="[\d.]+mm"/);
    },
  );

  it.each([
    ['a4-3x7', 203],
    ['a4-3x7', 300],
    ['100x50', 300],
  ] as const)('on %s at %d dpi is what the preview shows', async (layout, dpi) => {
    const dotsPerMm = dpi === 203 ? 8 : 300 / 25.4;
    const wish = { parts: codes, layout, dpi };
    const preview = (await panel('preview', { ...wish, format: 'png', page: 1 })).body as SheetPreview;
    expect([preview.pages, preview.places, preview.labels.map(({ code }) => code)]).toEqual([
      ...[2, [{ xMm: 0, yMm: 0 }]],
      [codes[1]],
    ]);
    const [label] = preview.labels;
    if (!label) throw new Error('The preview shows no label.');
    const { xMm, yMm, moduleMm } = label.symbol;
    // Whole dots, or a head draws some modules wider than others.
    expect(moduleMm * dotsPerMm).toBeCloseTo(Math.round(moduleMm * dotsPerMm), 6);
    const one = { ...wish, parts: [codes[1]] };
    const png = PNG.sync.read((await rest('sheets', { ...one, format: 'png' })).body as Buffer);
    expect([png.width, png.height]).toEqual(
      [preview.label.widthMm, preview.label.heightMm].map((mm) => Math.round(mm * dotsPerMm)),
    );
    const isDark = (mmX: number, mmY: number) => {
      const [x, y] = [Math.floor(mmX * dotsPerMm), Math.floor(mmY * dotsPerMm)];
      return (png.data[(y * png.width + x) * 4] ?? 255) < 128;
    };
    const modules = label.path.matchAll(/M(\d+) (\d+)h(\d+)/g);
    const dark = [...modules].flatMap(([, x, y, length]) =>
      Array.from({ length: Number(length) }, (_, n) => [Number(x) + n, Number(y)] as const),
    );
    expect(dark.length).toBeGreaterThan(300);
    expect(dark.filter(([x, y]) => !isDark(xMm + (x + 0.5) * moduleMm, yMm + (y + 0.5) * moduleMm))).toEqual(
      [],
    );
    const svg = (await rest('sheets', { ...one, format: 'svg' })).body as Buffer;
    const places = [...svg.toString().matchAll(/<path transform="translate\(([\d.]+) ([\d.]+)\) scale\(/g)];
    expect(places.map(([, x, y]) => [Number(x), Number(y)])).toEqual(
      label.texts.map((text) => [text.xMm, text.baselineMm].map((mm) => Number(mm.toFixed(6)))),
    );
  });

  it('says an own layout with its logo and cut marks', async () => {
    const uploaded = await app
      .http()
      .post('/upload')
      .set('Authorization', `Bearer ${admin}`)
      .attach('files', greyPng(), { filename: 'logo.png', contentType: 'image/png' });
    const file = (uploaded.body as { id: number }[])[0]?.id;
    const field = { field: 'designation', sizeMm: 3, bold: true, lines: 3, place: 'top', caption: false };
    const settings = {
      ...{ paper: { widthMm: 58, heightMm: 40 }, fields: [field], symbolMm: null },
      ...{ logo: { file, heightMm: 8 }, cutMarks: true },
    };
    const kept = await panel('layouts', { name: 'С логотипом', settings });
    const layout = (kept.body as { id: string }).id;
    const [svg, png] = [
      sheetOf(await panel('sheets', { parts: [codes[0]], layout, format: 'svg' })).toString(),
      sheetOf(await panel('sheets', { parts: [codes[0]], layout, format: 'png' })),
    ];
    expect(svg).toContain('href="data:image/png;base64,');
    expect(svg).toContain('stroke="#999"');
    expect((await decodePng(png)).map(codeIn)).toEqual([codes[0]]);
    const [x = 0, y = 0, width = 0] = (/<image x="([\d.]+)" y="([\d.]+)" width="([\d.]+)"/.exec(svg) ?? [])
      .slice(1)
      .map(Number);
    const { data, width: row } = PNG.sync.read(png);
    const at = (Math.round((y + 4) * 8) * row + Math.round((x + width / 2) * 8)) * 4;
    expect(data[at]).toBeLessThan(200);
  });

  it('of several labels come in a zip, a piece each, and the print is recorded', async () => {
    const answer = await panel('sheets', {
      parts: codes,
      format: 'png',
      layout: '58x40',
      copies: 2,
      reason: 'Сайт',
    });
    expect(printedOf(answer)).toMatchObject({ extension: 'zip', stickers: 4 });
    const { files } = new PizZip(sheetOf(answer));
    const read = [];
    for (const file of Object.values(files))
      read.push(...(await decodePng(Buffer.from(file.asUint8Array()))));
    expect(read.map(codeIn)).toEqual(codes);
    const { rows } = await app.sql.query<{ difference: string }>(
      `select difference::text from audit_entries where action = 'print-labels' order by id desc limit 1`,
    );
    expect(JSON.parse(rows[0]?.difference ?? '')).toMatchObject({
      stickers: 4,
      format: 'png',
      reason: 'Сайт',
    });
  });

  it('is refused for more of them than are drawn at once, and nothing is recorded', async () => {
    const prints = async () =>
      (await app.sql.query<{ n: number }>('select sum(print_count)::int as n from labels')).rows;
    const before = await prints();
    const answer = await panel('sheets', { parts: [codes[0]], perPiece: true, format: 'svg' });
    expect(answer.status).toBe(422);
    expect((answer.body as { error: { details: object } }).error.details).toMatchObject({
      ...{ code: 'too-many-labels', limit: 500, asked: 600 },
    });
    expect(await prints()).toEqual(before);
  });
});

it('stage cards and badges are pictures too', async () => {
  const [stage] = await makeStages(app, ['Сварка']);
  const card = await panel('stages/sheets', { stages: [stage?.documentId], format: 'png' });
  expect((await decodePng(sheetOf(card))).map(stageInText)).toEqual([stage?.documentId]);
  await createOperator(app, { username: 'Петров', password: 'Secret123' });
  const { rows } = await app.sql.query<{ id: string }>(
    `select document_id as id from up_users where username = 'Петров'`,
  );
  const badge = await panel('badges', { operators: [rows[0]?.id], format: 'png' });
  expect(printedOf(badge)).toMatchObject({ stickers: 1, extension: 'png' });
  expect((await decodePng(sheetOf(badge)))[0]).toMatch(/^TB\w{26}$/);
});
