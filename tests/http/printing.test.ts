import type { Response } from 'supertest';
import { adminJwt, createOperator, makePart, makeProduct, startTestApp, type TestApp } from '../support';
import { decodePng, renderPdf, textOfPdf } from '../support/decode';
import { printZpl } from '../support/zpl';
import { asItIs, printedOf, sheetOf } from './answer-bytes';

let app: TestApp;
let admin: string;

beforeAll(async () => {
  app = await startTestApp();
  admin = await adminJwt(app);
});
afterAll(() => app.stop());

interface Listed {
  rows: { id: string; name: string; role: string; badgeIssuedAt: string | null; pinSetAt: string | null }[];
  hasMore: boolean;
}

const listed = async (search = '', jwt = admin) =>
  app.http().get('/qr-labels/operators').query({ search }).set('Authorization', `Bearer ${jwt}`);
const issue = (operators: unknown, jwt = admin) =>
  asItIs(
    app
      .http()
      .post('/qr-labels/badges')
      .set('Authorization', `Bearer ${jwt}`)
      .send({ operators, language: 'ru' }),
  );
const codeOf = ({ body }: Response) => (body as { error: { details: { code: string } } }).error.details.code;

/** Codes and names on the first page, in the order of their places. */
async function read(pdf: Buffer): Promise<{ codes: string[]; text: string }> {
  const [page] = await renderPdf(pdf, 203);
  if (!page) throw new Error('The file has no page.');
  return { codes: await decodePng(page), text: await textOfPdf(pdf) };
}

describe('badges that are printed', () => {
  it('sign their operators in with a PIN, and the badges before them do not', async () => {
    await createOperator(app, { username: 'Петров Иван', password: 'Secret123' });
    await createOperator(app, { username: 'Сидорова Анна', password: 'Secret123', roleType: 'inspector' });
    const { rows } = (await listed()).body as Listed;
    expect(rows.map(({ name, badgeIssuedAt }) => [name, badgeIssuedAt])).toEqual([
      ['Петров Иван', null],
      ['Сидорова Анна', null],
    ]);
    const ids = rows.map(({ id }) => id);
    const first = await issue(ids);
    expect(first.status).toBe(200);
    expect(first.headers['cache-control']).toBe('no-store');
    const printed = await read(sheetOf(first));
    expect(printed.codes).toHaveLength(2);
    for (const word of ['Петров', 'Иван', 'Сидорова', 'Анна']) expect(printed.text).toContain(word);

    const second = await read(sheetOf(await issue([ids[0]])));
    await app
      .http()
      .put(`/tracker/operators/${ids[0]}/pin`)
      .set('Authorization', `Bearer ${admin}`)
      .send({ pin: '4711' })
      .expect(204);
    const signIn = (badge?: string) =>
      app.http().post('/api/scan-station/sign-in').send({ badge, pin: '4711' });
    const signedIn = await signIn(second.codes[0]);
    expect(signedIn.status).toBe(200);
    expect((signedIn.body as { operator: { name: string } }).operator.name).toBe('Петров Иван');
    for (const old of printed.codes) expect((await signIn(old)).status).toBe(401);
    const after = ((await listed('ПЕТРОВ')).body as Listed).rows;
    expect(after).toHaveLength(1);
    expect(after[0]?.badgeIssuedAt).not.toBeNull();
    expect(after[0]?.pinSetAt).not.toBeNull();
  });

  it('are issued for all who are asked for or for nobody, and each is in the log', async () => {
    const [found] = ((await listed('петров')).body as Listed).rows;
    const id = found?.id ?? '';
    const entries = async () =>
      (
        await app.sql.query<{ n: number }>(
          `select count(*)::int as n from audit_entries where action = 'issue-badge'`,
        )
      ).rows[0]?.n;
    const before = await entries();
    const refused = await issue([id, 'nobody0000000000000000000']);
    expect([refused.status, codeOf(refused)]).toEqual([404, 'not-found']);
    expect(await entries()).toBe(before);
    expect((await issue([id])).status).toBe(200);
    expect(await entries()).toBe((before ?? 0) + 1);
  });

  it.each([
    [[]],
    [['a', 'a']],
    [Array.from({ length: 101 }, (_, n) => `id${n}`)],
    [['../x']],
    ['a'],
    [undefined],
  ])('are refused for %j', async (operators) => {
    const answer = await issue(operators);
    expect([answer.status, codeOf(answer)]).toEqual([400, 'malformed-request']);
  });

  it('are given by nobody else than who may edit operators', async () => {
    const auditor = await adminJwt(app, 'auditor');
    expect((await listed('', auditor)).status).toBe(403);
    expect((await issue(['a'], auditor)).status).toBe(403);
    expect((await app.http().get('/qr-labels/operators')).status).toBe(401);
  });
});

