import ExcelJS from 'exceljs';
import type {
  FoundPage,
  ImportResult,
  Preview,
  PreviewOptions,
} from '../../plugins/importer/server/src/contracts';
import type { TestApp } from '../support';
import { bookOf as workbookOf, type Cells } from '../support/books';
import { startImporter, type ImporterDoors } from '../support/importer';

/** One bill of materials over several sheets at every door: a row is one of its sheet. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

const HEADING: Cells = ['Уровень', 'Обозначение', 'Наименование', 'Кол-во', 'Операции'];

/** Row 3 of each sheet names another part; the quantity of the one on the second sheet is wrong. */
function bookOf(root: string): Buffer {
  return workbookOf(
    ['Лист 1', [HEADING, [0, root, 'Привод', 1, null], [1, `${root}.1`, 'Вал', 2, 'Ток']]],
    ['Лист 2', [HEADING, [1, `${root}.2`, 'Узел', 3, 'Свар'], [2, `${root}.3`, 'Ось', 'много', 'Ток']]],
    ['Прочее', [['Позвонить на склад']]],
  );
}

async function previewOf(root: string, options: PreviewOptions = {}): Promise<Preview> {
  const answer = await doors.upload(bookOf(root), options, 'привод.xlsx');
  expect(answer.status).toBe(201);
  return answer.body as Preview;
}

function ask(method: 'post' | 'put', path: string, body: object) {
  return app.http()[method](`/api/importer${path}`).set('Authorization', `Bearer ${token}`).send(body);
}

const ON_SECOND = { sheet: 'Лист 2', row: 3 };
const placesOf = (rows: Preview['rows']) =>
  rows.map(({ sheet, row, designation }) => [sheet, row, designation]);

describe('a preview', () => {
  it('tells the sheets, and beside each row and issue its own', async () => {
    const preview = await previewOf('А');
    expect(preview).toMatchObject({
      sheet: 'Лист 1',
      joinedSheets: ['Лист 1', 'Лист 2'],
      joinableSheets: ['Лист 1', 'Лист 2'],
      headerRow: 1,
      total: 4,
    });
    expect(placesOf(preview.rows)).toEqual([
      ['Лист 1', 2, 'А'],
      ['Лист 1', 3, 'А.1'],
      ['Лист 2', 2, 'А.2'],
      ['Лист 2', 3, 'А.3'],
    ]);
    expect(preview.rows.map(({ status }) => status)).toEqual(['new', 'new', 'new', 'refused']);
    expect(preview.issues.map(({ sheet, row, column, code }) => [sheet, row, column, code])).toEqual([
      ['Лист 2', 3, 'D', 'quantity-not-a-number'],
      ['Лист 1', null, null, 'sheets-joined'],
    ]);
  });

  it('of one sheet as soon as somebody says so, also of a preview that was made', async () => {
    const apart = await previewOf('Б', { joinedSheets: [] });
    expect([apart.sheet, apart.joinedSheets, apart.total]).toEqual(['Лист 1', [], 2]);
    const again = await ask('post', `/previews/${apart.previewId}/again`, {
      options: { joinedSheets: ['Лист 2', 'Лист 1'] },
    });
    const { options, joinedSheets, total } = again.body as Preview;
    expect([again.status, options.joinedSheets, joinedSheets, total]).toEqual([
      ...[201, ['Лист 2', 'Лист 1'], ['Лист 1', 'Лист 2'], 4],
    ]);
  });

  it.each<[string, object, string]>([
    ['one sheet alone', { joinedSheets: ['Лист 1'] }, 'options.joinedSheets'],
    ['no list', { joinedSheets: 'Лист 1' }, 'options.joinedSheets'],
    ['an empty name', { joinedSheets: ['', 'Лист 2'] }, 'options.joinedSheets.0'],
    ['256 sheets', { joinedSheets: Array(256).fill('Лист 1') }, 'options.joinedSheets'],
    [
      'a rule for a row of nowhere',
      { kindRules: [{ kind: 'part', rows: [{ row: 3 }] }] },
      'options.kindRules.0',
    ],
  ])('is malformed of %s', async (_what, options, path) => {
    const answer = await doors.upload(bookOf('В'), JSON.stringify(options), 'привод.xlsx');
    expect([answer.status, (answer.body as { error: { details: object } }).error.details]).toMatchObject([
      400,
      { code: 'malformed-request', paths: [expect.stringContaining(path)] },
    ]);
  });
});

