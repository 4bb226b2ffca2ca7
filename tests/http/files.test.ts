import {
  adminJwt,
  createApiToken,
  createOperator,
  greyPng,
  makePart,
  makeProduct,
  operatorJwt,
  startTestApp,
  type TestApp,
} from '../support';

let app: TestApp;
let token: string;
let admin: string;
let operator: string;
let code: string;

const PNG = greyPng();
/** Strapi packs pictures tighter when it takes them in, so not every byte stays. */
function isPng(body: unknown): boolean {
  return Buffer.isBuffer(body) && body.subarray(0, 8).equals(PNG.subarray(0, 8));
}
const PDF = Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n');
const SVG = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');

interface Uploaded {
  id: number;
  url: string;
  formats: Record<string, { url: string }> | null;
}

async function upload(content: Buffer, filename: string, contentType: string) {
  return app
    .http()
    .post('/api/upload')
    .set('Authorization', `Bearer ${token}`)
    .attach('files', content, { filename, contentType });
}

async function uploaded(content: Buffer, filename: string, contentType: string): Promise<Uploaded> {
  const answer = await upload(content, filename, contentType);
  if (answer.status !== 201) throw new Error(`${answer.status}: ${answer.text}`);
  return (answer.body as [Uploaded])[0];
}

async function hang(file: Uploaded): Promise<void> {
  const { rows } = await app.sql.query<{ id: string }>(
    'select p.document_id as id from parts p join part_states s on s.part_id = p.id where s.code = $1',
    [code],
  );
  const documents = app.strapi.documents as unknown as (uid: string) => {
    update(wish: { documentId: string; data: object }): Promise<unknown>;
  };
  await documents('api::part.part').update({ documentId: rows[0]?.id ?? '', data: { drawing: file.id } });
}

async function drawingUrl(): Promise<string | null> {
  const page = await app
    .http()
    .get(`/api/scan-station/parts/${code}`)
    .set('Authorization', `Bearer ${operator}`)
    .expect(200);
  return (page.body as { part: { drawingUrl: string | null } }).part.drawingUrl;
}

const as = (who: string, path: string) => app.http().get(path).set('Authorization', `Bearer ${who}`);
const codeOf = (answer: { status: number; body: { error?: { details: { code: string } } } }) => [
  answer.status,
  answer.body.error?.details.code,
];

beforeAll(async () => {
  app = await startTestApp();
  token = await createApiToken(app);
  admin = await adminJwt(app);
  await createOperator(app, { username: 'Иванов', password: 'pass-word-1' });
  operator = await operatorJwt(app, 'Иванов', 'pass-word-1');
  const product = await makeProduct(app, { designation: 'АБВГ.301' });
  code = await makePart(app, { product, designation: 'АБВГ.301.001', quantity: 5, route: null });
});
afterAll(() => app.stop());

