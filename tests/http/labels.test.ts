import { PNG } from 'pngjs';
import type { Response } from 'supertest';
import { newLabelCode } from '../../src/codes';
import {
  adminJwt,
  createApiToken,
  createOperator,
  makePart,
  makeProduct,
  operatorJwt,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';

const PUBLIC_URL = 'https://tracker.factory.example';

function binary(response: Response): Buffer {
  return response.body as Buffer;
}

describe('labels', () => {
  let app: TestApp;
  let token: string;
  let product: Row;
  let codes: string[];

  beforeAll(async () => {
    app = await startTestApp();
    app.strapi.config.set('server.url', `${PUBLIC_URL}/`);
    token = await createApiToken(app);
    product = await makeProduct(app, { designation: 'АСЦБ.218.00.00.00', orderNumber: '117', quantity: 4 });
    codes = [];
    for (let part = 1; part <= 24; part += 1) {
      const designation = `АСЦБ.218.79.00.${String(part).padStart(2, '0')}`;
      codes.push(await makePart(app, { product, designation, name: `Деталь № ${part}`, quantity: 3 }));
    }
    await makePart(app, { product, designation: 'ГОСТ 7798-70', kind: 'standard', quantity: 40 });
  });
  afterAll(() => app.stop());

  const urlOf = (code: string) => `${PUBLIC_URL}/SCAN/${code}`.toUpperCase();
  const get = (path: string) =>
    app.http().get(`/api/qr-labels/${path}`).set('Authorization', `Bearer ${token}`).buffer(true);
  const post = (body: object, path = 'sheets') =>
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
  const refusalOf = (response: Response) => {
    const { error } = JSON.parse(binary(response).toString()) as {
      error: { status: number; details: Record<string, unknown> };
    };
    expect(error.status).toBe(response.status);
    return [response.status, error.details];
  };

  async function decodeSheet(file: Buffer, dotsPerInch = 300): Promise<string[][]> {
    const pages = await renderPdf(file, dotsPerInch);
    const decoded: string[][] = [];
    for (const page of pages) decoded.push(await decodePng(page));
    return decoded;
  }

  it('gives the symbol of a label as SVG', async () => {
    const answer = await get(`${codes[0]}.svg`);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toMatch(/^image\/svg\+xml/);
    const svg = binary(answer).toString();
    expect(svg).toContain('<title>АСЦБ.218.79.00.01 · Деталь № 1</title>');
    expect(await decodePng(rasterise(svg))).toEqual([urlOf(codes[0] ?? '')]);
  });

  it('gives it as PNG, in the size asked for', async () => {
    const answer = await get(`${codes[1]}.png?scale=5`);
    expect(answer.headers['content-type']).toBe('image/png');
    expect(await decodePng(binary(answer))).toEqual([urlOf(codes[1] ?? '')]);
    const { width } = PNG.sync.read(binary(answer));
    expect(width % 5).toBe(0);
    expect((await get(`${codes[1]}.png?scale=0`)).status).toBe(400);
  });

  it('reads a code as people type it', async () => {
    const spoken = (codes[0] ?? '').toLowerCase().replace(/(.{4})/g, '$1-');
    expect((await get(`${spoken}.svg`)).status).toBe(200);
  });

  it.each([
    ['nonsense.svg', 400, 'part-code-malformed'],
    ['0123456789ABC.png', 400, 'part-code-malformed'],
  ])('refuses %s', async (path, status, code) => {
    const answer = await get(path).expect(status);
    expect((answer.body as { error: { details: { code: string } } }).error.details.code).toBe(code);
  });

  it('lays every batch of a product on A4, none of the bought ones', async () => {
    const answer = await post({ product: product.documentId, layout: 'a4-3x7' });
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['x-labels-printed']).toBe('24');
    const pages = await decodeSheet(binary(answer));
    expect(pages.map((page) => page.length)).toEqual([21, 3]);
    expect(pages.flat().sort()).toEqual(codes.map(urlOf).sort());
    const text = await textOfPdf(binary(answer));
    for (const words of ['АСЦБ.218.79.00.24', 'Деталь № 24', '3 шт.', 'Заказ 117']) {
      expect(text).toContain(words);
    }
  });

  it('skips used places, repeats copies, keeps the order of the codes', async () => {
    const [one = '', two = ''] = codes;
    const answer = await post({ parts: [two, one], copies: 2, skip: 19 });
    const pages = await decodeSheet(binary(answer));
    expect(pages.map((page) => page.sort())).toEqual([
      [urlOf(two), urlOf(two)],
      [urlOf(one), urlOf(one)],
    ]);
  });

  it('numbers the pieces of a batch on a roll', async () => {
    const answer = await post({ parts: [codes[2]], layout: '58x40', perPiece: true });
    const pages = await decodeSheet(binary(answer), 203);
    expect(pages).toEqual([[urlOf(codes[2] ?? '')], [urlOf(codes[2] ?? '')], [urlOf(codes[2] ?? '')]]);
    const text = await textOfPdf(binary(answer));
    expect(text.match(/\d из 3/g)).toEqual(['1 из 3', '2 из 3', '3 из 3']);
  });

  it('records who printed what, first or again', async () => {
    const made = await makePart(app, { product, designation: 'АСЦБ.300', quantity: 2 });
    await post({ parts: [made], copies: 3 });
    await post({ parts: [codes[0], made] });
    const label = await app.sql.query(
      'select print_count, last_printed_at is not null as dated from labels where code = $1',
      [made],
    );
    expect(label.rows).toEqual([{ print_count: 4, dated: true }]);
    const audit = await app.sql.query(
      `select actor_type, action, category, subject_type, subject_id, difference::text
         from audit_entries where category = 'labels' order by id desc limit 2`,
    );
    const common = { actor_type: 'api-token', action: 'print-labels', category: 'labels' };
    const sheet = { layout: 'a4-3x7', format: 'pdf' };
    const rows = audit.rows.map((row: { difference: string }) => ({
      ...row,
      difference: JSON.parse(row.difference) as unknown,
    }));
    expect(rows).toEqual([
      {
        ...common,
        subject_type: 'product',
        subject_id: product.documentId,
        difference: { ...sheet, stickers: 2, first: [], again: [codes[0], made] },
      },
      {
        ...common,
        subject_type: 'part',
        subject_id: made,
        difference: { ...sheet, stickers: 3, first: [made], again: [] },
      },
    ]);
  });

  it.each([
    [{ parts: ['not a code'] }, 400, { code: 'part-code-malformed' }],
    [{ parts: [] }, 400, { code: 'malformed-request', paths: ['parts'] }],
    [{}, 400, { code: 'malformed-request' }],
    [{ parts: ['0'.repeat(65)] }, 400, { code: 'malformed-request', paths: ['parts.0'] }],
    [{ product: 'unknown0000' }, 404, { code: 'product-not-found' }],
    [{ product: 'a', parts: ['b'] }, 400, { code: 'malformed-request' }],
    [{ product: 'Robert"); drop' }, 400, { code: 'malformed-request', paths: ['product'] }],
    [{ product: 'a', layout: 'A5' }, 400, { code: 'malformed-request', paths: ['layout'] }],
    [{ product: 'a', copies: 101 }, 400, { code: 'malformed-request', paths: ['copies'] }],
    [{ product: 'a', skip: 21 }, 400, { code: 'malformed-request', paths: ['skip'] }],
    [{ product: 'a', format: 'exe' }, 400, { code: 'malformed-request', paths: ['format'] }],
    [{ product: 'a', surprise: 1 }, 400, { code: 'malformed-request' }],
    [{ parts: ['a\u0000b'] }, 400, { code: 'malformed-request' }],
  ])('refuses %j', async (body, status, details) => {
    const before = await prints();
    expect(refusalOf(await post(body))).toEqual([status, expect.objectContaining(details)]);
    expect(await prints()).toBe(before);
  });

  it('refuses an unknown code, a voided label, nothing and too much', async () => {
    const unknown = newLabelCode();
    expect(refusalOf(await post({ parts: [unknown] }))).toEqual([
      404,
      expect.objectContaining({ code: 'part-not-found', partCode: unknown }),
    ]);
    expect((await get(`${unknown}.svg`)).status).toBe(404);
    const voided = await makePart(app, { product, designation: 'АСЦБ.400', quantity: 1 });
    await app.sql.query(
      `update labels set status = 'voided', voided_at = now(), valid_code = $2 where code = $1`,
      [voided, codes[0]],
    );
    expect(refusalOf(await post({ parts: [voided] }))).toEqual([
      409,
      expect.objectContaining({ code: 'label-voided', validCode: codes[0] }),
    ]);
    const empty = await makeProduct(app, { designation: 'ПУСТО', quantity: 1 });
    expect(refusalOf(await post({ product: empty.documentId }))).toEqual([
      422,
      expect.objectContaining({ code: 'nothing-to-print' }),
    ]);
    const many = await makePart(app, { product, designation: 'АСЦБ.500', quantity: 1_000_000 });
    expect(refusalOf(await post({ parts: [many], perPiece: true, copies: 100 }))).toEqual([
      422,
      expect.objectContaining({ code: 'too-many-labels', limit: 10000 }),
    ]);
  });

  it('previews the sheet without recording a print', async () => {
    const before = await prints();
    const answer = await post({ parts: codes.slice(0, 23), skip: 2, page: 1 }, 'preview');
    const preview = JSON.parse(binary(answer).toString()) as {
      pages: number;
      stickers: number;
      places: unknown[];
      labels: { code: string; texts: { text: string }[] }[];
    };
    expect([preview.pages, preview.stickers, preview.places.length]).toEqual([2, 23, 21]);
    expect(preview.labels.map(({ code }) => code)).toEqual(codes.slice(19, 23));
    expect(preview.labels[0]?.texts[0]?.text).toBe('АСЦБ.218.79.00.20');
    expect(refusalOf(await post({ parts: codes, page: 9 }, 'preview'))[0]).toBe(400);
    expect(await prints()).toBe(before);
  });

  it('lets in who may print, and nobody else', async () => {
    await createOperator(app, { username: 'petrov', password: 'Petrov-12345' });
    const operator = await operatorJwt(app, 'petrov', 'Petrov-12345');
    const sheet = (path: string, bearer?: string) => {
      const sent = app
        .http()
        .post(path)
        .send({ parts: [codes[0]] });
      return bearer ? sent.set('Authorization', `Bearer ${bearer}`) : sent;
    };
    expect((await sheet('/api/qr-labels/sheets')).status).toBe(401);
    expect((await sheet('/api/qr-labels/sheets', operator)).status).toBe(403);
    expect((await app.http().get(`/api/qr-labels/${codes[0]}.svg`)).status).toBe(401);
    expect((await sheet('/qr-labels/sheets')).status).toBe(401);
    expect((await sheet('/qr-labels/sheets', token)).status).toBe(401);
    const admin = await adminJwt(app);
    const answer = await sheet('/qr-labels/sheets', admin);
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'application/pdf']);
    const audit = await app.sql.query(
      `select actor_type, actor_name from audit_entries where category = 'labels' order by id desc limit 1`,
    );
    expect(audit.rows).toEqual([{ actor_type: 'admin', actor_name: 'Test strapi-super-admin' }]);
  });

  async function prints(): Promise<number> {
    const found = await app.sql.query<{ sum: number }>('select sum(print_count)::int from labels');
    return found.rows[0]?.sum ?? 0;
  }
});

/** The symbol's path as pixels, by its own whole numbers: eight pixels a module. */
function rasterise(svg: string): Buffer {
  const side = Number(/viewBox="0 0 (\d+) /.exec(svg)?.[1]);
  const png = new PNG({ width: side * 8, height: side * 8 });
  png.data.fill(255);
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
    for (let row = 0; row < 8; row += 1) {
      const start = ((Number(y) * 8 + row) * side * 8 + Number(x) * 8) * 4;
      for (let pixel = 0; pixel < Number(length) * 8; pixel += 1)
        png.data.fill(0, start + pixel * 4, start + pixel * 4 + 3);
    }
  }
  return PNG.sync.write(png);
}