describe('the address on labels', () => {
  it('is warned of while nobody has set it', async () => {
    app.strapi.config.set('server.url', 'http://192.168.1.5:1337');
    const product = await makeProduct(app, { designation: 'PT.1' });
    const code = await makePart(app, { product, designation: 'PT.1.1', quantity: 3 });
    const ask = (path: string) =>
      app
        .http()
        .post(`/qr-labels/${path}`)
        .set('Authorization', `Bearer ${admin}`)
        .send({ parts: [code] });
    const addressOf = async () => ((await ask('preview')).body as { address: object }).address;
    const headerOf = async () =>
      (await ask('sheets')).headers['x-labels-address-guessed'] as string | undefined;
    expect(await addressOf()).toEqual({ url: 'http://192.168.1.5:1337', isGuessed: false });
    expect(await headerOf()).toBeUndefined();
    app.strapi.config.set('tracker.publicUrlIsGuessed', true);
    expect(await addressOf()).toEqual({ url: 'http://192.168.1.5:1337', isGuessed: true });
    expect(await headerOf()).toBe('http://192.168.1.5:1337');
  });
});

describe('a label with the address of before the server moved', () => {
  const NOW = 'https://tracker.factory.example';
  const FORMER = ['192.168.1.5:1337', 'old.example'];
  beforeAll(() => {
    app.strapi.config.set('server.url', NOW);
    app.strapi.config.set('tracker.formerHosts', [...FORMER, 'tracker.factory.example']);
  });
  afterAll(() => app.strapi.config.set('tracker.formerHosts', []));

  it.each([
    ['192.168.1.5:1337', '/SCAN/0123456789ABC'],
    ['OLD.example', '/scan/0123456789abc'],
    ['old.example', '/scan'],
    ['old.example', '/SCAN//evil.example/..'],
    ['old.example', '/SCAN/0123456789ABC?from=board&x=%D0%96'],
  ])('asked of %s%s leads to the address of now', async (host, address) => {
    const answer = await app.http().get(address).set('Host', host);
    expect([answer.status, answer.headers.location]).toEqual([307, NOW + address]);
    expect(answer.headers['cache-control']).toBe('no-store');
  });

  it.each([
    ['old.example', '/scanner', 404],
    ['old.example', '/health', 200],
    ['old.example:1337', '/scan', 200],
    ['other.example', '/scan', 200],
    ['tracker.factory.example', '/scan', 200],
  ])('nothing else does: %s%s answers %i', async (host, address, status) => {
    expect((await app.http().get(address).set('Host', host)).status).toBe(status);
  });
});

