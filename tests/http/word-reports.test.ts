import PizZip from 'pizzip';
import type { RowsView, RunList, TemplateView, UploadView } from '../../plugins/word-reports/contracts';
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
import { binary, CSV, docx, fileOf, linesOf, MACROS, nameOf, wordReportDoors } from './word-report-world';

describe('Word reports', () => {
  let app: TestApp;
  let token: string;
  let product: Row;
  let code: string;
  let plain: string;
  let upload: UploadView;

  let doors: ReturnType<typeof wordReportDoors>;

  beforeAll(async () => {
    app = await startTestApp();
    app.strapi.config.set('server.url', 'https://tracker.factory.example');
    token = await createApiToken(app);
    doors = wordReportDoors(app, token);
    await makeStages(app, ['Резка', 'Сварка']);
    const route = await makeRoute(app, 'Два этапа', ['Резка', 'Сварка']);
    product = await makeProduct(app, { designation: 'АСЦБ.1', orderNumber: '117', quantity: 4 });
    code = await makePart(app, { product, designation: 'АСЦБ.1.01', name: 'Кронштейн', quantity: 5, route });
    await makePart(app, { product, designation: 'АСЦБ.1.02', name: 'Ось', quantity: 7, route });
    const made = await doors.send(
      '/templates',
      await docx('{{№ бирки}}: {{Наименование}}, {{Кол-во}} шт. {{Нет такого}}'),
      'Бирка цеха.docx',
    );
    expect([made.status, (made.body as TemplateView).name]).toEqual([201, 'Бирка цеха']);
    plain = (made.body as TemplateView).id;
    const sent = await doors.send('/uploads', Buffer.from(CSV), 'бирки.csv');
    expect(sent.status).toBe(201);
    upload = sent.body as UploadView;
  });
  afterAll(() => app.stop());

  it('keeps a template and gives it back; what it asks for is told', async () => {
    const bytes = await docx('{{А}}', '{{#Б}}без конца');
    const made = await doors.send('/templates', bytes, 'c.docx', {
      name: 'С ошибкой',
      fileNamePattern: '{{А}}',
    });
    expect(made.status).toBe(201);
    const { id, issues } = made.body as TemplateView & { issues: { message: string }[] };
    expect(issues.map(({ message }) => message)).toEqual([
      'Текст, абзац 2 («{{#Б}}без конца»): Блок «Б» не закрыт: нет {{/Б}}.',
    ]);
    const { templates } = (await doors.as(token).get('/templates')).body as { templates: TemplateView[] };
    expect(templates.map(({ name }) => name)).toEqual(['Бирка цеха', 'С ошибкой']);
    const file = await doors
      .as(token)
      .get(`/templates/${id}/file`)
      .buffer(true)
      .parse(binary as never);
    expect(fileOf(file).equals(bytes)).toBe(true);
    const refused = await doors.as(token).post('', { template: id, source: { part: code } });
    expect([refused.status, refused.body.error.details.code]).toEqual([422, 'template-has-errors']);
    expect(await doors.as(token).del(`/templates/${id}`)).toMatchObject({ status: 204 });
    expect((await doors.as(token).get(`/templates/${id}/file`)).status).toBe(404);
    expect((await doors.as(token).del(`/templates/${id}`)).body.error.details.code).toBe(
      'template-not-found',
    );
  });

  it('refuses what is no template, and keeps nothing of it', async () => {
    const before = await doors.count('files');
    const bad = await doors.send('/templates', Buffer.from('nothing'), 'x.docx');
    expect([bad.status, bad.body.error.details.reason]).toEqual([422, 'template-not-docx']);
    expect(bad.body.error.message).toBe('Это не документ Word. Нужен файл .docx.');
    expect((await doors.send('/templates', MACROS, 'x.docx')).body.error.details.reason).toBe(
      'template-has-macros',
    );
    const large = await doors.send('/templates', Buffer.alloc(5 * 1024 * 1024 + 1), 'x.docx');
    expect([large.status, large.body.error.details.code]).toEqual([413, 'too-large']);
    expect((await doors.as(token).post('/templates', {})).body.error.details).toEqual({
      code: 'malformed-request',
      paths: ['file'],
    });
    expect(await doors.count('files')).toBe(before);
  });

  it('reads a workbook: sheets, rows, search', async () => {
    expect(upload).toMatchObject({
      fileName: 'бирки.csv',
      sheets: [{ columns: ['№ бирки', 'Наименование', 'Кол-во', 'Масса'], rows: 3 }],
    });
    const found = (
      await doors.as(token).get(`/uploads/${upload.id}/rows?search=${encodeURIComponent('ОСЬ')}`)
    ).body as RowsView;
    expect([found.total, found.rows]).toEqual([1, [{ number: 4, cells: ['A-2', 'Ось', '', '0,7'] }]]);
    const another = await createApiToken(app);
    expect((await doors.as(another).get(`/uploads/${upload.id}/rows`)).body.error.details.code).toBe(
      'upload-not-found',
    );
    expect((await doors.as(token).get('/uploads/x/rows')).status).toBe(404);
    expect((await doors.send('/uploads', Buffer.alloc(0), 'x.xlsx')).body.error.details.code).toBe(
      'file-refused',
    );
  });

  it('tells before a run which fields have data and which data has no field', async () => {
    const told = await doors.preview({ template: plain, source: { upload: upload.id, rows: [2, 3] } });
    expect(told).toMatchObject({
      matched: ['№ бирки', 'Наименование', 'Кол-во'],
      unmatched: ['Нет такого'],
      places: { 'Нет такого': 'Текст, абзац 1' },
      blank: [],
      unused: ['Масса'],
      documents: 2,
      fileNames: ['A-1.docx', 'A-2.docx'],
      sample: { '№ бирки': 'A-1', Наименование: 'Вал', 'Кол-во': '2' },
      issues: [],
    });
  });

  it('makes one row a .docx and many rows a .zip, named by the column № бирки', async () => {
    const one = await doors.make({ template: plain, source: { upload: upload.id, row: 2 } });
    expect(linesOf(fileOf(one))).toEqual(['A-1: Вал, 2 шт. ']);
    expect(nameOf(one)).toBe('A-1.docx');
    const many = await doors.make({ template: plain, source: { upload: upload.id, rows: 'all' } });
    const zip = new PizZip(fileOf(many));
    expect(nameOf(many)).toBe('Бирка цеха.zip');
    expect(Object.keys(zip.files)).toEqual(['A-1.docx', 'A-2.docx', 'A-2 (2).docx']);
    const second = zip.file('A-2.docx')?.asNodeBuffer() ?? Buffer.alloc(0);
    expect(linesOf(second)).toEqual(['A-2: Втулка &quot;малая&quot;, 3 шт. ']);
    const named = await doors.make({
      template: plain,
      source: { upload: upload.id, row: 4 },
      fileNamePattern: 'Бирка {{№ бирки}}/{{Масса}}',
    });
    expect(nameOf(named)).toBe('Бирка A-2_0,7.docx');
  });

  it('puts many rows into one document where its block of rows repeats', async () => {
    const made = await doors.send(
      '/templates',
      await docx('{{#Строки}}{{№ строки}} {{Наименование}}; {{/Строки}}'),
      'Список.docx',
    );
    const { id } = made.body as TemplateView;
    const list = await doors.make({
      template: id,
      source: { upload: upload.id, rows: [4, 2] },
      as: 'one-document',
      fileNamePattern: 'Список',
    });
    expect(linesOf(fileOf(list))).toEqual(['4 Ось; 2 Вал; ']);
    expect(nameOf(list)).toBe('Список.docx');
  });

  it('fills the route sheet of a batch, and of every batch of a product', async () => {
    const sheet = await doors
      .as(token)
      .get('/starter?kind=route-sheet&language=ru')
      .buffer(true)
      .parse(binary as never);
    const made = await doors.send('/templates', fileOf(sheet), 'Сопроводительный лист.docx');
    const { id } = made.body as TemplateView;
    const told = await doors.preview({ template: id, source: { part: code } });
    expect([told.unmatched, told.fileNames]).toEqual([[], [`${code}.docx`]]);
    const file = fileOf(await doors.make({ template: id, source: { part: code } }));
    const lines = linesOf(file);
    expect(lines).toEqual(
      expect.arrayContaining([
        `№ бирки: ${code}`,
        'Наименование: Кронштейн',
        'Заказ: 117',
        'Резка',
        'Сварка',
      ]),
    );
    expect(Object.keys(new PizZip(file).files)).toContain('word/media/report-qr-1.png');
    const all = new PizZip(
      fileOf(await doors.make({ template: id, source: { product: product.documentId, each: 'part' } })),
    );
    expect(Object.keys(all.files)).toHaveLength(2);
    const english = await doors
      .as(token)
      .get('/starter?kind=route-sheet&language=en')
      .buffer(true)
      .parse(binary as never);
    const { id: englishId } = (await doors.send('/templates', fileOf(english), 'Route sheet.docx'))
      .body as TemplateView;
    expect((await doors.preview({ template: englishId, source: { part: code } })).unmatched).toEqual([]);
  });

  it('shows a product with its batches and their history', async () => {
    const body = await docx(
      '{{Изделие}} {{Заказ}}',
      '{{#Детали}}{{Обозначение}}:{{#История}} {{Что}}{{/История}} {{/Детали}}',
    );
    const { id } = (await doors.send('/templates', body, 'Изделие.docx')).body as TemplateView;
    const [head, parts] = linesOf(
      fileOf(await doors.make({ template: id, source: { product: product.documentId } })),
    );
    expect(head).toBe('АСЦБ.1 117');
    expect(parts).toMatch(/^АСЦБ\.1\.01:.*Запущена.*АСЦБ\.1\.02:.*Запущена/);
  });

  it('records every run with an audit entry, and makes it again as it was', async () => {
    const before = [
      await doors.count('word_report_runs'),
      await doors.count("audit_entries where action = 'make-word-report'"),
    ];
    const { id } = (await doors.send('/templates', await docx('v1 {{Наименование}}'), 'Прежний.docx'))
      .body as TemplateView;
    const first = await doors.make({ template: id, source: { upload: upload.id, row: 3 } });
    const run = first.headers['x-word-report-run'] ?? '';
    await doors.as(token).del(`/templates/${id}`);
    await app.strapi.db.connection.raw('delete from word_report_uploads where id <> ?', [upload.id]);
    const again = await doors.make({}, `/runs/${run}/again`);
    expect(fileOf(again).equals(fileOf(first))).toBe(true);
    const after = [
      await doors.count('word_report_runs'),
      await doors.count("audit_entries where action = 'make-word-report'"),
    ];
    expect(after).toEqual(before.map((n) => n + 2));
    const { runs } = (await doors.as(token).get('/runs?pageSize=2')).body as RunList;
    expect(runs).toMatchObject([
      { againOf: run, documents: 1, fileName: 'A-2.docx' },
      { id: run, againOf: null, template: { id, name: 'Прежний' }, source: { upload: upload.id, row: 3 } },
    ]);
    await expect(app.strapi.db.connection.raw('delete from word_report_runs')).rejects.toThrow();
    expect((await doors.make({}, '/runs/0b0e4b1c-2f0e-4a43-9d0b-0a9a2c0f5a11/again')).status).toBe(404);
  });

  it('refuses what it cannot make, records nothing, and says why', async () => {
    const before = await doors.count('word_report_runs');
    const codeOf = async (order: object) => {
      const { status, body } = await doors.as(token).post('', order);
      const { details } = (body as { error: { details: Record<string, unknown> } }).error;
      return [status, details.code, details.paths ?? details.row ?? details.sheet];
    };
    const source = { upload: upload.id };
    expect(await codeOf({ template: plain, source: { ...source, row: 9 } })).toEqual([
      422,
      'rows-not-found',
      9,
    ]);
    expect(await codeOf({ template: plain, source: { ...source, sheet: 'Нет' } })).toEqual([
      422,
      'sheet-not-found',
      'Нет',
    ]);
    expect(await codeOf({ template: plain, source: { ...source, row: 2, rows: [2] } })).toEqual([
      400,
      'malformed-request',
      ['source.row'],
    ]);
    expect(await codeOf({ template: plain })).toEqual([400, 'malformed-request', ['source']]);
    expect(await codeOf({ template: 'нет', source })).toEqual([400, 'malformed-request', ['template']]);
    expect(await codeOf({ template: 'abc', source })).toEqual([404, 'template-not-found', undefined]);
    expect(await codeOf({ template: plain, source: { part: '123' } })).toEqual([
      400,
      'part-code-malformed',
      undefined,
    ]);
    expect(await codeOf({ template: plain, source: { product: 'abc' } })).toEqual([
      404,
      'product-not-found',
      undefined,
    ]);
    const away = { oneDrivePath: 'Цех/бирки.xlsx', row: 2 };
    expect(await codeOf({ template: plain, source: away })).toEqual([
      409,
      'onedrive-not-configured',
      undefined,
    ]);
    expect(await doors.count('word_report_runs')).toBe(before);
    expect((await app.http().post('/api/word-reports').send({})).status).toBe(401);
  });

  it('asks the roles of the panel: a technologist keeps templates, a foreman makes reports, an auditor neither', async () => {
    const answers = async (role: string) => {
      const jwt = await adminJwt(app, role);
      const panel = (path: string) =>
        app.http().post(`/word-reports${path}`).set('Authorization', `Bearer ${jwt}`);
      const previewed = await panel('/preview').send({ template: plain, source: { part: code } });
      const kept = await panel('/templates').send({});
      return [previewed.status, kept.status];
    };
    expect(await answers('technologist')).toEqual([200, 400]);
    expect(await answers('foreman')).toEqual([200, 403]);
    expect(await answers('auditor')).toEqual([403, 403]);
  });
});
