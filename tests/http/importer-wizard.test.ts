import type { OpenPreview, OpenPreviewList, Preview } from '../../plugins/importer/server/src/contracts';
import { createAdmin, makeRoute, makeStages, type TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';

/** What the importer keeps for its people: what they have begun, how they read such files, what they said parts are. */

let app: TestApp;
let token: string;
let doors: ImporterDoors;

beforeAll(async () => {
  ({ app, token, doors } = await startImporter());
});
afterAll(() => app.stop());

function ask(method: 'get' | 'post' | 'put' | 'delete', path: string, body?: object) {
  const request = app.http()[method](`/api/importer${path}`).set('Authorization', `Bearer ${token}`);
  return body ? request.send(body) : request;
}

async function open(): Promise<OpenPreview[]> {
  return ((await ask('get', '/previews')).body as { previews: OpenPreview[] }).previews;
}

const text = (name: string) => `Обозначение;Наименование;Кол-во\n${name};Вал;2\n`;

it('offers the newest preview of each file with what was chosen in it, until it is committed', async () => {
  expect(await open()).toEqual([]);
  const first = await doors.previewOf(text('ОТК-1'));
  const second = await doors.previewOf(text('ОТК-2'), { quantity: 3 });
  expect((await open()).map(({ previewId }) => previewId)).toEqual([second.previewId, first.previewId]);
  const choices = { exclude: [2], accept: ['add d:ОТК-2'], step: 'columns' };
  expect((await ask('put', `/previews/${second.previewId}/choices`, choices)).status).toBe(204);
  expect((await open())[0]).toEqual({
    previewId: second.previewId,
    fileName: 'bom.csv',
    createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    expiresAt: second.expiresAt,
    choices,
    committing: null,
  });
  const read = (await ask('get', `/previews/${second.previewId}`)).body as Preview;
  expect([read.options, read.remembered]).toEqual([{ quantity: 3 }, null]);
  expect((await ask('put', `/previews/${second.previewId}/choices`, { step: 'somewhere' })).status).toBe(400);
  expect((await doors.commit(second.previewId)).status).toBe(201);
  expect((await open()).map(({ previewId }) => previewId)).toEqual([first.previewId]);
  await ask('delete', `/previews/${first.previewId}`);
});

it('reads the file of a preview again with other options, without another upload', async () => {
  const { previewId } = await doors.previewOf(text('СНОВА-1'));
  const answer = await ask('post', `/previews/${previewId}/again`, {
    options: { quantity: 7, orderNumber: '5' },
  });
  const again = answer.body as Preview;
  expect([answer.status, again.fileName, again.product.quantity, again.product.orderNumber]).toEqual([
    201,
    'bom.csv',
    7,
    '5',
  ]);
  expect((await open()).map((preview) => preview.previewId)).toEqual([again.previewId]);
  const refused = await ask('post', `/previews/${previewId}/again`, { options: { quantity: 0 } });
  expect([refused.status, (refused.body as { error: { details: object } }).error.details]).toEqual([
    400,
    { code: 'malformed-request', paths: ['options.quantity'] },
  ]);
  // The earlier previews of the file go with it.
  expect((await ask('delete', `/previews/${again.previewId}`)).status).toBe(204);
  expect(await open()).toEqual([]);
  expect((await ask('get', `/previews/${previewId}`)).status).toBe(404);
  expect((await ask('delete', `/previews/${again.previewId}`)).status).toBe(404);
  expect((await ask('delete', '/previews/x')).status).toBe(404);
});

it('does not offer a file of which nothing was understood, until somebody says how to read it', async () => {
  const unreadable = 'Просто письмо\nбез таблицы\n';
  const nothing = await doors.previewOf(unreadable);
  expect([nothing.total, await open()]).toEqual([0, []]);
  const asked = { options: { duplicates: 'update', quantity: 2 } };
  await ask('post', `/previews/${nothing.previewId}/again`, asked);
  expect(await open()).toEqual([]);
  const told = await ask('post', `/previews/${nothing.previewId}/again`, { options: { headerRow: 1 } });
  const { previewId } = told.body as Preview;
  expect((await open()).map((preview) => preview.previewId)).toEqual([previewId]);
  // Whoever uploads it once more finds what was told before.
  await doors.previewOf(unreadable);
  expect((await open()).map((preview) => preview.previewId)).toEqual([previewId]);
  expect((await ask('delete', `/previews/${previewId}`)).status).toBe(204);
  expect(await open()).toEqual([]);
});

it('is the same for a person of the admin panel, after another sign-in too', async () => {
  const person = await createAdmin(app);
  const signIn = async () => {
    const answer = await app.http().post('/admin/login').send(person);
    return `Bearer ${(answer.body as { data: { token: string } }).data.token}`;
  };
  const upload = app
    .http()
    .post('/importer/previews')
    .set('Authorization', await signIn());
  const made = await upload.field('options', '{}').attach('file', Buffer.from(text('АДМ-1')), 'adm.csv');
  expect(made.status).toBe(201);
  const list = await app
    .http()
    .get('/importer/previews')
    .set('Authorization', await signIn());
  const { previews, limits } = list.body as OpenPreviewList;
  expect(previews).toMatchObject([{ fileName: 'adm.csv' }]);
  expect(limits).toEqual({ rows: 50_000, megabytes: 50 });
  expect(await open()).toEqual([]);
});

describe('a heading that is known', () => {
  const heading = 'Индекс дет.;Что;Сколько;Из чего';
  const told = {
    headerRow: 1,
    mapping: { designation: 'A', name: 'B', quantity: 'C', material: 'D' },
  } as const;

  it('is read as it was committed last, which is said; what is told now wins', async () => {
    const first = await doors.previewOf(`${heading}\nПАМ-1;Вал;2;Ст45\n`, told);
    expect(first.remembered).toBeNull();
    expect((await doors.commit(first.previewId)).status).toBe(201);
    // Spaces and case are no other heading.
    const next = await doors.previewOf(`индекс дет.; ЧТО;СКОЛЬКО;Из  чего\nПАМ-2;Ось;3;40Х\n`);
    expect(next.mapping).toEqual(told.mapping);
    expect(next.rows[0]).toMatchObject({ designation: 'ПАМ-2', name: 'Ось', required: 3, material: '40Х' });
    expect(next.remembered).toMatchObject({
      by: expect.stringMatching(/^test /),
      format: null,
      quantityMeans: null,
    });
    const other = await doors.previewOf(`${heading}\nПАМ-3;Ось;3;40Х\n`, { mapping: { size: 'D' } });
    expect(other.mapping).toEqual({ designation: 'A', name: 'B', quantity: 'C', size: 'D' });
    const asRecognised = await doors.previewOf(`${heading}\nПАМ-3;Ось;3;40Х\n`, { remembered: false });
    expect(asRecognised.remembered).toBeNull();
    expect(asRecognised.mapping).not.toEqual(told.mapping);
    // A title above it moves the heading, and its words are nobody's but this factory's.
    const moved = await doors.previewOf(`Заказ 7;;;\n${heading}\nПАМ-9;Ось;3;40Х\n`);
    expect([moved.headerRow, moved.mapping]).toEqual([2, told.mapping]);
  });

  it('of other columns is another one, and one that was read as recognised is forgotten', async () => {
    const shifted = await doors.previewOf(`№;${heading}\n1;ПАМ-4;Вал;2;Ст45\n`, {});
    expect(shifted.remembered).toBeNull();
    const usual = 'Обозначение;Наименование;Кол-во;Прим.';
    const chosen = await doors.previewOf(`${usual}\nПАМ-5;Вал;2;окрасить\n`, { mapping: { material: null } });
    expect((await doors.commit(chosen.previewId)).status).toBe(201);
    const again = await doors.previewOf(`${usual}\nПАМ-6;Вал;2;окрасить\n`);
    expect([again.mapping.material, again.remembered?.mapping.material]).toEqual([undefined, null]);
    const back = await doors.previewOf(`${usual}\nПАМ-7;Вал;2;окрасить\n`, { remembered: false });
    expect(back.mapping.material).toBe('D');
    expect((await doors.commit(back.previewId)).status).toBe(201);
    expect((await doors.previewOf(`${usual}\nПАМ-8;Вал;2;окрасить\n`)).remembered).toBeNull();
  });
});

describe('kinds told in bulk', () => {
  const text = 'Обозначение;Наименование;Кол-во\nВИД;Тележка;\nВИД.01;Рама;1\nZM-1;Болт;4\nZM-2;Гайка;4\n';

  it('make bolts that have no work and print no labels, and stay with the preview', async () => {
    await makeStages(app, ['Слесарная']);
    await makeRoute(app, 'Обычный', ['Слесарная'], true);
    const preview = await doors.previewOf(text, { kindRules: [{ kind: 'standard', startsWith: 'zm-' }] });
    expect(preview.rows.map(({ kind }) => kind)).toEqual(['assembly', 'part', 'standard', 'standard']);
    const again = (await ask('get', `/previews/${preview.previewId}`)).body as Preview;
    expect(again.options).toEqual({ kindRules: [{ kind: 'standard', startsWith: 'zm-' }] });
    const committed = await doors.commit(preview.previewId);
    expect(await doors.states('ВИД')).toMatchObject([
      { designation: 'ВИД', operations: 'Слесарная:1' },
      { designation: 'ВИД.01', operations: 'Слесарная:1' },
      { designation: 'ZM-1', kind: 'standard', operations: '' },
      { designation: 'ZM-2', kind: 'standard', operations: '' },
    ]);
    const { product } = committed.body as { product: { id: string } };
    const sheet = await app
      .http()
      .post('/api/qr-labels/sheets')
      .set('Authorization', `Bearer ${token}`)
      .send({ product: product.id, layout: 'a4-3x7' });
    expect([sheet.status, sheet.headers['x-labels-printed']]).toEqual([200, '2']);
  });

  it.each([
    [{ kind: 'bolt', startsWith: 'zm' }],
    [{ kind: 'part' }],
    [{ kind: 'part', startsWith: 'zm', rows: [1] }],
    [{ kind: 'part', rows: [] }],
  ])('are refused where a rule is none: %j', async (rule) => {
    const answer = await doors.upload(text, JSON.stringify({ kindRules: [rule] }));
    expect([
      answer.status,
      (answer.body as { error: { details: { code: string } } }).error.details.code,
    ]).toEqual([400, 'malformed-request']);
  });
});

it('refuses a preview that has expired, says why, and lets go of it and its file with the next one', async () => {
  const { previewId } = await doors.previewOf(text('ВЧЕРА-1'));
  const kept = async () => {
    const { rows } = await app.sql.query<{ previews: number; files: number }>(
      `select count(*)::int as previews, count(f.sha256)::int as files
         from importer_previews p left join importer_files f on f.sha256 = p.file_sha256 where p.id = $1`,
      [previewId],
    );
    return rows[0];
  };
  const { rows } = await app.sql.query<{ sha256: string }>(
    `update importer_previews
        set created_at = created_at - interval '2 days', expires_at = expires_at - interval '2 days'
      where id = $1 returning file_sha256 as sha256`,
    [previewId],
  );
  const before = await doors.counts();
  const committed = await doors.commit(previewId).set('Accept-Language', 'ru');
  expect([committed.status, committed.body.error]).toMatchObject([
    404,
    {
      message: 'Такого предпросмотра больше нет: он хранится сутки. Загрузите файл ещё раз.',
      details: { code: 'preview-not-found' },
    },
  ]);
  expect((await ask('get', `/previews/${previewId}`)).status).toBe(404);
  expect((await ask('post', `/previews/${previewId}/again`, { options: {} })).status).toBe(404);
  expect(await open()).not.toContainEqual(expect.objectContaining({ previewId }));
  expect([await doors.counts(), await kept()]).toEqual([before, { previews: 1, files: 1 }]);
  await doors.previewOf(text('СЕГОДНЯ-1'));
  expect(await kept()).toEqual({ previews: 0, files: 0 });
  const files = await app.sql.query('select from importer_files where sha256 = $1', [rows[0]?.sha256]);
  expect(files.rows).toHaveLength(0);
});