describe('a drawing', () => {
  let file: Uploaded;
  beforeAll(async () => {
    expect(await drawingUrl()).toBeNull();
    file = await uploaded(PNG, 'чертёж.png', 'image/png');
    await hang(file);
  });

  it('opens for half an hour by the link on the part’s page, without a sign-in', async () => {
    const url = (await drawingUrl()) ?? '';
    expect(url).toMatch(/^\/files\/[\w-]+\.png\?expires=\d+&signature=[\w-]{43}$/);
    const answer = await app.http().get(url).expect(200);
    expect(isPng(answer.body)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/png',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'private, max-age=300',
      'content-length': String((answer.body as Buffer).length),
    });
    expect(answer.headers['content-disposition']).toMatch(/^inline; filename="[\w-]+\.png"$/);
    expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });

  it('opens for nobody by another name, time or signature', async () => {
    const url = (await drawingUrl()) ?? '';
    for (const wrong of [
      url.replace(/\?.*/, ''),
      url.replace(/expires=\d/, 'expires=9'),
      url.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(/signature=.{5}/, 'signature=AAAAA'),
      url.replace('/files/', '/files/other_'),
    ]) {
      expect(codeOf(await app.http().get(wrong))).toEqual([403, 'link-expired']);
    }
  });

  it('is not in /uploads', async () => {
    const [name] = (file.url.split('/').pop() ?? '').split('?');
    for (const path of [`/uploads/${name}`, `/UPLOADS/${name}`, `/uploads/../files/${name}`]) {
      expect([403, 404]).toContain((await app.http().get(path)).status);
    }
    expect((await app.http().get('/uploads/.gitkeep')).status).toBe(404);
  });

  it('is given to who may see batches: operator, API token; and to the admin panel at its own door', async () => {
    for (const [who, path] of [
      [operator, '/api/files/'],
      [token, '/api/files/'],
      [admin, '/tracker/files/'],
    ] as const) {
      expect(isPng((await as(who, path + file.id).expect(200)).body)).toBe(true);
    }
    expect(codeOf(await app.http().get(`/api/files/${file.id}`))).toEqual([401, 'not-signed-in']);
    expect(codeOf(await as(admin, `/api/files/${file.id}`))).toEqual([401, 'not-signed-in']);
    expect((await as(operator, `/tracker/files/${file.id}`)).status).toBe(401);
    await createOperator(app, { username: 'idle', password: 'pass-word-2', roleType: 'authenticated' });
    const idle = await operatorJwt(app, 'idle', 'pass-word-2');
    expect(codeOf(await as(idle, `/api/files/${file.id}`))).toEqual([403, 'not-permitted']);
  });

  it('is told by Strapi everywhere with a signed link', async () => {
    const inLibrary = await as(admin, `/upload/files/${file.id}`).expect(200);
    const { url, isUrlSigned } = inLibrary.body as Uploaded & { isUrlSigned: boolean };
    expect(isUrlSigned).toBe(true);
    expect(isPng((await app.http().get(url).expect(200)).body)).toBe(true);
    const overRest = await as(token, '/api/parts?populate=drawing').expect(200);
    const [part] = (overRest.body as { data: { drawing: Uploaded }[] }).data;
    expect((await app.http().get(part?.drawing.url ?? '')).status).toBe(200);
  });

  it('of no batch is none of an operator’s business', async () => {
    const other = await uploaded(PNG, 'other.png', 'image/png');
    expect(codeOf(await as(operator, `/api/files/${other.id}`))).toEqual([404, 'file-not-found']);
    expect((await as(token, `/api/files/${other.id}`)).status).toBe(200);
    expect(codeOf(await as(token, '/api/files/999999999999'))).toEqual([404, 'file-not-found']);
  });

  it('that is a PDF is shown in place, too', async () => {
    await hang(await uploaded(PDF, 'drawing.pdf', 'application/pdf'));
    const answer = await app
      .http()
      .get((await drawingUrl()) ?? '')
      .expect(200);
    expect(answer.headers['content-type']).toBe('application/pdf');
    expect(answer.headers['content-disposition']).toMatch(/^inline; /);
  });

  it('leaves the folder when it is removed', async () => {
    const gone = await uploaded(PNG, 'gone.png', 'image/png');
    await app
      .http()
      .delete(`/api/upload/files/${gone.id}`)
      .set('Authorization', `Bearer ${token}`)
      .expect(200);
    expect(codeOf(await app.http().get(gone.url))).toEqual([404, 'file-not-found']);
  });
});

describe('an upload', () => {
  it.each([
    ['an SVG', SVG, 'a.svg', 'image/svg+xml'],
    ['an SVG called PNG', SVG, 'a.png', 'image/png'],
    ['HTML called PDF', Buffer.from('<!doctype html><script>1</script>'), 'a.pdf', 'application/pdf'],
    ['a PDF called PNG', PDF, 'a.png', 'image/png'],
    ['HTML', Buffer.from('<!doctype html>'), 'a.html', 'text/html'],
    ['a program', Buffer.from('MZ\x90\x00'), 'a.exe', 'application/octet-stream'],
    ['a PNG called HTML', PNG, 'a.html', 'image/png'],
  ])('of %s is refused, and nothing is kept', async (_what, content, filename, contentType) => {
    const before = await app.sql.query('select count(*) from files');
    const answer = await upload(content, filename, contentType);
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.status).toBeLessThan(500);
    expect((await app.sql.query('select count(*) from files')).rows).toEqual(before.rows);
  });

  it.each([
    ['40 MB', 0, 201],
    ['a byte more than 40 MB', 1, 413],
  ])('of %s answers as it should', async (_what, more, status) => {
    const before = await app.sql.query<{ count: number }>('select count(*)::int as count from files');
    const large = Buffer.alloc(40 * 1024 * 1024 + more, ' ');
    PDF.copy(large);
    expect((await upload(large, 'large.pdf', 'application/pdf')).status).toBe(status);
    const { rows } = await app.sql.query<{ count: number }>('select count(*)::int as count from files');
    expect(rows[0]?.count).toBe((before.rows[0]?.count ?? 0) + (status === 201 ? 1 : 0));
  });

  it('of a Word document is taken, and only ever saved', async () => {
    const file = await uploaded(
      Buffer.from('PK\x03\x04rest of a zip', 'latin1'),
      'template.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    const answer = await app.http().get(file.url).expect(200);
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="template_\w+\.docx"$/);
  });
});