describe('rows of a further sheet', () => {
  it('are found, listed and left out by sheet and row', async () => {
    const { previewId } = await previewOf('Г');
    const page = async (body: object): Promise<FoundPage> =>
      (await ask('post', `/previews/${previewId}/page`, body)).body as FoundPage;
    expect((await page({ list: 'errors' })).listed).toEqual([ON_SECOND]);
    expect((await page({ list: 'found' })).listed).toEqual([2, 3, { sheet: 'Лист 2', row: 2 }, ON_SECOND]);
    expect(await page({ pageSize: 1, row: ON_SECOND })).toMatchObject({
      page: 4,
      rows: [{ designation: 'Г.3' }],
    });
    expect(await page({ pageSize: 1, row: 3 })).toMatchObject({ page: 2, rows: [{ designation: 'Г.1' }] });
    expect(placesOf((await page({ exclude: [ON_SECOND] })).rows)).toHaveLength(3);
    // The same number on the first sheet is another row, and the first sheet may be named too.
    expect(placesOf((await page({ exclude: [3] })).rows)).toEqual([
      ['Лист 1', 2, 'Г'],
      ['Лист 2', 2, 'Г.2'],
      ['Лист 2', 3, 'Г.3'],
    ]);
    expect((await page({ exclude: [{ sheet: 'Лист 1', row: 3 }] })).total).toBe(3);
    expect((await page({ exclude: [{ sheet: 'Прочее', row: 3 }] })).total).toBe(4);
  });

  it('are what a rule says', async () => {
    const kindRules = [{ kind: 'purchased' as const, rows: [ON_SECOND] }];
    const { rows } = await previewOf('Д', { kindRules });
    expect(rows.map(({ kind }) => kind)).toEqual(['assembly', 'part', 'assembly', 'purchased']);
  });

  it('are named by a refused commit, and left out by one that says so', async () => {
    const { previewId } = await previewOf('Е');
    const refused = await doors.commit(previewId, { exclude: [3] });
    expect([refused.status, (refused.body as { error: { details: object } }).error.details]).toEqual([
      422,
      { code: 'preview-has-errors', errors: 1, rows: [ON_SECOND] },
    ]);
    const made = await doors.commit(previewId, { exclude: [ON_SECOND] });
    expect([made.status, (made.body as ImportResult).summary.parts]).toEqual([201, 3]);
    expect(await doors.states('Е')).toMatchObject([
      { designation: 'Е', required: 1 },
      { designation: 'Е.1', required: 2 },
      { designation: 'Е.2', required: 3 },
    ]);
  });

  it('have the comment in the downloaded file, unless they are left out', async () => {
    const { previewId } = await previewOf('Ж');
    const download = async (): Promise<ExcelJS.Workbook> => {
      const answer = await app
        .http()
        .get(`/api/importer/previews/${previewId}/issues?exclude=chosen&language=ru`)
        .set('Authorization', `Bearer ${token}`)
        .buffer(true)
        .parse((response, done) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () => done(null, Buffer.concat(chunks)));
        });
      expect(answer.status).toBe(200);
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.load(answer.body as ArrayBuffer);
      return workbook;
    };
    const noteAt = (book: ExcelJS.Workbook, sheet: string) => {
      const { note } = book.getWorksheet(sheet)?.getCell('D3') ?? {};
      return note === undefined ? null : JSON.stringify(note);
    };
    const whole = await download();
    expect(noteAt(whole, 'Лист 2')).toContain('много');
    expect(noteAt(whole, 'Лист 1')).toBeNull();
    const kept = await ask('put', `/previews/${previewId}/choices`, { exclude: [ON_SECOND], step: 'check' });
    expect(kept.status).toBe(204);
    expect(noteAt(await download(), 'Лист 2')).toBeNull();
  });

  it('and what is proposed for their parts is told with its sheet', async () => {
    const first = await previewOf('З');
    await doors.commit(first.previewId, { exclude: [ON_SECOND] });
    const { proposals } = await previewOf('З', { duplicates: 'update', quantity: 2 });
    expect(proposals.map(({ id, sheet, row }) => [id, sheet, row])).toEqual([
      ['add d:З', 'Лист 1', 2],
      ['add d:З.1', 'Лист 1', 3],
      ['add d:З.2', 'Лист 2', 2],
    ]);
  });
});

it('GraphQL joins sheets by its options and leaves their rows out', async () => {
  const mutate = async <T>(name: string, type: string, input: object, fields: string): Promise<T> => {
    const query = `mutation ($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
    const answer = await app
      .http()
      .post('/graphql')
      .set('Authorization', `Bearer ${token}`)
      .send({ query, variables: { input } });
    return (answer.body as { data: Record<string, T> }).data[name] as T;
  };
  const content = bookOf('И').toString('base64');
  const input = { fileName: 'привод.xlsx', content, options: { joinedSheets: ['1', '2'] } };
  const fields = 'previewId issues summary';
  const made = await mutate<Preview>('previewImport', 'PreviewImportInput', input, fields);
  expect(made.issues).toMatchObject([{ ...ON_SECOND, code: 'quantity-not-a-number' }]);
  const commit = { previewId: made.previewId, exclude: [3], excludeOnSheets: [ON_SECOND] };
  const done = await mutate<ImportResult>('commitImport', 'CommitImportInput', commit, 'importId summary');
  expect(done.summary.parts).toBe(2);
});
