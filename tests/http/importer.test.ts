import { adminJwt, createOperator, operatorJwt, type TestApp } from '../support';
import { FIVE_ROWS, startImporter, type ImporterDoors } from '../support/importer';
import type { PreviewOptions } from '../../plugins/importer/server/src/contracts';

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

describe('a preview', () => {
  it('says what it understood and writes nothing to parts', async () => {
    const before = await doors.counts();
    const preview = await doors.previewOf(FIVE_ROWS);
    expect(await doors.counts()).toEqual(before);
    expect(preview).toMatchObject({
      format: 'product-row',
      encoding: 'utf-8',
      delimiter: ';',
      headerRow: 2,
      mapping: { designation: 'B', name: 'C', quantity: 'D', size: 'E', operations: 'F', material: 'G' },
      product: { designation: 'АСЦБ-000475', name: 'Наборка №3', quantity: 1, existing: null },
      summary: {
        parts: 3,
        lines: 2,
        materials: 0,
        routes: 2,
        stages: 3,
        new: 3,
        changed: 0,
        unchanged: 0,
        absent: 0,
        errors: 0,
        warnings: 0,
      },
      issues: [],
      newStages: ['Пок', 'Св', 'HRC'],
      newRoutes: ['Пок', 'Св → HRC'],
      page: 1,
      total: 3,
    });
    expect(
      preview.rows.map(({ row, depth, designation, quantity, required, status }) => [
        row,
        depth,
        designation,
        quantity,
        required,
        status,
      ]),
    ).toEqual([
      [3, 0, 'АСЦБ-000475', null, 1, 'new'],
      [4, 1, 'ЦДСА.8АТ-9800.00.03.000СБ', 1, 1, 'new'],
      [5, 1, 'ЦДСА.218.79.00.04', 5, 5, 'new'],
    ]);
    const lifeMs = Date.parse(preview.expiresAt) - Date.now();
    expect(lifeMs).toBeGreaterThan(23 * 3_600_000);
  });

  it('can be read again, also the page that holds a row', async () => {
    const { previewId } = await doors.previewOf(FIVE_ROWS);
    const again = await app
      .http()
      .get(`/api/importer/previews/${previewId}?pageSize=1&row=5`)
      .set('Authorization', `Bearer ${token}`);
    expect(again.status).toBe(200);
    expect(again.body).toMatchObject({ page: 3, pageSize: 1, total: 3, rows: [{ row: 5 }] });
    const unknown = await app
      .http()
      .get('/api/importer/previews/00000000-0000-4000-8000-000000000000')
      .set('Authorization', `Bearer ${token}`);
    expect([unknown.status, unknown.body.error.details.code]).toEqual([404, 'preview-not-found']);
  });

  it('tells issues in the language asked for, with their cell', async () => {
    const text = 'Обозначение;Наименование;Кол-во\nА;Изделие;\nБ;Втулка;-2\n';
    const russian = await doors.upload(text).set('Accept-Language', 'ru');
    expect(russian.body.issues).toEqual([
      {
        sheet: '',
        row: 3,
        column: 'C',
        severity: 'error',
        code: 'quantity-not-positive',
        message: 'Количество должно быть больше нуля, а указано -2. Исправьте его или исключите строку.',
        value: '-2',
      },
    ]);
    const english = await doors.upload(text).set('Accept-Language', 'en');
    expect(english.body.issues[0].message).toBe(
      'The quantity must be above zero, not -2. Correct it, or leave the row out.',
    );
    expect(
      english.body.rows.map(({ row, status }: { row: number; status: string }) => [row, status]),
    ).toEqual([
      [2, 'new'],
      [3, 'refused'],
    ]);
    const refused = await doors.commit(english.body.previewId as string);
    expect([refused.status, refused.body.error.details]).toEqual([
      422,
      { code: 'preview-has-errors', errors: 1, rows: [3] },
    ]);
  });

  it('refuses files that are none of ours', async () => {
    const xls = await doors.upload(Buffer.from('d0cf11e0a1b11ae1', 'hex'), {}, 'old.xls');
    expect([xls.status, xls.body.error.details.code, xls.body.error.details.reason]).toEqual([
      422,
      'file-refused',
      'file-is-old-xls',
    ]);
    expect(xls.body.error.message).toBe(
      'This is an old .xls workbook. Open it in Excel or LibreOffice and save it as .xlsx.',
    );
    const nothing = await app
      .http()
      .post('/api/importer/previews')
      .set('Authorization', `Bearer ${token}`)
      .field('options', '{}');
    expect([nothing.status, nothing.body.error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: ['file'] },
    ]);
    const options = await doors.upload(FIVE_ROWS, { quantity: -1, mapping: { name: 'c' } } as PreviewOptions);
    expect([options.status, options.body.error.details]).toEqual([
      400,
      { code: 'malformed-request', paths: ['options.mapping.name', 'options.quantity'] },
    ]);
    const json = await doors.upload(FIVE_ROWS, '{');
    expect([json.status, json.body.error.details.paths]).toEqual([400, ['options']]);
  });
});

describe('who may import', () => {
  it('is nobody without a token, and no operator', async () => {
    const anonymous = await app
      .http()
      .post('/api/importer/previews')
      .attach('file', Buffer.from(FIVE_ROWS), 'a.csv');
    expect([401, 403]).toContain(anonymous.status);
    await createOperator(app, { username: 'petrov', password: 'Operator-1234' });
    const jwt = await operatorJwt(app, 'petrov', 'Operator-1234');
    const operator = await app
      .http()
      .post('/api/importer/previews')
      .set('Authorization', `Bearer ${jwt}`)
      .attach('file', Buffer.from(FIVE_ROWS), 'a.csv');
    expect(operator.status).toBe(403);
  });

  it('is the technologist in the admin panel, not the auditor', async () => {
    const send = async (role: string) => {
      const jwt = await adminJwt(app, role);
      return app
        .http()
        .post('/importer/previews')
        .set('Authorization', `Bearer ${jwt}`)
        .attach('file', Buffer.from(FIVE_ROWS), 'a.csv');
    };
    expect((await send('technologist')).status).toBe(201);
    expect((await send('auditor')).status).toBe(403);
    expect(
      (await app.http().post('/importer/previews').attach('file', Buffer.from(FIVE_ROWS), 'a.csv')).status,
    ).toBe(401);
  });
});
