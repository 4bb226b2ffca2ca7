import { randomUUID } from 'node:crypto';
import PizZip from 'pizzip';
import type { RunProgress, Subjects, TemplateList, TemplateView } from '../../plugins/word-reports/contracts';
import {
  adminJwt,
  createApiToken,
  makePart,
  makeProduct,
  makeRoute,
  makeStages,
  startTestApp,
  type Row,
  type TestApp,
} from '../support';
import { FakeMicrosoft, settingsFor } from '../support/microsoft/server';
import { asItIs } from './answer-bytes';
import { CSV, docx, fileOf, linesOf, nameOf, wordReportDoors } from './word-report-world';

describe("the panel's own doors of Word reports", () => {
  let app: TestApp;
  let jwt: string;
  let product: Row;
  let code: string;
  let template: string;
  let token: string;
  let doors: ReturnType<typeof wordReportDoors>;
  const panel = (method: 'get' | 'post', path: string, body?: object, bearer = jwt) => {
    const asked = app.http()[method](`/word-reports${path}`).set('Authorization', `Bearer ${bearer}`);
    return body ? asked.send(body) : asked;
  };
  const make = (order: object, path = '') => asItIs(panel('post', path, order));

  beforeAll(async () => {
    app = await startTestApp();
    token = await createApiToken(app);
    doors = wordReportDoors(app, token);
    jwt = await adminJwt(app, 'foreman');
    await makeStages(app, ['Резка']);
    const route = await makeRoute(app, 'Маршрут', ['Резка']);
    product = await makeProduct(app, { designation: 'АСЦБ.1', orderNumber: '117', quantity: 4 });
    code = await makePart(app, { product, designation: 'АСЦБ.1.01', name: 'Кронштейн', quantity: 5, route });
    await makePart(app, { product, designation: 'АСЦБ.1.02', name: 'Ось', quantity: 7, route });
    const made = await doors.send('/templates', await docx('{{№ бирки}}: {{Наименование}}'), 'Бирка.docx');
    template = (made.body as TemplateView).id;
  });
  afterAll(() => app.stop());

  it('offer products and batches to choose from', async () => {
    const search = async (kind: string, text: string) =>
      (await panel('get', `/${kind}?search=${encodeURIComponent(text)}`)).body as Subjects;
    const products = await search('products', '');
    expect(products).toEqual({
      subjects: [{ id: product.documentId, title: expect.stringContaining('АСЦБ.1') as string }],
      hasMore: false,
    });
    const found = await search('parts', 'кронштейн');
    expect(found.subjects.map(({ id }) => id)).toEqual([code]);
    expect(found.subjects[0]?.title).toContain('АСЦБ.1.01');
    expect((await search('parts', '')).subjects).toHaveLength(2);
    for (const kind of ['parts', 'products'])
      expect((await panel('get', `/${kind}?search=${'x'.repeat(500)}`)).status).toBe(400);
  });

  it('find a product among more than are shown, by designation, name or order, and say that there are more', async () => {
    await app.sql.query(
      `insert into products (document_id, designation, name, order_number, quantity, created_at, updated_at)
       select 'many' || n, 'РАМА-' || n, 'Рама 100% ' || n, 'З-' || n, 1, now(), now() from generate_series(1, 600) n`,
    );
    const search = async (text: string) =>
      (await panel('get', `/products?search=${encodeURIComponent(text)}`)).body as Subjects;
    const all = await search('');
    expect([all.subjects.length, all.hasMore, all.subjects[0]?.id]).toEqual([50, true, 'many600']);
    const [first] = (await search('асцб.1')).subjects;
    expect(first?.id).toBe(product.documentId);
    expect((await search('рама-333')).subjects).toEqual([
      { id: 'many333', title: 'РАМА-333 · Рама 100% 333 · З-333' },
    ]);
    expect(await search('З-599')).toMatchObject({ subjects: [{ id: 'many599' }], hasMore: false });
    expect((await search('100% 12')).subjects.map(({ id }) => id).slice(-2)).toEqual(['many120', 'many12']);
    expect(await search('_')).toEqual({ subjects: [], hasMore: false });
    await app.sql.query("delete from products where document_id like 'many%'");
  });

  it('refuse many rows in one document that would hold the first of them alone', async () => {
    const upload = ((await doors.send('/uploads', Buffer.from(CSV), 'бирки.csv')).body as { id: string }).id;
    const together = (rows: number[]) => ({
      template,
      source: { upload, rows },
      as: 'one-document' as const,
    });
    for (const door of ['/preview', '']) {
      const { status, body } = await doors.as(token).post(door, together([4, 2]));
      expect([status, body.error.details]).toEqual([422, { code: 'rows-need-a-block' }]);
    }
    expect((await doors.preview(together([4]))).documents).toBe(1);
  });

  it('give the file as it is, the same as the other door, and make it again', async () => {
    const made = await make({ template, source: { part: code } });
    const run = made.headers['x-word-report-run'];
    expect([made.status, nameOf(made), made.headers['x-word-report-saved']]).toEqual([
      ...[200, `${code}.docx`, undefined],
    ]);
    expect(linesOf(fileOf(made))).toEqual([`${code}: Кронштейн`]);
    const other = await doors.make({ template, source: { part: code } });
    expect(linesOf(fileOf(other))).toEqual(linesOf(fileOf(made)));
    const again = await make({}, `/runs/${run}/again`);
    expect(fileOf(again).equals(fileOf(made))).toBe(true);
    expect(again.headers['x-word-report-run']).not.toBe(run);
    const missing = await panel('post', `/runs/${randomUUID()}/again`);
    expect([missing.status, missing.body.error.details.code]).toEqual([404, 'report-run-not-found']);
    const refused = await panel('post', '', { template });
    expect([refused.status, refused.body.error.details.code]).toEqual([400, 'malformed-request']);
  });

  it('make a document for each batch of a product, in their order', async () => {
    const made = await make({ template, source: { product: product.documentId, each: 'part' } });
    const zip = new PizZip(fileOf(made));
    const lines = Object.values(zip.files).flatMap((entry) => linesOf(entry.asNodeBuffer()));
    expect(lines.map((line) => line.split(': ')[1])).toEqual(['Кронштейн', 'Ось']);
  });

  it('make a route sheet without any template of the factory, in the language of the report', async () => {
    const list = await panel('get', '/templates').set('Accept-Language', 'ru');
    expect((list.body as TemplateList).builtIn).toEqual([
      { id: 'route-sheet', name: 'Сопроводительный лист' },
      { id: 'starter', name: 'Шаблон отчёта' },
    ]);
    const files = await doors.count('word_report_files');
    const sheet = (language: string) => make({ template: 'route-sheet', source: { part: code }, language });
    const russian = await sheet('ru');
    expect([nameOf(russian), linesOf(fileOf(russian))]).toEqual([
      ...[`${code}.docx`, expect.arrayContaining([`№ бирки: ${code}`, 'Наименование: Кронштейн', 'Резка'])],
    ]);
    expect(linesOf(fileOf(await sheet('en')))).toEqual(expect.arrayContaining(['Name: Кронштейн', 'Резка']));
    await sheet('ru');
    // The template of each language is kept once, however often it is used.
    expect(await doors.count('word_report_files')).toBe(files + 2);
    const again = await make({}, `/runs/${russian.headers['x-word-report-run']}/again`);
    expect(fileOf(again).equals(fileOf(russian))).toBe(true);
    for (const [id, status] of [
      ['route-sheet', 400],
      ['starter', 404],
    ] as const)
      expect((await doors.as(token).del(`/templates/${id}`)).status).toBe(status);
  });

  it('tell how far the saving of a report is, and give the file though it was not saved', async () => {
    const fake = await FakeMicrosoft.start();
    try {
      app.strapi.config.set('onedrive', settingsFor(fake));
      fake.drive.write('бирки.csv', Buffer.from(CSV));
      const progressId = randomUUID();
      const source = { part: code };
      const order = { template, source, saveToOneDrive: 'Готовые', progressId, ifNotSaved: 'send' };
      let met: RunProgress | null = null;
      // While OneDrive has not answered yet, somebody asks how far it is.
      fake.next(/^PUT localhost/, (response) => {
        void panel('get', `/progress/${progressId}`).then((told) => {
          met = told.body as RunProgress;
          response
            .writeHead(403, { 'Content-Type': 'application/json' })
            .end('{"error":{"code":"accessDenied"}}');
        });
      });
      const made = await make(order);
      expect(met).toEqual({ phase: 'saving', done: 0, total: fileOf(made).length });
      const { 'x-word-report-not-saved': reason, 'x-word-report-not-saved-why': why } = made.headers;
      expect([made.headers['x-word-report-saved'], reason]).toEqual([undefined, 'onedrive-write-refused']);
      expect(decodeURIComponent(why ?? '')).toMatch(/Files\.ReadWrite\.All/);
      const saved = await make(order);
      expect(decodeURIComponent(saved.headers['x-word-report-saved'] ?? '')).toBe(`Готовые/${code}.docx`);
      expect((await panel('get', `/progress/${progressId}`)).status).toBe(404);
      const folder = await panel('get', '/onedrive/folder?path=');
      expect([folder.status, folder.body.entries.length]).toEqual([200, 2]);
    } finally {
      await fake.stop();
    }
  });

  it('are closed to who may not make reports', async () => {
    const auditor = await adminJwt(app, 'auditor');
    const asked = ['/products', '/parts', '/onedrive', '/onedrive/folder', `/progress/${randomUUID()}`];
    const statuses = await Promise.all(
      asked.map(async (path) => (await panel('get', path, undefined, auditor)).status),
    );
    expect(statuses).toEqual([403, 403, 403, 403, 403]);
    expect((await panel('post', '', {}, auditor)).status).toBe(403);
    expect((await panel('post', '/onedrive/test', {}, auditor)).status).toBe(403);
    // The settings of the connection are the administrator's alone; whoever makes reports sees whether there is one.
    expect((await panel('get', '/onedrive')).status).toBe(200);
    expect((await panel('get', '/onedrive/settings')).status).toBe(403);
    expect((await panel('post', '/onedrive/test', {})).status).toBe(403);
    const administrator = await adminJwt(app);
    expect((await panel('get', '/onedrive/settings', undefined, administrator)).status).toBe(200);
  });
});