describe('paper', () => {
  const OWN = {
    widthMm: 90,
    heightMm: 40,
    page: {
      ...{ widthMm: 210, heightMm: 297, columns: 2, rows: 6 },
      ...{ leftMm: 10, topMm: 20, pitchXMm: 100, pitchYMm: 42 },
    },
  };
  let codes: string[];
  beforeAll(async () => {
    const product = await makeProduct(app, { designation: 'АСЦБ.218.00.00.00', orderNumber: '117' });
    codes = [];
    for (let n = 1; n <= 25; n += 1)
      codes.push(
        await makePart(app, { product, designation: `АСЦБ.218.${n}`, name: `Деталь ${n}`, quantity: 2 }),
      );
  });
  const ask = (body: object) =>
    asItIs(
      app
        .http()
        .post('/qr-labels/sheets')
        .set('Authorization', `Bearer ${admin}`)
        .send({ parts: codes, ...body }),
    );

  it.each([
    ['a4-3x8', [24, 1]],
    ['a4-2x7', [14, 11]],
    [OWN, [12, 12, 1]],
    ['100x50', Array.from({ length: 25 }, () => 1)],
    ['100x150', Array.from({ length: 25 }, () => 1)],
    [{ widthMm: 40, heightMm: 25 }, Array.from({ length: 25 }, () => 1)],
  ])('%j shows every code so that it is read at 203 dpi', async (layout, labelsOfPages) => {
    const pages = await renderPdf(sheetOf(await ask({ layout })), 203);
    const read = await Promise.all(pages.map((page) => decodePng(page)));
    expect(read.map((page) => page.length)).toEqual(labelsOfPages);
    expect(
      read
        .flat()
        .map((url) => url.slice(-13))
        .sort(),
    ).toEqual([...codes].sort());
  });

  it.each([
    ['wider than the page', { ...OWN, page: { ...OWN.page, leftMm: 50 } }, ['layout.page.widthMm']],
    ['longer than the page', { ...OWN, page: { ...OWN.page, rows: 7 } }, ['layout.page.heightMm']],
    ['one over the other', { ...OWN, page: { ...OWN.page, pitchXMm: 80 } }, ['layout.page.pitchXMm']],
    ['too small for a code', { widthMm: 20, heightMm: 40 }, ['layout.widthMm']],
    ['unknown', 'a5', ['layout']],
    ['no number', { widthMm: 'x', heightMm: 40 }, ['layout.widthMm']],
  ])('that is %s is refused', async (_why, layout, paths) => {
    const answer = await ask({ layout });
    expect(answer.status).toBe(400);
    expect((answer.body as { error: { details: object } }).error.details).toMatchObject({
      code: 'malformed-request',
      paths,
    });
  });

  it('goes to label printers as a program, which is recorded like a sheet', async () => {
    const answer = await ask({ layout: '100x50', format: 'zpl', dpi: 300, copies: 2 });
    const program = sheetOf(answer).toString('utf8');
    expect(program.match(/\^XA/g)).toHaveLength(25);
    const printed = printZpl(program);
    expect(printed.map(({ width, height, copies }) => [width, height, copies])).toEqual(
      codes.map(() => [1181, 591, 2]),
    );
    const read = await Promise.all(printed.map(({ picture }) => decodePng(picture)));
    expect(read.map(([url]) => url?.slice(-13)).sort()).toEqual([...codes].sort());
    expect(printedOf(answer)).toMatchObject({ stickers: 50, first: 0, again: 25 });
    const { rows } = await app.sql.query<{ difference: string }>(
      `select difference::text from audit_entries where action = 'print-labels' order by id desc limit 1`,
    );
    expect(JSON.parse(rows[0]?.difference ?? '')).toMatchObject({
      layout: '100x50',
      format: 'zpl',
      stickers: 50,
    });
    const sheet = await app
      .http()
      .post('/qr-labels/sheets')
      .set('Authorization', `Bearer ${admin}`)
      .send({ parts: codes.slice(0, 1), layout: '58x40', format: 'zpl' });
    expect(sheet.headers['content-disposition']).toBe('inline; filename="labels.zpl"');
    expect((await ask({ layout: '58x40', format: 'zpl', dpi: 600 })).status).toBe(400);
    // A label printer has no used cells; a sheet's are nobody's there.
    const used = await ask({ layout: 'a4-3x7', format: 'zpl', skip: 3 });
    expect((used.body as { error: { details: object } }).error.details).toMatchObject({ paths: ['skip'] });
  });

  it('is drawn while it is read, and who goes away frees the place', async () => {
    const sheet = (wish: object) =>
      fetch(`${app.baseUrl}/qr-labels/sheets`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${admin}`, 'Content-Type': 'application/json' },
        body: JSON.stringify({ parts: codes, perPiece: true, copies: 100, ...wish }),
      });
    const one = await sheet({ parts: codes.slice(0, 1), copies: 1 });
    expect(one.headers.get('transfer-encoding')).toBe('chunked');
    expect(one.headers.get('x-labels-printed')).toBe('2');
    expect(Buffer.from(await one.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-[^]*%%EOF\n$/);
    const answers: globalThis.Response[] = [];
    while (answers.length < 5) answers.push(await sheet({}));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 503]);
    for (const { body } of answers) await body?.cancel();
    let again = await sheet({});
    while (again.status === 503) again = await sheet({});
    expect(again.status).toBe(200);
    await again.body?.cancel();
  });
});
