import type { OpenPreview, Preview } from '../../plugins/importer/server/src/contracts';
import { createAdmin, type TestApp } from '../support';
import { startImporter, type ImporterDoors } from '../support/importer';

/** Leaving and coming back: what a person has begun is offered again, whoever's computer it is. */

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
  expect(read.options).toEqual({ quantity: 3 });
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
  expect((list.body as { previews: OpenPreview[] }).previews).toMatchObject([{ fileName: 'adm.csv' }]);
  expect(await open()).toEqual([]);
});
